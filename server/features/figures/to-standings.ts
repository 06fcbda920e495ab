import type { MissingFact, PersonStanding, UnitStanding } from '../../contract/figures.contract.ts'
import type { Missing, PersonResult, UnitResult } from '../../engine/index.ts'
import { categoryFigures, type Names } from './names.ts'

/** Units as the boards show them, best first; the unranked follow, each group by code among equals. */
export function toUnitStandings(
  units: readonly UnitResult[],
  missing: readonly Missing[],
  names: Names,
): readonly UnitStanding[] {
  const pending = countByCode(missing.filter((one) => one.subject.level === 'unit'))
  const gaps = gapsToNext(units)
  return inRankOrder(units).map((unit) => ({
    code: unit.code,
    name: names.unit(unit.code),
    kind: unit.kind,
    group: unit.group,
    state: unit.card?.state ?? 'notApplicable',
    compositeCenti: unit.compositeCenti,
    cardCenti: unit.card?.finalCenti ?? null,
    pointsCenti: unit.pointsCenti,
    rank: unit.rank,
    formerRank: unit.formerRank,
    rankChange: rankChange(unit),
    gapCenti: gaps.get(unit.code) ?? null,
    isTied: unit.isTied,
    separatedBy: unit.separatedBy,
    grade: unit.grade,
    band: unit.band,
    coefficientBp: unit.coefficientBp,
    headCount: unit.headCount,
    quota: unit.quota,
    vetoes: [...unit.vetoes],
    honourBan: unit.honourBan,
    pendingCount: pending.get(unit.code) ?? 0,
    categories: categoryFigures(unit.card, names),
  }))
}

/** People as the boards show them, best first. */
export function toPersonStandings(people: readonly PersonResult[], names: Names): readonly PersonStanding[] {
  return inRankOrder(people).map((person) => toPersonStanding(person, names))
}

export function toPersonStanding(person: PersonResult, names: Names): PersonStanding {
  return {
    code: person.code,
    name: names.person(person.code),
    roleClass: person.roleClass,
    unit: person.unit,
    unitName: person.unit === '' ? '' : names.unit(person.unit),
    group: person.group,
    state: person.state,
    compositeCenti: person.compositeCenti,
    cardCenti: person.card?.finalCenti ?? null,
    teamCenti: person.teamCenti,
    pointsCenti: person.pointsCenti,
    rank: person.rank,
    unitRank: person.unitRank,
    formerRank: person.formerRank,
    rankChange: rankChange(person),
    isTied: person.isTied,
    separatedBy: person.separatedBy,
    grade: person.grade,
    noGrade: person.noGrade,
    needsCommittee: person.needsCommittee,
    vetoes: [...person.vetoes],
    honourBan: person.honourBan,
    countedMonths: person.countedMonths,
  }
}

export function toMissingFact(missing: Missing, names: Names): MissingFact {
  const { level, code } = missing.subject
  return {
    level,
    code,
    name: level === 'unit' ? names.unit(code) : names.person(code),
    item: missing.item,
    itemName: missing.item === '' ? '' : names.item(missing.item),
    reason: missing.reason,
  }
}

type Ranked = { readonly code: string; readonly group: string; readonly rank: number | null }

/** Group by group in the order of their codes, by rank inside, the unranked last; equals keep the order of their codes. */
function inRankOrder<Subject extends Ranked>(subjects: readonly Subject[]): readonly Subject[] {
  const place = (subject: Subject) => subject.rank ?? Number.MAX_SAFE_INTEGER
  return subjects.toSorted((a, b) => {
    if ((a.rank === null) !== (b.rank === null)) return a.rank === null ? 1 : -1
    if (a.group !== b.group) return a.group < b.group ? -1 : 1
    return place(a) - place(b)
  })
}

function rankChange(subject: { readonly rank: number | null; readonly formerRank: number | null }): number | null {
  return subject.rank === null || subject.formerRank === null ? null : subject.formerRank - subject.rank
}

/** Points behind the nearest better place of the group: 0 where only a tie-breaker separates the two. */
function gapsToNext(units: readonly UnitResult[]): ReadonlyMap<string, number> {
  const gaps = new Map<string, number>()
  for (const unit of units) {
    const [own, place] = [unit.compositeCenti, unit.rank]
    if (place === null || own === null) continue
    const better = units.flatMap(({ group, rank, compositeCenti }) =>
      group === unit.group && rank !== null && rank < place && compositeCenti !== null ? [compositeCenti] : [],
    )
    if (better.length > 0) gaps.set(unit.code, Math.min(...better) - own)
  }
  return gaps
}

function countByCode(missing: readonly Missing[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { subject } of missing) counts.set(subject.code, (counts.get(subject.code) ?? 0) + 1)
  return counts
}
