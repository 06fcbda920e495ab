import { assertNever } from '../assert-never.ts'
import type { Figure } from '../figure.ts'
import type { IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'
import { scoreAllOrNothing } from './score-all-or-nothing.ts'
import { scoreCompleteLow } from './score-complete-low.ts'
import { scoreComplete } from './score-complete.ts'
import { scoreEfficacy } from './score-efficacy.ts'
import { scoreGate } from './score-gate.ts'
import { scoreGrowthTier } from './score-growth-tier.ts'
import { scoreGrowthVsAverage } from './score-growth-vs-average.ts'
import { scoreOutsideRank, scoreRank } from './score-rank.ts'
import { scoreStep } from './score-step.ts'

/** One indicator of one subject by its method (RULES §4); missing data leaves it pending, never 0. */
export function scoreIndicator(method: Method, scene: IndicatorScene): Figure {
  switch (method.kind) {
    case 'COMPLETE':
      return scoreComplete(method, scene)
    case 'COMPLETE_LOW':
      return scoreCompleteLow(method, scene)
    case 'ALL_OR_NOTHING':
      return scoreAllOrNothing(method, scene)
    case 'STEP':
      return scoreStep(method, scene)
    case 'GROWTH_VS_AVG':
      return scoreGrowthVsAverage(method, scene)
    case 'GROWTH_TIER':
      return scoreGrowthTier(method, scene)
    case 'RANK_TABLE':
    case 'RANK_LINEAR':
      return scoreRank(method, scene)
    case 'EFFICACY':
      return scoreEfficacy(method, scene)
    case 'OUTSIDE_RANK':
      return scoreOutsideRank(method, scene)
    case 'GATE':
      return scoreGate(method, scene)
    default:
      return assertNever(method)
  }
}
