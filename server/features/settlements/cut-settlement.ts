import type { Bundle, ExplainPath, PersonResult, Result, Settlement, UnitResult } from '../../engine/index.ts'
import { packText } from '../../platform/packed-text.ts'
import type { ExplainedFigure, Explanations, LinePiece, Piece, SubjectPiece } from './pieces.ts'

const SUBJECTS_A_PIECE = 250
const LINES_A_PIECE = 2_000
const INPUT_CHARACTERS = 1_000_000

/** Cuts a computed settlement into portions to store: its canonical input, its subjects with explanations, its lines. */
export function* cutSettlement(
  inputText: string,
  named: Pick<Bundle, 'units' | 'people'>,
  settlement: Settlement,
): Generator<Piece> {
  yield* cutInput(inputText)
  const { units, people } = settlement.result
  const nameOf = { unit: namesOf(named.units), person: namesOf(named.people) }
  yield* cutSubjects(units, (unit) => ({ ...unitPiece(settlement, unit), name: nameOf.unit(unit.code) }))
  yield* cutSubjects(people, (person) => ({ ...personPiece(settlement, person), name: nameOf.person(person.code) }))
  yield* cutLines(settlement.result)
}

function namesOf(named: readonly { readonly code: string; readonly name: string }[]): (code: string) => string {
  const names = new Map(named.map(({ code, name }) => [code, name]))
  return (code) => names.get(code) ?? code
}

/** Cuts text between characters: half of a surrogate pair would not survive the way to the database. */
export function* cutInput(text: string, size = INPUT_CHARACTERS): Generator<Piece> {
  for (let seq = 0, start = 0; start < text.length; seq += 1) {
    let end = Math.min(start + size, text.length)
    if (isHighSurrogate(text.charCodeAt(end - 1)) && end < text.length) end += 1
    yield { kind: 'input', rows: [{ seq, content: packText(text.slice(start, end)) }] }
    start = end
  }
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff
}

function* cutSubjects<Subject>(
  subjects: readonly Subject[],
  toPiece: (subject: Subject) => SubjectPiece,
): Generator<Piece> {
  for (let start = 0; start < subjects.length; start += SUBJECTS_A_PIECE) {
    yield { kind: 'subjects', rows: subjects.slice(start, start + SUBJECTS_A_PIECE).map(toPiece) }
  }
}

type Unnamed = Omit<SubjectPiece, 'name'>

function unitPiece(settlement: Settlement, unit: UnitResult): Unnamed {
  const at = { level: 'unit', code: unit.code } as const
  return {
    ...at,
    unit: '',
    compositeCenti: unit.compositeCenti,
    rank: unit.rank,
    amountFen: unit.poolFen,
    content: JSON.stringify(unit),
    derivation: explained(settlement, [
      ['card', isScored(unit.card), { kind: 'card', ...at }],
      ['composite', unit.compositeCenti !== null, { kind: 'composite', ...at }],
      ['rank', unit.rank !== null, { kind: 'rank', ...at }],
      ['grade', unit.grade !== null, { kind: 'grade', ...at }],
      ['coefficient', true, { kind: 'coefficient', unit: unit.code }],
      ['unitPool', unit.poolFen !== null, { kind: 'unitPool', unit: unit.code }],
    ]),
  }
}

function personPiece(settlement: Settlement, person: PersonResult): Unnamed {
  const at = { level: 'person', code: person.code } as const
  return {
    ...at,
    unit: person.unit,
    compositeCenti: person.compositeCenti,
    rank: person.rank,
    amountFen: person.amountFen,
    content: JSON.stringify(person),
    derivation: explained(settlement, [
      ['card', isScored(person.card), { kind: 'card', ...at }],
      ['composite', person.compositeCenti !== null, { kind: 'composite', ...at }],
      ['rank', person.rank !== null, { kind: 'rank', ...at }],
      ['grade', person.grade !== null, { kind: 'grade', ...at }],
      ['payment', person.amountFen !== null, { kind: 'payment', person: person.code }],
    ]),
  }
}

function isScored(card: UnitResult['card']): boolean {
  return card !== null && card.finalCenti !== null
}

type Wanted = readonly [figure: ExplainedFigure, exists: boolean, path: ExplainPath]

function explained(settlement: Settlement, wanted: readonly Wanted[]): string {
  const explanations: Explanations = {}
  for (const [figure, exists, path] of wanted) if (exists) explanations[figure] = settlement.explain(path)
  return JSON.stringify(explanations)
}

function* cutLines(result: Result): Generator<Piece> {
  const lines = result.distribution?.lines ?? []
  for (let start = 0; start < lines.length; start += LINES_A_PIECE) {
    yield {
      kind: 'lines',
      rows: lines.slice(start, start + LINES_A_PIECE).map((line, offset): LinePiece => ({
        seq: start + offset,
        slice: line.slice,
        unit: line.unit,
        person: line.person,
        posting: line.posting,
        amountFen: line.amountFen,
        content: JSON.stringify(line),
      })),
    }
  }
}
