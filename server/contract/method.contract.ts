import { z } from 'zod'
import { code } from './primitives.ts'
import { level, shareBp, signedCenti } from './scheme-primitives.ts'

const target = level.nullable()
const direction = z.enum(['AT_LEAST', 'AT_MOST'])
const ties = z.enum(['SHARED', 'AVERAGE'])
const shares = z.array(shareBp).max(200)

const tier = z.strictObject({
  widthPp: z.int().min(1).max(100_000).nullable(),
  rateNumeratorCenti: z.int().min(0).max(100_000_000),
  rateDenominator: z.int().min(1).max(100_000_000),
})

/** Indicator methods of RULES §4. */
export const methodSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('COMPLETE'), target }),
    z.strictObject({ kind: z.literal('COMPLETE_LOW'), target }),
    z.strictObject({ kind: z.literal('ALL_OR_NOTHING'), target }),
    z.strictObject({
      kind: z.literal('STEP'),
      rows: z.array(z.strictObject({ direction, level, centi: signedCenti })).max(200),
    }),
    z.strictObject({
      kind: z.literal('GROWTH_VS_AVG'),
      baseCenti: signedCenti,
      upCentiPerPp: signedCenti,
      downCentiPerPp: signedCenti,
    }),
    z.strictObject({
      kind: z.literal('GROWTH_TIER'),
      baseCenti: signedCenti,
      up: z.array(tier).max(20),
      down: z.array(tier).max(20),
    }),
    z.strictObject({
      kind: z.literal('RANK_TABLE'),
      reverse: z.boolean(),
      ties,
      sharesBp: shares,
      restBp: shareBp,
    }),
    z.strictObject({ kind: z.literal('RANK_LINEAR'), reverse: z.boolean(), ties, lastShareBp: shareBp }),
    z.strictObject({ kind: z.literal('EFFICACY'), worst: level, best: level, baseShareBp: shareBp }),
    z.strictObject({
      kind: z.literal('OUTSIDE_RANK'),
      table: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('LINEAR'), lastShareBp: shareBp }),
        z.strictObject({ kind: z.literal('TABLE'), sharesBp: shares, restBp: shareBp }),
      ]),
    }),
    z.strictObject({
      kind: z.literal('GATE'),
      of: code,
      gate: z.strictObject({ item: code, direction, level }),
      shareBp,
    }),
  ])
  .meta({ id: 'Method' })
