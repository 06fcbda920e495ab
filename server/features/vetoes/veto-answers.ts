import { toInteger } from '../../../db/dialect.ts'
import type { VetoEvent, VetoIndicator, VetoReading } from '../../contract/vetoes.contract.ts'
import { vetoIndicatorState } from '../../engine/index.ts'
import { labelled, labelledOrNull, type Known } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import type { StoredVetoEvent, StoredVetoReading } from './vetoes.repository.ts'

/** A reading with its state and distance, which the engine computes (RULES §7.1). */
export function toReading(row: StoredVetoReading, indicator: VetoIndicator, known: Known): VetoReading {
  const actual = row.actual === null ? null : toInteger(row.actual)
  const { state, distance } = vetoIndicatorState(indicator, actual)
  return {
    unit: labelled(known.units, row.unit_code),
    state,
    actual,
    distance,
    statedOn: row.stated_on,
    document: row.document,
    origin: toOrigin(row),
  }
}

export function toEvent(row: StoredVetoEvent, known: Known): VetoEvent {
  return {
    code: row.code,
    domain: row.domain,
    level: row.level === 'UNIT' ? 'UNIT' : 'PERSON',
    unit: labelledOrNull(known.units, row.unit_code),
    person: labelledOrNull(known.people, row.person_code),
    project: labelledOrNull(known.projects, row.project_code),
    occurredOn: row.occurred_on,
    confirmedOn: row.confirmed_on,
    liftedOn: row.lifted_on,
    responsible: row.responsible.map((person) => labelled(known.people, person)),
    document: row.document,
    state: row.state as VetoEvent['state'], // moved among the three only
    origin: toOrigin(row),
  }
}
