import { assertNever } from '../../../engine/assert-never.ts'
import type { StatedValue } from '../../../contract/indicators.contract.ts'
import type { CompiledTarget } from './compile-target.ts'
import type { Fields } from './field-reader.ts'
import type { Fault } from './import-facts.ts'
import type { RowView } from './row-view.ts'
import { isGiven, type TargetOf } from './target-parts.ts'

type ValueTarget = TargetOf<'VALUE'>

/** The value of an item for the subject of a row: an actual, a grade, a score or a place. */
export function valueTarget(fields: Fields, target: ValueTarget, stated: string): CompiledTarget {
  const subject = fields.code('subject', target.subject)
  const item = fields.code('item', target.item)
  const value = compileValue(fields, target)
  const statedOn = fields.date('statedOn', target.statedOn)
  const document = fields.text('document', target.document, 500)
  return (view, faults) => {
    const who = subject(view, faults)
    const which = item(view, faults)
    const figure = value(view, faults)
    const rest = { statedOn: statedOn(view, faults) ?? stated, document: document(view, faults) ?? '' }
    if (!isGiven(who, 'subject', faults) || !isGiven(which, 'item', faults)) return null
    if (!isGiven(figure, 'value', faults)) return null
    return { kind: 'values', fact: { level: target.level, subject: who, item: which, value: figure, ...rest } }
  }
}

function compileValue(fields: Fields, target: ValueTarget): (view: RowView, faults: Fault[]) => StatedValue | null {
  switch (target.form) {
    case 'ACTUAL': {
      const actual = fields.decimal('value', target.value)
      const against = fields.decimal('against', target.against)
      return (view, faults) => {
        const figure = actual(view, faults)
        return figure === null ? null : { kind: 'ACTUAL', actual: figure, target: against(view, faults) }
      }
    }
    case 'PLACE': {
      const place = fields.scaled('value', target.value, 0)
      const outOf = fields.scaled('against', target.against, 0)
      return (view, faults) => {
        const rank = place(view, faults)
        const places = outOf(view, faults)
        if (rank === null || !isGiven(places, 'against', faults)) return null
        return { kind: 'PLACE', place: rank, outOf: places }
      }
    }
    case 'GRADE': {
      const grade = fields.code('value', target.value)
      return (view, faults) => {
        const word = grade(view, faults)
        return word === null ? null : { kind: 'GRADE', grade: word }
      }
    }
    case 'SCORE': {
      const score = fields.decimal('value', target.value)
      return (view, faults) => {
        const figure = score(view, faults)
        return figure === null ? null : { kind: 'SCORE', score: figure }
      }
    }
    default:
      return assertNever(target.form)
  }
}
