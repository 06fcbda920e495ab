import type { ImportExpression } from '../../../contract/import-mapping.contract.ts'
import { scaleDecimal } from '../../../platform/scaled-decimal.ts'
import { fold, type Choices } from './choices.ts'
import {
  compileExpression,
  hasError,
  toDate,
  toDecimal,
  type MappingPeriod,
  type Reading,
} from './evaluate-expression.ts'
import { fault, note, type Fault } from './import-facts.ts'
import type { RowView } from './row-view.ts'

/** Reads one field of a row; null stands for a field that is missing, with or without a fault. */
export type Field<T> = (view: RowView, faults: Fault[]) => T | null

const CODE = /^[^\p{C}\s](?:[^\p{C}]*[^\p{C}\s])?$/u
const CONTROL = /\p{Cc}/u
const WIDE = /^[\uFF01-\uFF5E]+$/

/** How a field of a target is read: each method compiles its expression once. An absent expression gives null. */
export function createFields(period: MappingPeriod) {
  function compile<T>(
    name: string,
    expression: ImportExpression | null,
    step: (reading: Reading) => Reading,
    finish: (text: string, report: (found: Fault) => void) => T | null,
  ): Field<T> {
    if (expression === null) return () => null
    const evaluate = compileExpression(expression, period)
    return (view, faults) => {
      const reading = step(evaluate(view))
      for (const found of reading.faults) faults.push({ ...found, field: name })
      if (hasError(reading) || reading.text === '') return null
      return finish(reading.text, (found) => faults.push(found))
    }
  }

  const same = (reading: Reading): Reading => reading

  return {
    /** A business code: no control characters, at most `max` characters. */
    code: (name: string, expression: ImportExpression | null, max = 64): Field<string> =>
      compile(name, expression, foldWide, (text, report) => {
        if (CODE.test(text) && text.length <= max) return text
        report(fault(name, 'import.badCode', { maximum: max }))
        return null
      }),

    /** Text for people. */
    text: (name: string, expression: ImportExpression | null, max: number): Field<string> =>
      compile(name, expression, same, (text, report) => {
        if (text.length <= max && !CONTROL.test(text)) return text
        report(fault(name, 'import.badText', { maximum: max }))
        return null
      }),

    date: (name: string, expression: ImportExpression | null): Field<string> =>
      compile(
        name,
        expression,
        (reading) => toDate(reading, 'AUTO'),
        (text) => text,
      ),

    /** A decimal text of at most 12 whole digits and 6 decimals; the fact's own check knows how many it takes. */
    decimal: (name: string, expression: ImportExpression | null): Field<string> =>
      compile(name, expression, toDecimal, (text, report) => {
        if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) return text
        report(fault(name, text.includes('.') ? 'import.tooManyDecimals' : 'import.tooLarge', { decimals: 6 }))
        return null
      }),

    /** An integer scaled by 10^decimals: 1.1 with 4 decimals is 11000. More decimals are refused, never rounded. */
    scaled: (name: string, expression: ImportExpression | null, decimals: number): Field<number> =>
      compile(name, expression, toDecimal, (text, report) => {
        const scaled = scaleDecimal(text, decimals)
        if (scaled.kind === 'scaled' && Math.abs(scaled.value) <= 2_000_000_000) return scaled.value
        report(
          fault(name, scaled.kind === 'tooManyDecimals' ? 'import.tooManyDecimals' : 'import.tooLarge', { decimals }),
        )
        return null
      }),

    /** One of a closed list, by its code or a word for it. */
    choice: <C extends string>(name: string, expression: ImportExpression | null, list: Choices<C>): Field<C> =>
      compile(name, expression, same, (text, report) => {
        const found = list.words.get(fold(text))
        if (found !== undefined) return found
        report(fault(name, 'import.unknownWord', { allowed: [...list.codes] }))
        return null
      }),
  }
}

export type Fields = ReturnType<typeof createFields>

/** Codes typed in full-width letters and digits are the same codes; mixed texts stay as they are. */
function foldWide(reading: Reading): Reading {
  if (!WIDE.test(reading.text)) return reading
  return { text: reading.text.normalize('NFKC'), faults: [...reading.faults, note('', 'import.normalised')] }
}
