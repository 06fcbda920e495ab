import type { AggregateDimension } from '../../contract/aggregate.contract.ts'
import { Invalid } from '../../platform/errors.ts'

export type Ledger = 'entries' | 'points' | 'vetoes'

/** What each ledger can be broken down by; the first that knows every dimension is meant. */
const LEDGERS: Readonly<Record<Ledger, readonly AggregateDimension[]>> = {
  entries: ['subject', 'category', 'item', 'rule', 'source'],
  points: ['project', 'subject', 'source'],
  vetoes: ['domain', 'subject'],
}
const NAMES: readonly Ledger[] = ['entries', 'points', 'vetoes']

/** 'subject,category' as dimensions of one ledger. @throws Invalid for an unknown, repeated or mixed dimension. */
export function readDimensions(by: string): {
  readonly ledger: Ledger
  readonly dimensions: readonly AggregateDimension[]
} {
  const dimensions = by.split(',').map(toDimension)
  if (new Set(dimensions).size < dimensions.length) throw refused('aggregate.repeated', by)
  const ledger = NAMES.find((name) => dimensions.every((dimension) => LEDGERS[name].includes(dimension)))
  if (ledger === undefined) throw refused('aggregate.mixed', by)
  return { ledger, dimensions }
}

function toDimension(name: string): AggregateDimension {
  const found = NAMES.flatMap((ledger) => LEDGERS[ledger]).find((dimension) => dimension === name)
  if (found === undefined) throw refused('aggregate.unknown', name)
  return found
}

function refused(code: string, by: string): Invalid {
  return new Invalid([{ path: 'query.by', code, params: { by } }])
}
