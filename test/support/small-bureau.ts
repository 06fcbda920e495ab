import type { Bundle } from '../../server/engine/bundle.ts'
import {
  aBundle,
  anOffice,
  aPerson,
  aPlan,
  aPointsEntry,
  aPosting,
  aProject,
  aScore,
  aUnit,
  aVetoEvent,
  personRef,
  unitRef,
} from './builders.ts'

const UNIT_SCORES: Readonly<Record<string, number>> = { A: 95_639, B: 92_000, C: 87_000, D: 81_000 }

/**
 * A bureau of four ranked modules of three people each, a group inside A, an unranked supervision module, a leader, a
 * person who moved, one on probation, one under investigation, project points and a pool of 1,000,000.00 yuan.
 */
export function aSmallBureau(over: Partial<Bundle> = {}): Bundle {
  const units = Object.keys(UNIT_SCORES)
  const staff = units.flatMap((unit) => [1, 2, 3].map((i) => ({ unit, code: `${unit}${i}`, i })))
  return aBundle({
    units: [
      ...units.map((code) => aUnit({ code })),
      aUnit({ code: 'A-G', kind: 'GROUP', parents: [{ unit: 'A', startsOn: '2020-01-01', endsOn: null }] }),
      aUnit({ code: 'S', kind: 'SUPERVISION' }),
    ],
    people: [
      ...staff.map(({ code, i }) => aPerson({ code, roleClass: i === 1 ? 'HEAD' : 'STAFF' })),
      aPerson({ code: 'S1' }),
      aPerson({ code: 'LEADER', roleClass: 'LEADER' }),
    ],
    postings: [
      ...staff.map(({ unit, code, i }) =>
        aPosting({
          code: `${code}-1`,
          person: code,
          unit: code === 'A3' ? 'A-G' : unit,
          postBp: i === 1 ? 13_000 : 10_000,
        }),
      ),
      aPosting({ code: 'S1-1', person: 'S1', unit: 'S', endsOn: '2026-04-30' }),
      aPosting({ code: 'S1-2', person: 'S1', unit: 'B', startsOn: '2026-05-01' }),
    ],
    offices: units.map((unit) => anOffice({ unit, person: `${unit}1` })),
    statuses: [
      { person: 'B3', kind: 'PROBATION', startsOn: '2026-03-01', endsOn: null },
      { person: 'C3', kind: 'INVESTIGATION', startsOn: '2026-10-01', endsOn: null },
    ],
    values: [
      ...units.map((unit) => aScore(unitRef(unit), 'U-SCORE', UNIT_SCORES[unit] ?? 0)),
      aScore(unitRef('S'), 'U-SCORE', 90_000),
      ...staff.map(({ code, i }) => aScore(personRef(code), 'P-SCORE', 96_000 - 9000 * i)),
      aScore(personRef('S1'), 'P-SCORE', 88_000),
      aScore(personRef('LEADER'), 'P-SCORE', 93_000),
    ],
    projects: [aProject({ leadUnit: 'B' })],
    points: [
      aPointsEntry({ person: 'B2', unit: 'B', pointsCenti: 4256 }),
      aPointsEntry({ code: 'PT2', person: 'A3', unit: 'A-G', pointsCenti: 1418 }),
    ],
    formerRanks: [
      { level: 'unit', code: 'A', group: 'MODULE', rank: 3 },
      { level: 'unit', code: 'B', group: 'TEAM', rank: 1 },
      { level: 'person', code: 'A2', group: 'STAFF', rank: 7 },
    ],
    plan: aPlan({
      floorBp: 6000,
      ceilingBp: 12_500,
      slices: [
        { kind: 'PERFORMANCE', code: 'PERF', weight: 70 },
        { kind: 'POST', code: 'POST', weight: 20 },
        { kind: 'POINTS', code: 'POINTS', weight: 10 },
      ],
    }),
    ...over,
  })
}

/** Illegal land use in module A, confirmed in August. */
export const vetoOnA = aVetoEvent({ unit: 'A', responsible: ['A2'] })
