import { inject, provide, type InjectionKey } from 'vue'

/** Names of the codes that a derivation's notes hold; null for a code without a name. */
export type FactNames = (code: string) => string | null

const key: InjectionKey<FactNames> = Symbol('fact names')

export function provideFactNames(names: FactNames): void {
  provide(key, names)
}

export function useFactNames(): FactNames {
  return inject(key, () => null)
}
