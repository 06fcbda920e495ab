import type { NoGradeReason, Policy, Scheme } from './scheme.ts'
import type { VetoEffectRow } from './veto/veto-policy.ts'

/** Something a scheme may do, but that its author should know. Shaped as a problem; it never stops an activation. */
export type SchemeWarning = {
  readonly path: string
  readonly code: 'points.mayLower' | 'veto.movesMoney' | 'veto.movesBands' | 'quota.noDocument' | 'noGrade.noValue'
  readonly params: Readonly<Record<string, string | number>>
}

/** What the scheme editor says beside what is switched on (RULES §7.2, §8.1, §10.1, §10.7). */
export function schemeWarnings({ policy }: Scheme): readonly SchemeWarning[] {
  return [...pointsWarnings(policy), ...vetoWarnings(policy), ...gradeWarnings(policy)]
}

/** With REDISTRIBUTE a person who joins a project can fall. */
function pointsWarnings({ composite }: Policy): readonly SchemeWarning[] {
  if (composite.points.kind !== 'REDISTRIBUTE') return []
  return [{ path: 'policy.composite.points', code: 'points.mayLower', params: {} }]
}

/** Caps, lost places and zeroed categories move money through coefficients, a factor below 1 directly. */
function vetoWarnings({ veto }: Policy): readonly SchemeWarning[] {
  const rows = veto.effects.flatMap((row, i) =>
    moneyFields(row).map((field) => ({
      path: `policy.veto.effects.${i}.${field}`,
      code: 'veto.movesMoney' as const,
      params: { domain: row.domain, target: row.target, field },
    })),
  )
  if (veto.rank === 'KEEP') return rows
  return [...rows, { path: 'policy.veto.rank', code: 'veto.movesBands', params: { rank: veto.rank } }]
}

function moneyFields(row: VetoEffectRow): readonly (keyof VetoEffectRow)[] {
  const fields: (keyof VetoEffectRow)[] = []
  if (row.unitGradeCap !== null) fields.push('unitGradeCap')
  if (row.gradeCap !== null) fields.push('gradeCap')
  if (row.noExcellentQuota) fields.push('noExcellentQuota')
  if (row.bonusFactorBp !== 10000) fields.push('bonusFactorBp')
  if (row.zeroCategory !== null) fields.push('zeroCategory')
  return fields
}

/** A quota without the document it rests on; a reason for no grade without a coefficient refuses the plan later. */
function gradeWarnings({ personGrades, personalCoefficient }: Policy): readonly SchemeWarning[] {
  const path = 'policy.personalCoefficient.noGradeBp'
  const reasons: readonly NoGradeReason[] = ['PROBATION', 'LEAVE', 'INVESTIGATION']
  const missing = reasons.filter((reason) => {
    const row = personalCoefficient.noGradeBp.find((one) => one.reason === reason)
    return row === undefined || (row.coefficientBp === null && reason !== 'INVESTIGATION')
  })
  return [
    ...(personGrades.quotaDocument === ''
      ? [{ path: 'policy.personGrades.quotaDocument', code: 'quota.noDocument' as const, params: {} }]
      : []),
    ...missing.map((reason) => ({ path, code: 'noGrade.noValue' as const, params: { reason } })),
  ]
}
