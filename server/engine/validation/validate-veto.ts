import type { VetoEffectRow, VetoPolicy } from '../veto/veto-policy.ts'
import { known, problem, range, uniqueCodes, NONE, type Problems } from './problem.ts'

/** One row per domain and target, effects that its target can have, a factor that only takes (RULES §7.2). */
export function validateVeto(veto: VetoPolicy, unitCategories: ReadonlySet<string>, path: string): Problems {
  return [
    ...uniqueCodes(
      veto.effects.map(({ domain, target }, i) => ({
        path: `${path}.effects.${i}.domain`,
        code: domain === '' ? '' : `${domain} ${target}`,
      })),
    ),
    ...veto.effects.flatMap((row, i) => validateRow(row, unitCategories, `${path}.effects.${i}`)),
  ]
}

function validateRow(row: VetoEffectRow, unitCategories: ReadonlySet<string>, path: string): Problems {
  return [
    ...range(`${path}.promotionHoldMonths`, row.promotionHoldMonths, 0, 600),
    ...range(`${path}.bonusFactorBp`, row.bonusFactorBp, 0, 10000),
    ...(row.zeroCategory === null ? NONE : known(`${path}.zeroCategory`, row.zeroCategory, unitCategories)),
    ...strayEffects(row).flatMap((field) =>
      problem(`${path}.${field}`, 'veto.notForTarget', { target: row.target, field }),
    ),
  ]
}

/** Effects switched on that the row's target does not have. */
function strayEffects(row: VetoEffectRow): readonly (keyof VetoEffectRow)[] {
  const ofPeople = {
    promotionHoldMonths: row.promotionHoldMonths !== 0,
    gradeCap: row.gradeCap !== null,
    bonusFactorBp: row.bonusFactorBp !== 10000,
  }
  const ofUnits = {
    unitGradeCap: row.unitGradeCap !== null,
    noExcellentQuota: row.noExcellentQuota,
    zeroCategory: row.zeroCategory !== null,
  }
  const stray = row.target === 'UNIT' ? ofPeople : ofUnits
  // The keys are those of the two literals above, all of them fields of a row.
  return (Object.keys(stray) as (keyof typeof stray)[]).filter((field) => stray[field])
}
