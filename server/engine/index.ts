/** The engine's public face. What is not exported here is nobody else's business. */
export * from './bundle.ts'
export * from './scheme.ts'
export * from './result.ts'
export type { Derivation, DerivationUnit, Derived, Scalar } from './derivation.ts'
export {
  hasScore,
  type Figure,
  type Missing,
  type MissingReason,
  type SubjectLevel,
  type SubjectRef,
} from './figure.ts'
export { Refusal, type Repair } from './refusal.ts'
export * from './grades/grade-codes.ts'
export type { GrowthTier, Method, OutsideRankTable, RankTies, StepRow } from './methods/method.ts'
export type { VetoEffectRow, VetoPolicy, VetoTarget } from './veto/veto-policy.ts'

export { settle } from './settle.ts'
export { readiness } from './readiness.ts'
export { standings, type Standings } from './standings.ts'
export { canonicalBundle, canonicalResult } from './canonical.ts'
export { sortBundle } from './canonical/sort-bundle.ts'
export { validateScheme, type ProblemCode, type SchemeProblem } from './validate-scheme.ts'

export { assertNever } from './assert-never.ts'
export { byCode, compareCodes } from './compare-codes.ts'
export { ceilDiv, floorDiv, rdiv, rdivBig } from './rounding.ts'
export { split, type Share, type Weighted } from './split/split.ts'
export { splitBounded, type BoundedShare, type BoundedSplit, type BoundedWeight } from './split/split-bounded.ts'

export { cardFor, type CardHolder } from './score/card-for.ts'
export { planCard, type CardPlan } from './score/card-plan.ts'
export { previewEntry, type EntryPreview } from './score/preview-entry.ts'
export { recallCard } from './score/recall-card.ts'
export { scoreCard, type CardFigures, type CardScore } from './score/score-card.ts'
export { adjustmentNodes } from './score/score-adjustments.ts'
export {
  personCandidate,
  scoreCards,
  unitCandidate,
  type CardFigureMaps,
  type CardScores,
  type ScoringFacts,
  type ZeroedCategories,
} from './score/score-cards.ts'
export { comparisonSets, type Candidate, type ComparisonSet } from './score/comparison-sets.ts'
export { createScoringContext, type ScoringContext } from './score/scoring-context.ts'
export { indexFacts, type FactIndex, type SubjectFacts } from './score/subject-facts.ts'
export type { UncountedPart } from './score/uncounted-parts.ts'

export { composePerson, type PersonComposite, type PersonComposition } from './compose/compose-person.ts'
export { composeUnit, type UnitComposition } from './compose/compose-unit.ts'
export { composeYear, type YearComposition } from './compose/compose-year.ts'
export { personGroup, unitGroup } from './rank/comparison-group.ts'
export { distanceToNextBand, rankBand, type RankBand } from './rank/rank-band.ts'
export { rankChange, type RankChange } from './rank/rank-change.ts'
export { rankSubjects, type Contender, type Standing } from './rank/rank-subjects.ts'
export { tieKeys, type TieFacts } from './rank/tie-keys.ts'

export { zeroedCategories } from './settle/evaluate-units.ts'
export { effectRow, vetoMarks, type VetoMarks } from './veto/veto-marks.ts'
export type { VetoMark } from './veto/merge-effects.ts'
export { vetoIndicatorState, type VetoIndicatorReading, type VetoIndicatorState } from './veto/indicator-state.ts'

export { countMonths, type CountedMonths, type CountedSegment } from './months/count-months.ts'
export { periodMonths } from './months/period-months.ts'
export { createUnitTree, evaluatedUnit, type UnitTree } from './units/unit-tree.ts'
export { toDate, toDay } from './calendar/day-number.ts'
export { createWorkCalendar, type WorkCalendar } from './calendar/work-calendar.ts'
export { dueDate, type DueDate, type Suspension, type TimeLimit } from './calendar/due-date.ts'
export { timeliness, type Timeliness } from './calendar/overdue.ts'
