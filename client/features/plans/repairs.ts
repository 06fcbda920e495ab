import type { Repair } from '../../../server/engine/refusal.ts'
import { toProblem } from '../../base/http/http-problem.ts'
import { formatFixed } from '../../base/formats.ts'
import { percentText, type PlanDraft } from './plan-draft.ts'

/** The smallest changes that a refusal names; each alone would make the plan feasible. */
export function repairsOf(error: unknown): readonly Repair[] {
  const problem: Readonly<Record<string, unknown>> = toProblem(error)
  const details = 'repairs' in problem ? problem : problem.details
  if (typeof details !== 'object' || details === null || !('repairs' in details)) return []
  return Array.isArray(details.repairs) ? details.repairs.filter(isRepair) : []
}

function isRepair(value: unknown): value is Repair {
  if (typeof value !== 'object' || value === null || !('setting' in value)) return false
  if (value.setting === 'slice') return 'slice' in value && typeof value.slice === 'string'
  if (!('value' in value)) return false
  if (value.setting === 'poolFen') return typeof value.value === 'string'
  return (value.setting === 'floorBp' || value.setting === 'ceilingBp') && typeof value.value === 'number'
}

/** The plan with one repair applied; everything else as it was. */
export function applyRepair(draft: PlanDraft, repair: Repair): PlanDraft {
  switch (repair.setting) {
    case 'poolFen':
      return { ...draft, poolText: formatFixed(repair.value, 2) }
    case 'floorBp':
      return { ...draft, hasFloor: true, floorText: percentText(repair.value) }
    case 'ceilingBp':
      return { ...draft, hasCeiling: true, ceilingText: percentText(repair.value) }
    case 'slice':
      return { ...draft, slices: moveWeight(draft.slices, repair.slice) }
  }
}

function moveWeight(slices: PlanDraft['slices'], from: string): PlanDraft['slices'] {
  const moved = Number.parseInt(slices.find((slice) => slice.code === from)?.weightText ?? '0', 10)
  const rest = slices.filter((slice) => slice.code !== from)
  const target = rest.find((slice) => slice.kind === 'PERFORMANCE')
  if (target === undefined) {
    return [...rest, { code: 'performance', kind: 'PERFORMANCE', weightText: String(moved), lines: [] }]
  }
  const weightText = String(Number.parseInt(target.weightText, 10) + moved)
  return rest.map((slice) => (slice === target ? { ...slice, weightText } : slice))
}
