/** The holidays of one year, as a yearly notice lists them. */
export type HolidayYear = { readonly year: number; readonly holidays: readonly Holiday[] }

export type Holiday = {
  readonly name: string
  readonly from: string
  readonly to: string
  /** Saturdays and Sundays worked for it. */
  readonly worked: readonly string[]
}
