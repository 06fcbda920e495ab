import { inject, provide, type InjectionKey } from 'vue'
import type { ExplanationRef } from './explanations.api.ts'

/** The period, and the settlement if one is named, inside which a tree's references are followed. */
export type ExplanationScope = () => Pick<ExplanationRef, 'period' | 'settlement'>

const key: InjectionKey<ExplanationScope> = Symbol('explanation scope')

export function provideExplanationScope(scope: ExplanationScope): void {
  provide(key, scope)
}

/** null outside of an explanation: references are then shown and not followed. */
export function useExplanationScope(): ExplanationScope | null {
  return inject(key, null)
}
