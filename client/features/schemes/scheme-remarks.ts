import { computed, inject, provide, type ComputedRef, type InjectionKey } from 'vue'
import type { SchemeRemark } from '../../simulation/check-scheme.ts'

export type Remarks = { readonly problems: readonly SchemeRemark[]; readonly warnings: readonly SchemeRemark[] }
const key: InjectionKey<ComputedRef<Remarks>> = Symbol('remarks of a scheme')
const NONE: ComputedRef<Remarks> = computed(() => ({ problems: [], warnings: [] }))

export function provideRemarks(remarks: ComputedRef<Remarks>): void {
  provide(key, remarks)
}

/** Problems and warnings of the edited scheme, asked for by path. */
export function useRemarks() {
  const remarks = inject(key, NONE)
  const at = (path: string) => remarks.value.problems.filter((problem) => problem.path === path)
  const warningsAt = (path: string) => remarks.value.warnings.filter((warning) => warning.path === path)
  const countBelow = (path: string) =>
    remarks.value.problems.filter((problem) => problem.path === path || problem.path.startsWith(`${path}.`)).length
  return { at, warningsAt, countBelow, remarks }
}
