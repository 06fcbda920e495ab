import { given } from '../../server/engine/derivation.ts'
import type { Plan } from '../../server/engine/bundle.ts'
import { distribute, type Distributed, type DistributionInput } from '../../server/engine/settle/distribute.ts'
import type { PayeeSegment } from '../../server/engine/settle/payee-segment.ts'

export const aDistributionPlan = (override: Partial<Plan> = {}): Plan => ({
  code: 'PLAN',
  poolFen: '100000000',
  roundingUnit: 'FEN',
  slices: [{ kind: 'PERFORMANCE', code: 'MAIN', weight: 1 }],
  floorBp: null,
  ceilingBp: null,
  forfeits: 'SPREAD',
  ...override,
})

/** A segment of post 1.0, factor 1.00 and personal coefficient 1.00; its posting is the person's first. */
export const aSegment = (person: string, override: Partial<PayeeSegment> = {}): PayeeSegment => ({
  posting: `${person}-1`,
  person,
  unit: person.slice(0, 1),
  postBp: 10_000,
  months: 12,
  factorBp: 10_000,
  personalBp: 10_000,
  ...override,
})

/** The office of the worked example of RULES §12. */
export const workedSegments: readonly PayeeSegment[] = [
  aSegment('A1', { postBp: 13_000, personalBp: 12_000 }),
  aSegment('A2'),
  aSegment('A3', { months: 8 }),
  aSegment('B1', { postBp: 13_000 }),
  aSegment('B2', { postBp: 11_000, personalBp: 12_000 }),
  aSegment('B3', { personalBp: 5000 }),
  aSegment('C1', { postBp: 13_000, factorBp: 0 }),
  aSegment('C2'),
  aSegment('C3'),
]

export const workedTeams: Readonly<Record<string, number>> = { A: 12_000, B: 10_000, C: 9000 }

export function distributionInput(
  plan: Partial<Plan> = {},
  override: Partial<Omit<DistributionInput, 'plan' | 'coefficientBp'>> & {
    teams?: Readonly<Record<string, number>>
  } = {},
): DistributionInput {
  const { teams = workedTeams, ...rest } = override
  const segments = rest.segments ?? workedSegments
  const personal = new Map(segments.map(({ person, personalBp }) => [person, personalBp]))
  return {
    plan: aDistributionPlan(plan),
    segments,
    coefficientBp: (unit) => teams[unit] ?? 10_000,
    personalWhy: (person) => given('', 'test.personal', personal.get(person) ?? 10_000, 'bp'),
    heldBack: new Set(),
    points: new Map(),
    homeOf: (person) => person.slice(0, 1),
    ...rest,
  }
}

/** Amounts in fen by person, everything a person gets together. */
export function amountsOf({ distribution }: Distributed): Readonly<Record<string, number>> {
  const amounts: Record<string, number> = {}
  for (const { person, amountFen } of distribution.lines) amounts[person] = (amounts[person] ?? 0) + Number(amountFen)
  return amounts
}

export function totalFen({ distribution }: Distributed): bigint {
  const paid = [...distribution.lines, ...distribution.reserves]
  return paid.reduce((sum, { amountFen }) => sum + BigInt(amountFen), 0n)
}

export const distributed = (...args: Parameters<typeof distributionInput>): Distributed =>
  distribute(distributionInput(...args))
