/** Row types of the business tables. BIGINT columns arrive as number from SQLite and as string from a server. */
export type Big = number | string

export type UnitRow = { code: string; name: string; kind: string; batch_id: string | null }
export type UnitParentRow = { unit_code: string; starts_on: string; ends_on: string | null; parent_code: string }
export type PersonRow = { code: string; name: string; role_class: string; batch_id: string | null }
export type PostingRow = {
  code: string
  person_code: string
  unit_code: string
  post_bp: number
  starts_on: string
  ends_on: string | null
  batch_id: string | null
}
export type OfficeRow = {
  unit_code: string
  role: string
  starts_on: string
  ends_on: string | null
  person_code: string
}
export type PersonStatusRow = { person_code: string; kind: string; starts_on: string; ends_on: string | null }
export type SanctionRow = { person_code: string; kind: string; decided_on: string }
export type CalendarDayRow = { on_date: string; is_workday: number }
export type CalendarYearRow = { year: number; source: string }

export type SchemeVersionRow = {
  scheme_code: string
  version: number
  name: string
  /** DRAFT or ACTIVE. */
  status: string
  content: string
  revision: number
  created_at: Big
  activated_at: Big | null
}
/** One row for each item (rule_code '') and each rule (item_code '' for adjustments) of an active version: for SQL sums. */
export type SchemeRuleRow = {
  scheme_code: string
  version: number
  item_code: string
  rule_code: string
  category_code: string
  card_code: string
}
export type PeriodRow = {
  code: string
  name: string
  starts_on: string
  ends_on: string
  scheme_code: string
  scheme_version: number
  former_period_code: string | null
  /** OPEN, FINAL or RELEASED. */
  state: string
  /** Raised by every accepted change of a fact. */
  revision: Big
  /** The revision that live_cards show; smaller than `revision` while a bulk change is being worked in. */
  cards_revision: Big
  /** The published settlement, null while OPEN. */
  settlement_id: string | null
  created_at: Big
}
export type PeriodMoveRow = {
  period_code: string
  seq: number
  from_state: string
  to_state: string
  settlement_id: string | null
  user_id: string
  reason: string
  moved_at: Big
}

/** state STAGED, APPLIED or DISCARDED; source typed, imported or computed. */
export type BatchRow = {
  id: string
  seq: Big
  period_code: string | null
  kind: string
  source: string
  title: string
  state: string
  row_count: number
  user_id: string
  created_at: Big
  applied_at: Big | null
}
/** state DRAFT, SUBMITTED, CONFIRMED, REJECTED or REVOKED. item_code '' for scheme-level adjustments. */
export type EntryRow = {
  code: string
  period_code: string
  level: string
  subject_code: string
  item_code: string
  rule_code: string
  count: number
  event_key: string
  effective_on: string
  document: string
  state: string
  batch_id: string
  revoked_reason: string | null
  created_at: Big
  revoked_at: Big | null
}
/** kind ACTUAL, PLACE, GRADE, SCORE or NONE (withdrawn). The greatest code of a subject and item in an applied batch holds. */
export type ItemValueRow = {
  code: string
  period_code: string
  level: string
  subject_code: string
  item_code: string
  kind: string
  actual: Big | null
  target: Big | null
  place: number | null
  out_of: number | null
  grade: string | null
  centi: number | null
  stated_on: string
  document: string
  batch_id: string
  created_at: Big
}
export type ReferenceValueRow = {
  code: string
  period_code: string
  item_code: string
  value: Big
  stated_on: string
  document: string
  batch_id: string
  created_at: Big
}
export type ProjectRow = { code: string; name: string; lead_unit_code: string }
export type ChiefRepRow = { project_code: string; starts_on: string; ends_on: string | null; person_code: string }
/** person_code '' where the lead unit earned the points; unit_code is the unit that gets the credit. */
export type PointsEntryRow = {
  code: string
  period_code: string
  project_code: string
  person_code: string
  unit_code: string
  role: string
  points_centi: number
  effective_on: string
  document: string
  state: string
  batch_id: string
  created_at: Big
}
export type VetoIndicatorRow = {
  code: string
  name: string
  domain: string
  decimals: number
  unit: string
  required: Big
  direction: string
  warning: Big
  document: string
}
export type VetoReadingRow = {
  code: string
  period_code: string
  indicator_code: string
  unit_code: string
  actual: Big | null
  stated_on: string
  document: string
  batch_id: string
  created_at: Big
}
export type VetoEventRow = {
  code: string
  domain: string
  level: string
  unit_code: string
  person_code: string
  project_code: string
  occurred_on: string
  confirmed_on: string | null
  lifted_on: string | null
  document: string
  state: string
  batch_id: string
  created_at: Big
}
export type VetoEventPersonRow = { event_code: string; person_code: string }
/** kind NOT_APPLICABLE, EXEMPT, EXCELLENT or MOVE_PLACES (subject_code is then the giving unit). */
export type DecisionRow = {
  code: string
  period_code: string
  kind: string
  level: string
  subject_code: string
  item_code: string
  to_unit_code: string
  places: number
  reason: string
  batch_id: string
  created_at: Big
  revoked_at: Big | null
}
/** content is the engine's CardResult as JSON. */
export type LiveCardRow = {
  period_code: string
  level: string
  subject_code: string
  card_code: string
  state: string
  final_centi: number | null
  content: string
  revision: Big
}

export type ImportRow = {
  id: string
  kind: string
  period_code: string | null
  file_name: string
  file_digest: string
  /** Digest of the header row: files of one shape share a remembered mapping. */
  shape_key: string
  /** JSON of how the file was read: layout and headers. */
  layout: string
  mapping: string | null
  /** READ, CHECKED, APPLYING, APPLIED or FAILED. */
  status: string
  row_count: number
  problem_count: number
  /** JSON of the last check or apply: notes, counts, failure. */
  report: string | null
  job_id: string | null
  batch_id: string | null
  user_id: string
  created_at: Big
  applied_at: Big | null
}
/** The file itself, in base64, until the import is applied or removed: a changed layout reads it again. */
export type ImportFileRow = { import_id: string; seq: number; content: string }
/** content: JSON array of up to 500 problems. */
export type ImportProblemsRow = { import_id: string; seq: number; content: string }
/** content: JSON array of up to 500 rows, each an array of cell texts. */
export type ImportRowsRow = { import_id: string; seq: number; content: string }
export type ImportMappingRow = { shape_key: string; kind: string; mapping: string; updated_at: Big }

export type PlanRow = {
  period_code: string
  code: string
  name: string
  content: string
  revision: number
  updated_at: Big
}
/** state COMPUTING, COMPUTED or FAILED; a COMPUTED settlement never changes. Published is what its period points to. */
export type SettlementRow = {
  id: string
  period_code: string
  seq: number
  plan_code: string
  state: string
  engine: string
  facts_revision: Big
  input_digest: string
  output_digest: string
  pool_fen: Big
  summary: string
  job_id: string
  user_id: string
  created_at: Big
}
export type SettlementInputRow = { settlement_id: string; seq: number; content: string }
/** content: UnitResult or PersonResult as JSON; derivation: JSON, the engine's tree of each figure by its name. */
export type SettlementSubjectRow = {
  settlement_id: string
  level: string
  subject_code: string
  /** As it was when the settlement was computed. */
  name: string
  unit_code: string
  composite_centi: number | null
  subject_rank: number | null
  amount_fen: Big | null
  content: string
  derivation: string
}
export type SettlementLineRow = {
  settlement_id: string
  seq: number
  slice: string
  unit_code: string
  person_code: string
  posting_code: string
  amount_fen: Big
  content: string
}
