import { given, named, type Derivation } from '../derivation.ts'
import type { NoGradeReason, PersonGradePolicy } from '../scheme.ts'
import type { Standing } from './fill-places.ts'
import type { GradeCap } from './grade-caps.ts'
import { GRADES, type GradeCode } from './grade-codes.ts'
import { capLevel, gradeAt } from './levels.ts'
import type { UnitPlaces } from './unit-places.ts'

export type PersonGrade = {
  /** null for people without a grade (RULES §10.1) and without a composite. */
  readonly grade: GradeCode | null
  readonly noGrade: NoGradeReason | null
  /** By composite, not capped, and with a grade at all. */
  readonly isExcellentCapable: boolean
  /** In a tie that crosses the last place, before the committee has met (需会议研究). */
  readonly needsCommittee: boolean
  /** null where there is neither a grade nor a reason for none. */
  readonly why: () => Derivation | null
}

/** What a person brings: the composite, a reason for no grade, a cap. */
export type GradeFacts = {
  readonly person: string
  readonly compositeCenti: number | null
  readonly noGrade: NoGradeReason | null
  readonly cap: GradeCap | null
  readonly policy: PersonGradePolicy
}

/** What became of the person's claim to an excellent place. */
export type PlaceFacts = {
  /** null for somebody who does not compete for a place. */
  readonly standing: Standing | null
  /** Code of the committee's decision, or null. */
  readonly pick: string | null
  readonly hasCommitteeMet: boolean
  /** Of the person's list; null for somebody who is in none. */
  readonly places: UnitPlaces | null
}

/** 3 from the excellent threshold on, 2 competent, 1 basic, 0 below (RULES §10.2). */
export function candidateLevel(compositeCenti: number, policy: PersonGradePolicy): number {
  if (compositeCenti >= policy.excellentCenti) return 3
  if (compositeCenti >= policy.competentCenti) return 2
  return compositeCenti >= policy.basicCenti ? 1 : 0
}

/** Whether a person competes for an excellent place: by composite, with a grade, and capped people skipped (RULES §10.6). */
export function isExcellentCapable(facts: GradeFacts): boolean {
  if (facts.compositeCenti === null || facts.noGrade !== null) return false
  return (
    candidateLevel(facts.compositeCenti, facts.policy) === 3 && (facts.cap === null || facts.cap.cap === 'excellent')
  )
}

/** The lowest of candidate grade, caps and, for the excellent-capable, the place (RULES §10). */
export function gradePerson(facts: GradeFacts, place: PlaceFacts): PersonGrade {
  const isCapable = isExcellentCapable(facts)
  const none = { grade: null, isExcellentCapable: false, needsCommittee: false }
  if (facts.noGrade !== null) {
    const reason = facts.noGrade
    return { ...none, noGrade: reason, why: () => given('', 'grade.none', reason, 'code', { person: facts.person }) }
  }
  if (facts.compositeCenti === null) return { ...none, noGrade: null, why: () => null }
  const candidate = candidateLevel(facts.compositeCenti, facts.policy)
  const isPlaced = place.standing?.isPlaced === true || place.pick !== null
  const level = Math.min(candidate, capLevel(GRADES, facts.cap?.cap ?? null), isPlaced ? 3 : 2)
  const grade = gradeAt(GRADES, level)
  const needsCommittee = place.standing?.isTiedAcross === true && !isPlaced && !place.hasCommitteeMet
  return {
    grade,
    noGrade: null,
    isExcellentCapable: isCapable,
    needsCommittee,
    why: () => explain(facts, place, candidate, grade),
  }
}

function explain(facts: GradeFacts, placeFacts: PlaceFacts, candidate: number, grade: GradeCode): Derivation {
  const cap = capLevel(GRADES, facts.cap?.cap ?? null)
  const place = explainPlace(placeFacts)
  return {
    name: '',
    rule: 'grade.person',
    operation: 'min(candidate, cap, place)',
    inputs: { candidate, cap, place: place.result },
    result: capLevel(GRADES, grade),
    unit: 'count',
    notes: { person: facts.person, grade },
    parts: [explainCandidate(facts, candidate), explainCap(facts.cap, cap), place],
  }
}

function explainCandidate({ compositeCenti, policy }: GradeFacts, result: number): Derivation {
  return {
    name: 'candidate',
    rule: 'grade.candidate',
    operation:
      'clamp(composite - excellent + 1, 0, 1) + clamp(composite - competent + 1, 0, 1) + clamp(composite - basic + 1, 0, 1)',
    inputs: {
      composite: compositeCenti ?? 0,
      excellent: policy.excellentCenti,
      competent: policy.competentCenti,
      basic: policy.basicCenti,
    },
    result,
    unit: 'count',
    notes: {},
    parts: [],
  }
}

function explainCap(cap: GradeCap | null, level: number): Derivation {
  return given('cap', 'grade.cap', level, 'count', {
    cap: cap?.cap ?? null,
    sanctions: (cap?.sanctions ?? []).join(' '),
    vetoes: (cap?.vetoes ?? []).join(' '),
  })
}

/** 3 when everybody ranked as high or higher fits into the places, or the committee chose the person; else 2. */
function explainPlace({ standing, pick, places }: PlaceFacts): Derivation {
  if (standing === null || places === null) return given('place', 'grade.notCompeting', 2, 'count')
  return {
    name: 'place',
    rule: pick !== null ? 'grade.committee' : standing.isTiedAcross ? 'grade.tiedAcross' : 'grade.place',
    operation: '2 + max(clamp(places - upTo + 1, 0, 1), chosen)',
    inputs: { places: places.places, upTo: standing.upTo, chosen: pick === null ? 0 : 1 },
    result: standing.isPlaced || pick !== null ? 3 : 2,
    unit: 'count',
    notes: { list: places.code, decision: pick },
    parts: [named('places', places.why())],
  }
}
