import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Bundle } from '../../server/engine/bundle.ts'
import { canonicalText } from '../../server/engine/canonical/canonical-text.ts'
import { sortBundle } from '../../server/engine/canonical/sort-bundle.ts'
import { canonicalBundle } from '../../server/engine/canonical.ts'
import { aBundle, aPerson, aPlan, aVetoEvent } from '../support/builders.ts'

describe('canonicalText', () => {
  it.each([
    [
      'sorts keys bytewise and drops what is undefined',
      { b: 1, a: undefined, B: null, é: true },
      '{"B":null,"b":1,"é":true}',
    ],
    ['keeps the order of arrays', [2, 1, [null, 'x']], '[2,1,[null,"x"]]'],
    ['composes strings to NFC', { name: 'e\u0301\n"' }, '{"name":"é\\n\\""}'],
    ['writes minus zero as zero', -0, '0'],
    [
      'sorts objects of the same keys alike',
      [
        { b: 1, a: 2 },
        { a: 3, b: 4 },
      ],
      '[{"a":2,"b":1},{"a":3,"b":4}]',
    ],
  ])('%s', (_name, value, text) => {
    expect(canonicalText(value)).toBe(text)
  })

  it.each([0.5, 2 ** 53, NaN, 1n, () => 1, { 1: 'numeric key' }, JSON.parse('{"__proto__":1}')])(
    'refuses %s',
    (value) => {
      expect(() => canonicalText([value])).toThrow(TypeError)
    },
  )

  it('means the same as the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value), (_key, field: unknown) =>
          typeof field === 'number' ? Math.trunc(field) % 1000 : field,
        )
        fc.pre(
          !/"(\d+|__proto__)":/.test(JSON.stringify(plain)) &&
            JSON.stringify(plain).normalize('NFC') === JSON.stringify(plain),
        )
        expect(JSON.parse(canonicalText(plain))).toEqual(JSON.parse(JSON.stringify(plain)))
      }),
    )
  })
})

describe('canonicalBundle', () => {
  const bundle = aBundle({
    people: [aPerson({ code: 'P2' }), aPerson({ code: 'P1' })],
    statuses: [
      { person: 'P2', kind: 'LEAVE', startsOn: '2026-02-01', endsOn: null },
      { person: 'P1', kind: 'LEAVE', startsOn: '2026-03-01', endsOn: '2026-03-02' },
      { person: 'P1', kind: 'LEAVE', startsOn: '2026-02-01', endsOn: null },
    ],
    vetoEvents: [aVetoEvent({ responsible: ['P2', 'P1'] })],
    plan: aPlan({
      slices: [
        { kind: 'POST', code: 'B', weight: 1 },
        {
          kind: 'HELD',
          code: 'A',
          weight: 1,
          lines: [
            { person: 'P2', amountFen: '2' },
            { person: 'P1', amountFen: '1' },
          ],
        },
      ],
    }),
  })

  it('sorts every list of rows', () => {
    const sorted = sortBundle(bundle)
    expect(sorted.people.map(({ code }) => code)).toEqual(['P1', 'P2'])
    expect(sorted.statuses.map(({ person, startsOn }) => [person, startsOn])).toEqual([
      ['P1', '2026-02-01'],
      ['P1', '2026-03-01'],
      ['P2', '2026-02-01'],
    ])
    expect(sorted.vetoEvents[0]?.responsible).toEqual(['P1', 'P2'])
    expect(sorted.plan?.slices.map(({ code }) => code)).toEqual(['A', 'B'])
    expect(sorted.plan?.slices[0]).toMatchObject({ lines: [{ person: 'P1' }, { person: 'P2' }] })
  })

  it('is the same for any order of the rows, and leaves the bundle alone', () => {
    const before = structuredClone(bundle)
    const reversed: Bundle = {
      ...bundle,
      people: bundle.people.toReversed(),
      statuses: bundle.statuses.toReversed(),
      vetoEvents: bundle.vetoEvents.map((event) => ({ ...event, responsible: event.responsible.toReversed() })),
    }
    expect(canonicalBundle(reversed)).toBe(canonicalBundle(bundle))
    expect(bundle).toEqual(before)
  })

  it('tells bundles that differ apart', () => {
    expect(canonicalBundle({ ...bundle, people: [aPerson({ code: 'P1' })] })).not.toBe(canonicalBundle(bundle))
  })
})
