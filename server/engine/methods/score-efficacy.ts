import type { Figure } from '../figure.ts'
import { scored } from '../score/figures.ts'
import { itemNode } from '../score/item-node.ts'
import { conditionNode, isMet, type Condition } from './condition.ts'
import { actualNode, actualOf, boundedCenti, waiting, type ActualFact, type IndicatorScene } from './indicator-scene.ts'
import type { Method } from './method.ts'

type Efficacy = Extract<Method, { kind: 'EFFICACY' }>

/**
 * EFFICACY (RULES §4): the share p of full at the scheme's worst value, full at its best, linear between and beyond,
 * limited to [L, U]. Best below worst reverses the indicator. Best = worst: full when at least as good, else 0.
 */
export function scoreEfficacy(method: Efficacy, scene: IndicatorScene): Figure {
  const fact = actualOf(scene.value)
  if (fact === null) return waiting(scene, 'noValue')
  return method.best === method.worst ? scoreLevel(method, fact, scene) : scoreSpan(method, fact, scene)
}

function scoreSpan(method: Efficacy, fact: ActualFact, scene: IndicatorScene): Figure {
  const sign = method.best > method.worst ? 1 : -1
  const span = BigInt(sign) * (BigInt(method.best) - BigInt(method.worst))
  const gain = BigInt(sign) * (BigInt(fact.actual) - BigInt(method.worst))
  const share = BigInt(method.baseShareBp) * span + BigInt(10000 - method.baseShareBp) * gain
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti) * share, 10000n * span)
  return scored(centi, () =>
    itemNode(
      scene.item,
      'item.efficacy',
      'clamp(rdiv(full * sign * (baseShare * (best - worst) + (10000 - baseShare) * (actual - worst)), 10000 * sign * (best - worst)), low, high)',
      { actual: fact.actual, best: method.best, worst: method.worst, baseShare: method.baseShareBp, sign },
      centi,
      { parts: [actualNode(scene, fact)] },
    ),
  )
}

/** Without a span there is no direction either: higher is taken as better. */
function scoreLevel(method: Efficacy, fact: ActualFact, scene: IndicatorScene): Figure {
  const condition: Condition = { direction: 'AT_LEAST', level: method.best }
  const met = isMet(condition, fact.actual) ? 1 : 0
  const centi = boundedCenti(scene.item, BigInt(scene.item.fullCenti * met), 1n)
  return scored(centi, () =>
    itemNode(scene.item, 'item.efficacyLevel', 'clamp(full * met, low, high)', { met }, centi, {
      parts: [conditionNode(condition, actualNode(scene, fact))],
    }),
  )
}
