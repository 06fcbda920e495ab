/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../client/base/styles/tokens.css', import.meta.url), 'utf8')

type Tokens = ReadonlyMap<string, string>

/** Declarations of the first rule with this selector. */
function tokensOf(selector: string): Tokens {
  const start = css.indexOf(`${selector} {`)
  const body = css.slice(start, css.indexOf('}', start))
  return new Map([...body.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
}

const light = tokensOf(':root')
const dark = new Map([...light, ...tokensOf(":root[data-theme='dark']")])
const themes: readonly (readonly [string, Tokens])[] = [
  ['light', light],
  ['dark', dark],
  ['light, colour-weak', new Map([...light, ...tokensOf(":root[data-colour='weak']")])],
  ['dark, colour-weak', new Map([...dark, ...tokensOf(":root[data-theme='dark'][data-colour='weak']")])],
]

/** Relative luminance of a colour like '#1f5fa8' (WCAG 2.1). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(a: string, b: string): number {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (high + 0.05) / (low + 0.05)
}

const TEXTS = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-strong', 'good', 'warn', 'bad'].flatMap((text) =>
    ['paper', 'surface'].map((ground) => [text, ground] as const),
  ),
  ['ink', 'sunken'],
  ['ink-soft', 'sunken'],
  ['ink-faint', 'sunken'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-strong', 'accent-soft'],
  ['good', 'good-soft'],
  ['warn', 'warn-soft'],
  ['bad', 'bad-soft'],
] as const

describe.each(themes)('colours of the %s theme', (_name, tokens) => {
  it.each(TEXTS)('hold 4.5:1 for %s on %s', (text, ground) => {
    expect(contrast(tokens.get(text) ?? '', tokens.get(ground) ?? '')).toBeGreaterThanOrEqual(4.5)
  })

  it('hold 3:1 for the borders of controls', () => {
    expect(contrast(tokens.get('line-strong') ?? '', tokens.get('surface') ?? '')).toBeGreaterThanOrEqual(3)
  })
})
