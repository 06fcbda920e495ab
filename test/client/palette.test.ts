import { describe, expect, it } from 'vitest'
import { findEntries, type PaletteEntry } from '../../client/features/palette/find-entries.ts'

const entry = (kind: PaletteEntry['kind'], label: string, detail = ''): PaletteEntry => ({
  id: `${kind} ${label}`,
  kind,
  label,
  detail,
  path: '/',
})
const entries = [entry('page', '排名'), entry('unit', '测绘模块', 'M07'), entry('person', '王测', 'P10001 测绘模块')]
const labels = (text: string) => findEntries(entries, text).map((each) => each.label)

describe('findEntries', () => {
  it('offers the pages before anything is typed', () => {
    expect(labels('')).toEqual(['排名'])
  })

  it('finds by name and by code, those that begin with the text first', () => {
    expect(labels('测')).toEqual(['测绘模块', '王测'])
    expect(labels('王')).toEqual(['王测'])
    expect(labels('ｐ１０００１')).toEqual(['王测'])
  })

  it('asks for every word', () => {
    expect(labels('王 测绘')).toEqual(['王测'])
    expect(labels('王 矿产')).toEqual([])
  })

  it('shows at most twelve', () => {
    const many = Array.from({ length: 40 }, (_, n) => entry('person', `甲${n}`))
    expect(findEntries(many, '甲')).toHaveLength(12)
  })
})
