import type { GrowthTier, Method, StepRow } from '../../server/engine/methods/method.ts'
import type { Item } from '../../server/engine/scheme.ts'
import { drawChance, drawInt, drawOne, type Draw } from './draw.ts'

/** Indicators are small whole numbers, so that subjects often tie. */
export const ACTUALS = { min: -2, max: 12 } as const

/** A method for an item; `before` are the earlier items of the card, which a gate may refer to. */
export function drawMethod(draw: Draw, fullCenti: number, before: readonly Item[]): Method {
  const kind = drawOne(draw, [...KINDS, ...(gateSources(before).length > 0 ? (['GATE'] as const) : [])])
  switch (kind) {
    case 'COMPLETE':
    case 'COMPLETE_LOW':
    case 'ALL_OR_NOTHING':
      return { kind, target: drawChance(draw, 80) ? drawInt(draw, 1, 9) : null }
    case 'STEP':
      return { kind, rows: drawRows(draw, fullCenti) }
    case 'GROWTH_VS_AVG':
      return {
        kind,
        baseCenti: part(draw, fullCenti),
        upCentiPerPp: drawInt(draw, 0, 900),
        downCentiPerPp: drawInt(draw, 0, 900),
      }
    case 'GROWTH_TIER':
      return {
        kind,
        baseCenti: part(draw, fullCenti),
        up: drawTiers(draw, fullCenti),
        down: drawTiers(draw, fullCenti),
      }
    case 'RANK_TABLE':
      return { kind, reverse: drawChance(draw, 30), ties: drawTies(draw), ...drawShares(draw) }
    case 'RANK_LINEAR':
      return { kind, reverse: drawChance(draw, 30), ties: drawTies(draw), lastShareBp: drawOne(draw, [6000, 0, 3333]) }
    case 'EFFICACY':
      return {
        kind,
        worst: drawInt(draw, 0, 9),
        best: drawInt(draw, 0, 9),
        baseShareBp: drawOne(draw, [6000, 0, 7777]),
      }
    case 'OUTSIDE_RANK':
      return { kind, table: drawOutside(draw) }
    case 'GATE':
      return drawGate(draw, gateSources(before))
  }
}

const KINDS = [
  'COMPLETE',
  'COMPLETE_LOW',
  'ALL_OR_NOTHING',
  'STEP',
  'GROWTH_VS_AVG',
  'GROWTH_TIER',
  'RANK_TABLE',
  'RANK_LINEAR',
  'EFFICACY',
  'OUTSIDE_RANK',
] as const

function part(draw: Draw, fullCenti: number): number {
  return Math.floor((fullCenti * drawInt(draw, 5, 10)) / 10)
}

function drawTies(draw: Draw): 'SHARED' | 'AVERAGE' {
  return drawOne(draw, ['SHARED', 'AVERAGE'])
}

function drawShares(draw: Draw): { sharesBp: number[]; restBp: number } {
  return drawOne(draw, [
    { sharesBp: [10000, 9500, 9000], restBp: 8500 },
    { sharesBp: [10000, 8333, 6667, 5001], restBp: 4000 },
    { sharesBp: [10000], restBp: 7777 },
  ])
}

function drawRows(draw: Draw, fullCenti: number): StepRow[] {
  const direction = drawOne(draw, ['AT_LEAST', 'AT_MOST'] as const)
  const levels = direction === 'AT_LEAST' ? [9, 6, 3] : [2, 5, 8]
  const shares = [10, 7, 4]
  return levels.map((level, index) => ({
    direction,
    level,
    centi: Math.floor((fullCenti * (shares[index] ?? 0)) / 10),
  }))
}

function drawTiers(draw: Draw, fullCenti: number): GrowthTier[] {
  const rate = () => ({ rateNumeratorCenti: drawInt(draw, 0, fullCenti), rateDenominator: drawOne(draw, [7, 20, 60]) })
  const bounded = drawInt(draw, 0, 2)
  const tiers: GrowthTier[] = []
  for (let index = 0; index < bounded; index += 1) tiers.push({ widthPp: drawInt(draw, 1, 4), ...rate() })
  return [...tiers, { widthPp: null, ...rate() }]
}

function drawOutside(draw: Draw): Extract<Method, { kind: 'OUTSIDE_RANK' }>['table'] {
  if (drawChance(draw, 50)) return { kind: 'LINEAR', lastShareBp: drawOne(draw, [6000, 1234]) }
  return { kind: 'TABLE', ...drawShares(draw) }
}

/** Items whose score and actual a gate may read. */
function gateSources(before: readonly Item[]): Item[] {
  return before.filter(
    (item) =>
      item.mode.kind === 'INDICATOR' && item.mode.method.kind !== 'GATE' && item.mode.method.kind !== 'OUTSIDE_RANK',
  )
}

function drawGate(draw: Draw, sources: readonly Item[]): Method {
  const direction = drawOne(draw, ['AT_LEAST', 'AT_MOST'] as const)
  const gate = { item: drawOne(draw, sources).code, direction, level: drawInt(draw, 2, 8) }
  return { kind: 'GATE', of: drawOne(draw, sources).code, gate, shareBp: drawOne(draw, [6000, 5555, 0]) }
}
