import type { PlanAnswer, PlanContent, PlanInput } from '../../../server/contract/plans.contract.ts'
import { formatFixed, parseYuan } from '../../base/formats.ts'

type Slice = PlanContent['slices'][number]
export type SliceKind = Slice['kind']
export type HeldLine = { person: string; amountText: string }
export type SliceDraft = { code: string; kind: SliceKind; weightText: string; lines: HeldLine[] }

/** A plan as it is typed: every number is text until it is saved. */
export type PlanDraft = {
  code: string
  name: string
  revision: number
  poolText: string
  roundingUnit: PlanContent['roundingUnit']
  slices: SliceDraft[]
  hasFloor: boolean
  floorText: string
  hasCeiling: boolean
  ceilingText: string
  forfeits: PlanContent['forfeits']
}

export const SLICE_KINDS: readonly SliceKind[] = ['PERFORMANCE', 'POST', 'POINTS', 'HELD']

export function emptyPlan(code: string): PlanDraft {
  return {
    code,
    name: '',
    revision: 0,
    poolText: '',
    roundingUnit: 'FEN',
    slices: [{ code: 'performance', kind: 'PERFORMANCE', weightText: '100', lines: [] }],
    hasFloor: false,
    floorText: '80',
    hasCeiling: false,
    ceilingText: '120',
    forfeits: 'SPREAD',
  }
}

export function toDraft({ code, name, revision, content }: PlanAnswer): PlanDraft {
  const { poolFen, roundingUnit, slices, floorBp, ceilingBp, forfeits } = content
  return {
    code,
    name,
    revision,
    poolText: formatFixed(poolFen, 2),
    roundingUnit,
    slices: slices.map((slice) => ({
      code: slice.code,
      kind: slice.kind,
      weightText: String(slice.weight),
      lines:
        slice.kind === 'HELD'
          ? slice.lines.map((line) => ({ person: line.person, amountText: formatFixed(line.amountFen, 2) }))
          : [],
    })),
    hasFloor: floorBp !== null,
    floorText: percentText(floorBp ?? 8000),
    hasCeiling: ceilingBp !== null,
    ceilingText: percentText(ceilingBp ?? 12000),
    forfeits,
  }
}

export type PlanField = 'name' | 'pool' | 'slices' | 'floor' | 'ceiling'

/** The plan to save, or the fields that cannot be read. Money is converted digit by digit. */
export function toInput(
  draft: PlanDraft,
):
  | { readonly kind: 'plan'; readonly input: PlanInput }
  | { readonly kind: 'wrong'; readonly fields: readonly PlanField[] } {
  const poolFen = parseYuan(draft.poolText)
  const floorBp = draft.hasFloor ? parsePercent(draft.floorText) : null
  const ceilingBp = draft.hasCeiling ? parsePercent(draft.ceilingText) : null
  const slices = draft.slices.map(toSlice)
  const fields: PlanField[] = []
  if (draft.name.trim() === '') fields.push('name')
  if (poolFen === null) fields.push('pool')
  if (draft.hasFloor && floorBp === null) fields.push('floor')
  if (draft.hasCeiling && ceilingBp === null) fields.push('ceiling')
  const known = slices.filter((slice) => slice !== null)
  if (known.length !== slices.length || known.length === 0) fields.push('slices')
  if (fields.length > 0 || poolFen === null) return { kind: 'wrong', fields }
  const { roundingUnit, forfeits } = draft
  const content = { poolFen, roundingUnit, slices: known, floorBp, ceilingBp, forfeits }
  return { kind: 'plan', input: { name: draft.name.trim(), revision: draft.revision, content } }
}

function toSlice({ code, kind, weightText, lines }: SliceDraft): Slice | null {
  const weight = /^\d{1,7}$/.test(weightText.trim()) ? Number.parseInt(weightText, 10) : null
  if (weight === null || code.trim() === '') return null
  if (kind !== 'HELD') return { kind, code: code.trim(), weight }
  const held = lines.map((line) => ({ person: line.person.trim(), amountFen: parseYuan(line.amountText) }))
  const read = held.flatMap(({ person, amountFen }) =>
    person === '' || amountFen === null ? [] : [{ person, amountFen }],
  )
  return read.length === held.length ? { kind, code: code.trim(), weight, lines: read } : null
}

/** '80' or '112.5' per cent as basis points; null when it is none or has more than two decimals. */
export function parsePercent(text: string): number | null {
  const fen = parseYuan(text.replace(/[%%]/g, ''))
  return fen === null || fen.startsWith('-') || fen.length > 9 ? null : Number.parseInt(fen, 10)
}

export function percentText(bp: number): string {
  return formatFixed(bp, 2, false).replace(/\.?0+$/, '')
}

/** A code for a new plan that none of these has: 'plan-1', 'plan-2', … */
export function freePlanCode(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const code = `plan-${number}`
    if (!taken.includes(code)) return code
  }
}
