/**
 * The engine will not compute: what was asked contradicts a rule. `code` is stable and translated by the client;
 * `params` holds plain facts for the message; `repairs` are the smallest changes, each alone, that would make it feasible.
 */
export class Refusal extends Error {
  readonly code: string
  readonly params: Readonly<Record<string, string | number | readonly string[]>>
  readonly repairs: readonly Repair[]

  constructor(code: string, params: Refusal['params'] = {}, repairs: readonly Repair[] = []) {
    super(`${code} ${JSON.stringify(params)}`)
    this.name = 'Refusal'
    this.code = code
    this.params = params
    this.repairs = repairs
  }
}

/** One smallest change: the nearest feasible value of one setting, all others kept. Money is a decimal string of fen. */
export type Repair =
  | { readonly setting: 'poolFen'; readonly value: string }
  | { readonly setting: 'floorBp' | 'ceilingBp'; readonly value: number }
  /** The weight of one slice is added to another kind of slice. */
  | { readonly setting: 'slice'; readonly slice: string; readonly to: 'PERFORMANCE' }
