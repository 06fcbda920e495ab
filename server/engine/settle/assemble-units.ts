import { hasScore } from '../figure.ts'
import { indexFormerRanks } from '../rank/rank-change.ts'
import type { UnitResult } from '../result.ts'
import { hasPerformance, type Distributed } from './distribute.ts'
import type { EvaluatedUnit } from './evaluate-units.ts'
import type { Evaluation } from './evaluation.ts'

/** The plain rows of all units, in the order of the bundle. */
export function assembleUnits(evaluation: Evaluation, distributed: Distributed | null): readonly UnitResult[] {
  const formerRank = indexFormerRanks(evaluation.facts.bundle.formerRanks)
  return [...evaluation.units.units.values()].map((unit) => ({
    ...standingOf(unit),
    ...headsAndVetoes(evaluation, unit.unit.code),
    pointsCenti: evaluation.facts.points.byUnit.get(unit.unit.code) ?? 0,
    formerRank: unit.group === '' ? null : formerRank({ level: 'unit', code: unit.unit.code }, unit.group),
    poolFen: poolOf(distributed, unit.unit.code),
  }))
}

function standingOf({ unit, card, composite, group, standing, band, coefficientBp, grade }: EvaluatedUnit) {
  return {
    code: unit.code,
    kind: unit.kind,
    group,
    card: card?.result ?? null,
    compositeCenti: hasScore(composite) ? composite.centi : null,
    rank: standing?.rank ?? null,
    separatedBy: standing?.separatedBy ?? null,
    isTied: standing?.isTied ?? false,
    grade: grade.grade,
    band,
    coefficientBp,
  }
}

function headsAndVetoes({ facts, people }: Evaluation, code: string) {
  const places = people.grades.units.get(code)
  const mark = facts.marks.units.get(code)
  return {
    headCount: places?.heads ?? 0,
    quota: places?.places ?? 0,
    vetoes: mark?.events ?? [],
    honourBan: mark?.honourBan ?? false,
  }
}

/** 0 for a unit without anybody to pay; null where no performance slice is shared out. */
function poolOf(distributed: Distributed | null, code: string): string | null {
  if (distributed === null || !hasPerformance(distributed)) return null
  return String(distributed.unitPools.get(code)?.fen ?? 0n)
}
