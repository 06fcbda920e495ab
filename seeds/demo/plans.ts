import type { PlanContent } from '../../server/contract/plans.contract.ts'

export type DemoPlan = { readonly code: string; readonly name: string; readonly content: PlanContent }

/** Invented pools in fen, by quarter. */
const POOLS: Readonly<Record<string, string>> = {
  '2026Q1': '186000000',
  '2026Q2': '186000000',
  '2026Q3': '192000000',
  '2026Q4': '241500000',
}

/** Two scenarios for each quarter: without bounds, and with a floor of 60 % and a ceiling of 125 % of the equal share. */
export function demoPlans(period: string): readonly DemoPlan[] {
  const poolFen = POOLS[period]
  if (poolFen === undefined) return []
  return [plan('OPEN', '不设上下限', poolFen, null, null), plan('BOUNDED', '保底60%、封顶125%', poolFen, 6000, 12500)]
}

function plan(code: string, name: string, poolFen: string, floorBp: number | null, ceilingBp: number | null): DemoPlan {
  const slices: PlanContent['slices'] = [{ kind: 'PERFORMANCE', code: 'PERFORMANCE', weight: 1 }]
  return { code, name, content: { poolFen, roundingUnit: 'FEN', slices, floorBp, ceilingBp, forfeits: 'SPREAD' } }
}
