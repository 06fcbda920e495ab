import type { Scope } from '../../platform/scope.ts'
import type { Span } from '../../platform/visible-subjects.ts'

/** Whose facts are summed: what the caller may see and, where asked for, only one unit and those below it. */
export type Narrowing = {
  readonly period: Span & { readonly code: string }
  readonly scope: Scope
  readonly within: Scope
}
