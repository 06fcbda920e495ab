import type { PeriodDetail } from '../../../server/contract/periods.contract.ts'
import type { ReadinessAnswer, SettlementHead } from '../../../server/contract/settlements.contract.ts'

export type StepName = 'scheme' | 'facts' | 'readiness' | 'compute' | 'compare' | 'publish' | 'release' | 'export'

/** `done`: behind us; `now`: what to do next; `later`: waits for a former step; `free`: may be done, need not. */
export type StepState = 'done' | 'now' | 'later' | 'free'
export type Step = { readonly name: StepName; readonly state: StepState }

export type WorkbenchFacts = {
  readonly period: Pick<PeriodDetail, 'state'>
  readonly readiness: Pick<ReadinessAnswer, 'isReady' | 'counts'> | undefined
  readonly settlements: readonly Pick<SettlementHead, 'isOutdated'>[]
}

/** The way from a scheme to payments with the state of each step; exactly one is next until everything is done. */
export function toSteps({ period, readiness, settlements }: WorkbenchFacts): readonly Step[] {
  const isOpen = period.state === 'OPEN'
  const hasFacts = (readiness?.counts.people ?? 0) > 0
  const isReady = readiness?.isReady ?? false
  const isComputed = settlements.some((each) => !each.isOutdated)
  const needed: readonly (readonly [StepName, boolean])[] = [
    ['scheme', true],
    ['facts', hasFacts || !isOpen],
    ['readiness', isReady || !isOpen],
    ['compute', isComputed || !isOpen],
    ['publish', !isOpen],
    ['release', period.state === 'RELEASED'],
  ]
  const next = needed.find(([, isDone]) => !isDone)?.[0]
  const ofNeeded = new Map(
    needed.map(([name, isDone]): [StepName, StepState] => [name, isDone ? 'done' : name === next ? 'now' : 'later']),
  )
  const order: readonly StepName[] = [
    'scheme',
    'facts',
    'readiness',
    'compute',
    'compare',
    'publish',
    'release',
    'export',
  ]
  const mayCompare = settlements.length > 1
  const mayExport = settlements.length > 0
  const free = (may: boolean): StepState => (may ? 'free' : 'later')
  return order.map((name) => ({
    name,
    state:
      name === 'compare' ? free(mayCompare) : name === 'export' ? free(mayExport) : (ofNeeded.get(name) ?? 'later'),
  }))
}
