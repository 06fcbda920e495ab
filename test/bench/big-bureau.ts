import type { Bundle, Entry, ItemValue } from '../../server/engine/index.ts'
import {
  aBundle,
  aCard,
  aCategory,
  aPerson,
  aPersonCard,
  aPlan,
  aPosting,
  aRule,
  aScheme,
  aScore,
  aUnit,
  anItem,
  unitRef,
} from '../support/builders.ts'

/** How large a generated bureau is. Entries are spread evenly over the people. */
export type BureauSize = { readonly people: number; readonly entries: number; readonly units: number }

const PAY_PER_PERSON_FEN = 1_000_000n
const RULES = 10

/** A bureau of any size, the same for the same size: people in modules, entries of ten rules, one stated score a unit. */
export function aBigBureau(size: BureauSize): Bundle {
  const people = Array.from({ length: size.people }, (_, index) =>
    aPerson({ code: personCode(index), name: `Person ${index}` }),
  )
  const units = Array.from({ length: size.units }, (_, index) =>
    aUnit({ code: unitCode(index), name: `Module ${index}` }),
  )
  return aBundle({
    scheme: aScheme({
      cards: [
        aCard({ code: 'CARD-U', categories: [aScoreCategory()] }),
        aPersonCard({ code: 'CARD-P', categories: [aDutyCategory()] }),
      ],
    }),
    units,
    people,
    postings: people.map(({ code }, index) =>
      aPosting({
        code: `S${code}`,
        person: code,
        unit: unitCode(index % size.units),
        postBp: 10_000 + (index % 6) * 1_000,
      }),
    ),
    values: units.map(({ code }, index): ItemValue =>
      aScore(unitRef(code), 'U-SCORE', 80_000 + ((index * 7_919) % 20_000)),
    ),
    entries: Array.from({ length: size.entries }, (_, index) => anEntryOf(index, size.people)),
    plan: aPlan({ code: 'A', poolFen: String(PAY_PER_PERSON_FEN * BigInt(size.people)) }),
  })
}

function aScoreCategory() {
  return aCategory({ code: 'C-SCORE', items: [anItem({ code: 'U-SCORE', mode: { kind: 'BALLOT' } })] })
}

function aDutyCategory() {
  const rules = Array.from({ length: RULES }, (_, index) =>
    aRule({ code: `R${index}`, name: `Rule ${index}`, unitCenti: -50 * (index + 1) }),
  )
  return aCategory({ code: 'C-DUTY', items: [anItem({ code: 'P-DUTY', mode: { kind: 'DEDUCT', rules } })] })
}

function anEntryOf(index: number, people: number): Entry {
  return {
    code: `E${String(index).padStart(8, '0')}`,
    subject: { level: 'person', code: personCode(index % people) },
    rule: `R${(index * 31) % RULES}`,
    count: 1 + (index % 3),
    eventKey: '',
    effectiveOn: '2026-06-15',
    document: `Inspection record ${index}`,
    source: 'imported',
  }
}

export const personCode = (index: number): string => `P${String(index).padStart(6, '0')}`
const unitCode = (index: number): string => `U${String(index).padStart(4, '0')}`
