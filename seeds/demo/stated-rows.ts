import type { Decision, ItemValue, ReferenceValue, VetoIndicator } from '../../server/engine/bundle.ts'
import type { Item, Scheme } from '../../server/engine/scheme.ts'
import type { DecisionRequest } from '../../server/contract/decisions.contract.ts'
import type { EntryRequest } from '../../server/contract/entries.contract.ts'
import type { ReferenceRequest, StatedValue, ValueRequest } from '../../server/contract/indicators.contract.ts'
import type { PointsRequest } from '../../server/contract/projects.contract.ts'
import type { CreateVetoIndicatorRequest, VetoReadingRequest } from '../../server/contract/vetoes.contract.ts'
import type { DemoEntry, DemoValue } from './facts.ts'
import type { DemoPoints } from './projects.ts'
import type { DemoReading } from './vetoes.ts'

/** The demo's facts as a form or a file states them: decimal texts instead of scaled integers. */
export type Decimals = ReadonlyMap<string, number>

/** An integer scaled by `decimals` as people write it: (1340, 2) → '13.40'. */
export function decimalText(scaled: number, decimals: number): string {
  const digits = String(Math.abs(scaled)).padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const sign = scaled < 0 ? '-' : ''
  return decimals === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-decimals)}`
}

/** Decimals of each indicator of a scheme. */
export function decimalsOf({ cards }: Scheme): Decimals {
  const items = cards.flatMap(({ categories }) => categories.flatMap((category) => category.items))
  return new Map(
    items.flatMap(({ code, mode }: Item) => (mode.kind === 'INDICATOR' ? [[code, mode.measure.decimals]] : [])),
  )
}

export function entryRow({ subject, rule, count, eventKey, effectiveOn, document }: DemoEntry): EntryRequest {
  return { level: subject.level, subject: subject.code, rule, count, eventKey, effectiveOn, document }
}

export function valueRow({ subject, item, value, statedOn, document }: DemoValue, decimals: Decimals): ValueRequest {
  const stated = statedValue(value, decimals.get(item) ?? 0)
  return { level: subject.level, subject: subject.code, item, value: stated, statedOn, document }
}

function statedValue(value: ItemValue['value'], decimals: number): StatedValue {
  switch (value.kind) {
    case 'ACTUAL': {
      const target = value.target === null ? null : decimalText(value.target, decimals)
      return { kind: 'ACTUAL', actual: decimalText(value.actual, decimals), target }
    }
    case 'SCORE':
      return { kind: 'SCORE', score: decimalText(value.centi, 2) }
    case 'PLACE':
    case 'GRADE':
      return value
  }
}

export function referenceRow(
  { item, value, statedOn, document }: ReferenceValue,
  decimals: Decimals,
): ReferenceRequest {
  return { item, value: decimalText(value, decimals.get(item) ?? 0), statedOn, document }
}

export function pointsRow({
  project,
  person,
  unit,
  role,
  pointsCenti,
  effectiveOn,
  document,
}: DemoPoints): PointsRequest {
  return { project, person, unit, role, points: decimalText(pointsCenti, 2), effectiveOn, document }
}

export function indicatorRow(indicator: VetoIndicator): CreateVetoIndicatorRequest {
  const { required, warning, ...rest } = indicator
  return {
    ...rest,
    required: decimalText(required, indicator.decimals),
    warning: decimalText(warning, indicator.decimals),
  }
}

export function readingRow(
  { indicator, unit, actual, statedOn, document }: DemoReading,
  indicators: readonly VetoIndicator[],
): VetoReadingRequest {
  const decimals = indicators.find(({ code }) => code === indicator)?.decimals ?? 0
  return { indicator, unit, actual: actual === null ? null : decimalText(actual, decimals), statedOn, document }
}

export function decisionRow(decision: Decision): DecisionRequest {
  switch (decision.kind) {
    case 'EXCELLENT': {
      const { kind, person, reason } = decision
      return { kind, person, reason }
    }
    case 'MOVE_PLACES': {
      const { code: _code, ...request } = decision
      return request
    }
    default: {
      const { kind, subject, item, reason } = decision
      return { kind, level: subject.level, subject: subject.code, item, reason }
    }
  }
}
