import { toInteger } from '../../../db/dialect.ts'
import type { EntryRow } from '../../../db/tables.ts'
import type { Entry, EntryPreview, EntryRequest } from '../../contract/entries.contract.ts'
import type { EntryPreview as EnginePreview } from '../../engine/index.ts'
import { factCode, type FactBatch } from '../batches/batches.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import { labelled, labelledOrNull, type Known } from '../facts/known.read-model.ts'
import { toOrigin } from '../facts/origin.ts'
import type { SchemeLabels } from '../facts/scheme-labels.ts'
import type { StoredEntry } from './entries.repository.ts'

type Place = { readonly batch: FactBatch; readonly at: number; readonly row: number }

/** A checked entry as its row: the item is where the rule stands on the card, '' for an addition or deduction. */
export function toEntryRow(request: EntryRequest, context: FactContext, place: Place): EntryRow {
  const { level, subject, rule } = request
  return {
    code: factCode(place.batch.seq, place.row),
    period_code: context.period.code,
    level,
    subject_code: subject,
    item_code: context.planOf({ level, code: subject })?.places.get(rule)?.item ?? '',
    rule_code: rule,
    count: request.count,
    event_key: request.eventKey,
    effective_on: request.effectiveOn,
    document: request.document,
    state: 'CONFIRMED',
    batch_id: place.batch.id,
    revoked_reason: null,
    created_at: place.at,
    revoked_at: null,
  }
}

export function toEntry(row: StoredEntry, known: Known, labels: SchemeLabels): Entry {
  const level = row.level === 'unit' ? 'unit' : 'person'
  return {
    code: row.code,
    level,
    subject: labelled(level === 'unit' ? known.units : known.people, row.subject_code),
    item: labelledOrNull(labels.items, row.item_code),
    rule: labelled(labels.rules, row.rule_code),
    unitCenti: labels.rules.get(row.rule_code)?.unitCenti ?? 0,
    count: row.count,
    eventKey: row.event_key,
    effectiveOn: row.effective_on,
    document: row.document,
    state: row.state as Entry['state'], // written as one of the contract's states only
    origin: toOrigin(row),
    revoked: row.revoked_at === null ? null : { reason: row.revoked_reason ?? '', at: toInteger(row.revoked_at) },
  }
}

export function toPreview(preview: EnginePreview): EntryPreview {
  const { nominalCenti, countedCenti, uncounted } = preview
  const isSameEvent = uncounted.some((part) => part.reason === 'sameEvent')
  const isLess = nominalCenti !== countedCenti
  return {
    statedCenti: nominalCenti,
    countedCenti,
    uncountedCenti: nominalCenti - countedCenti,
    because: isSameEvent ? 'sameEvent' : isLess ? 'cap' : 'nothing',
    itemBeforeCenti: preview.itemBeforeCenti,
    itemAfterCenti: preview.itemAfterCenti,
  }
}
