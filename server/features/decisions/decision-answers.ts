import { toInteger } from '../../../db/dialect.ts'
import type { DecisionRow } from '../../../db/tables.ts'
import type { Decision, DecisionKind, DecisionRequest } from '../../contract/decisions.contract.ts'
import { assertNever, type SubjectRef } from '../../engine/index.ts'
import { labelled, labelledOrNull, type Known } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import type { SchemeLabels } from '../facts/scheme-labels.ts'
import type { StoredDecision } from './decisions.repository.ts'

export type DecisionPlace = {
  readonly code: string
  readonly period: string
  readonly batch: string
  readonly at: number
}

type Subject = Pick<DecisionRow, 'level' | 'subject_code' | 'item_code' | 'to_unit_code' | 'places'>

export function toDecisionRow(request: DecisionRequest, place: DecisionPlace): DecisionRow {
  return {
    code: place.code,
    period_code: place.period,
    kind: request.kind,
    ...subjectColumns(request),
    reason: request.reason,
    batch_id: place.batch,
    created_at: place.at,
    revoked_at: null,
  }
}

function subjectColumns(request: DecisionRequest): Subject {
  const none = { item_code: '', to_unit_code: '', places: 0 }
  switch (request.kind) {
    case 'NOT_APPLICABLE':
    case 'EXEMPT':
      return { ...none, level: request.level, subject_code: request.subject, item_code: request.item }
    case 'EXCELLENT':
      return { ...none, level: 'person', subject_code: request.person }
    case 'MOVE_PLACES': {
      const { from, to, places } = request
      return { ...none, level: 'unit', subject_code: from, to_unit_code: to, places }
    }
    default:
      return assertNever(request)
  }
}

/** The request that a stored decision was made from. */
export function toRequest(row: DecisionRow): DecisionRequest {
  const { subject_code: subject, reason } = row
  switch (kindOf(row)) {
    case 'EXCELLENT':
      return { kind: 'EXCELLENT', person: subject, reason }
    case 'MOVE_PLACES':
      return { kind: 'MOVE_PLACES', from: subject, to: row.to_unit_code, places: row.places, reason }
    case 'EXEMPT':
      return { kind: 'EXEMPT', level: levelOf(row), subject, item: row.item_code, reason }
    case 'NOT_APPLICABLE':
      return { kind: 'NOT_APPLICABLE', level: levelOf(row), subject, item: row.item_code, reason }
  }
}

/** Whose card a decision changes: nobody's where the committee gives grades. */
export function renewedBy(row: DecisionRow): readonly SubjectRef[] {
  return row.item_code === '' ? [] : [{ level: levelOf(row), code: row.subject_code }]
}

export function toDecision(row: StoredDecision, known: Known, labels: SchemeLabels): Decision {
  const level = levelOf(row)
  return {
    code: row.code,
    kind: kindOf(row),
    level,
    subject: labelled(level === 'unit' ? known.units : known.people, row.subject_code),
    item: labelledOrNull(labels.items, row.item_code),
    toUnit: labelledOrNull(known.units, row.to_unit_code),
    places: row.places,
    reason: row.reason,
    origin: toOrigin(row),
    revokedAt: row.revoked_at === null ? null : toInteger(row.revoked_at),
  }
}

const levelOf = (row: DecisionRow): SubjectRef['level'] => (row.level === 'unit' ? 'unit' : 'person')
const kindOf = (row: DecisionRow): DecisionKind => row.kind as DecisionKind // the contract admits no other on the way in
