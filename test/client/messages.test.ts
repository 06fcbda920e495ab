import { describe, expect, it } from 'vitest'
import en from '../../client/base/messages/en.json'
import zhCN from '../../client/base/messages/zh-CN.json'

type Catalogue = { readonly [key: string]: string | Catalogue }

const sources: Readonly<Record<string, string>> = import.meta.glob('../../client/**/*.{vue,ts}', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const code = Object.values(sources).join('\n')

function flatten(catalogue: Catalogue, prefix = ''): readonly (readonly [string, string])[] {
  return Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === 'string' ? [[`${prefix}${key}`, value] as const] : flatten(value, `${prefix}${key}.`),
  )
}

const chinese = new Map(flatten(zhCN))
const english = new Map(flatten(en))
const groups = Object.keys(zhCN).join('|')

/** Literals that look like keys of a known group. */
const literals = [...code.matchAll(new RegExp(`'((?:${groups})(?:\\.[A-Za-z0-9_-]+)+)'`, 'g'))].map(
  (match) => match[1] ?? '',
)
/** Beginnings of keys that are completed at run time: t(`states.${state}`), messageKey('rules', rule). */
const beginnings = [
  ...[...code.matchAll(new RegExp(`\`((?:${groups})\\.(?:[A-Za-z0-9_]+\\.)*)\\$\\{`, 'g'))].map(
    (match) => match[1] ?? '',
  ),
  ...[
    ...code.matchAll(
      new RegExp(`messageKey\\(\\s*(?:[^']*\\? )?'((?:${groups})(?:\\.[A-Za-z0-9_]+)*)'(?: : '(\\w+)')?`, 'g'),
    ),
  ].flatMap((match) => [match[1], match[2]].filter((group) => group !== undefined).map((group) => `${group}.`)),
]
/** Names of the parameters of a message. */
const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()

describe('messages', () => {
  it('exist in both languages', () => {
    expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([])
    expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([])
  })

  it('take the same parameters in both languages', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    )
    expect(different).toEqual([])
  })

  it('are there for every key that the client names', () => {
    const known = (key: string) => chinese.has(key) || [...chinese.keys()].some((each) => each.startsWith(`${key}.`))
    expect([...new Set(literals)].filter((key) => !known(key))).toEqual([])
  })

  it('are there for every beginning that the client completes', () => {
    const missing = [...new Set(beginnings)].filter(
      (beginning) => ![...chinese.keys()].some((key) => key.startsWith(beginning)),
    )
    expect(missing).toEqual([])
  })

  it('are all used', () => {
    const used = new Set(literals)
    const unused = [...chinese.keys()].filter(
      (key) => !used.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)),
    )
    expect(unused).toEqual([])
  })

  it('hold no character that the message syntax gives a meaning', () => {
    const special = [...chinese, ...english].filter(([, text]) => /[@|]/.test(text))
    expect(special).toEqual([])
  })
})
