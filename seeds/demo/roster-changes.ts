import type { PersonStatus } from '../../server/engine/bundle.ts'

/** Somebody by the place they started in: the n-th of a group, counted from 1. The first leads the group. */
export type Place = readonly [unit: string, nth: number]

/** Transfers inside the year. The month goes to the unit with most of its workdays (RULES §12.1). */
export const MOVES: readonly { readonly who: Place; readonly to: string; readonly on: string }[] = [
  { who: ['M0302', 4], to: 'M0603', on: '2026-02-09' },
  { who: ['M1102', 3], to: 'M0401', on: '2026-05-18' },
  { who: ['M0701', 6], to: 'M0903', on: '2026-08-10' },
  { who: ['M0501', 8], to: 'M1001', on: '2026-11-16' },
]

/** Who came during the year. Of February 2026 six workdays of sixteen are left on the 14th: that month does not count. */
export const JOINED: readonly { readonly who: Place; readonly on: string }[] = [
  { who: ['M0403', 5], on: '2026-02-14' },
  { who: ['M0502', 7], on: '2026-07-06' },
  { who: ['M1103', 6], on: '2026-10-12' },
]

/** Who left: known to the quarters before, and to the one they left in. */
export const LEFT: readonly { readonly who: Place; readonly on: string }[] = [{ who: ['M0704', 4], on: '2026-08-31' }]

/** Two posts at once: one counts, the one with the higher coefficient, in its unit (RULES §12.2). */
export const SECOND_POSTS: readonly {
  readonly who: Place
  readonly unit: string
  readonly postBp: number
  readonly from: string
}[] = [{ who: ['M0402', 3], unit: 'M0103', postBp: 11500, from: '2026-04-01' }]

/** Probation, and a leave over more than half of two quarters: no grade in them. */
export const STATUSES: readonly (Omit<PersonStatus, 'person'> & { readonly who: Place })[] = [
  { who: ['M0502', 7], kind: 'PROBATION', startsOn: '2026-07-06', endsOn: '2027-07-05' },
  { who: ['M0803', 2], kind: 'LEAVE', startsOn: '2026-07-13', endsOn: '2026-11-30' },
]

/** A warning caps the grade of its quarter below 优秀. */
export const SANCTIONS: readonly { readonly who: Place; readonly kind: string; readonly decidedOn: string }[] = [
  { who: ['M0702', 5], kind: 'WARNING', decidedOn: '2026-09-10' },
]

/** The heads of these two modules changed places. */
export const HEADS_SWAPPED = { units: ['M08', 'M09'], on: '2026-07-01', dayBefore: '2026-06-30' } as const

/** Leaders: the main leader first, each with the units they are in charge of. */
export const LEADERS: readonly {
  readonly title: string
  readonly postBp: number
  readonly inCharge: readonly string[]
}[] = [
  { title: '局长', postBp: 16000, inCharge: ['M11'] },
  { title: '副局长(规划、管制、利用)', postBp: 15000, inCharge: ['M01', 'M03', 'M04'] },
  { title: '副局长(耕保、修复)', postBp: 15000, inCharge: ['M02', 'M09'] },
  { title: '副局长(矿产、执法)', postBp: 15000, inCharge: ['M06', 'M07'] },
  { title: '副局长(登记、测绘、审批)', postBp: 15000, inCharge: ['M05', 'M08', 'M10'] },
  { title: '纪检监察组组长', postBp: 15000, inCharge: ['S01'] },
]
