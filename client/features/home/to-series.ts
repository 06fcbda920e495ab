import type { UnitStanding } from '../../../server/contract/figures.contract.ts'
import type { LeaderHome } from '../../../server/contract/standings.contract.ts'
import type { HeatCell, HeatView } from '../../charts/heatmap.option.ts'
import type { PointsView } from '../../charts/points.option.ts'
import type { RankingBar } from '../../charts/ranking.option.ts'
import type { TrendView } from '../../charts/trend.option.ts'

/** Ranked units, best first. */
export function toRankingBars(units: readonly UnitStanding[]): readonly RankingBar[] {
  return units
    .flatMap((unit) => (unit.compositeCenti === null || unit.rank === null ? [] : [toBar(unit, unit.compositeCenti)]))
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || (a.code < b.code ? -1 : 1))
}

function toBar(unit: UnitStanding, centi: number): RankingBar {
  return {
    code: unit.code,
    name: unit.name,
    rank: unit.rank,
    centi,
    change: unit.rankChange,
    gapCenti: unit.gapCenti,
    isTied: unit.isTied,
    isVetoed: unit.vetoes.length > 0,
  }
}

/** Units of one card's categories: rows in rank order, columns in the scheme's order. */
export function toHeatView(units: readonly UnitStanding[], words: (state: string) => string): HeatView {
  const withCard = units.filter((unit) => unit.categories.length > 0)
  const names = new Map(withCard.flatMap((unit) => unit.categories).map(({ code, name }) => [code, name]))
  const cells = withCard.flatMap((unit) =>
    unit.categories.map((category): HeatCell => ({
      unit: unit.code,
      category: category.code,
      centi: category.centi,
      fullCenti: category.fullCenti,
      word: category.centi === null ? words(category.state) : '',
    })),
  )
  return {
    units: withCard.map(({ code, name }) => ({ code, name })),
    categories: [...names].map(([code, name]) => ({ code, name })),
    cells,
  }
}

/** Scores over the periods, a line for each of the units. */
export function toTrendView(
  trend: LeaderHome['trend'],
  units: readonly UnitStanding[],
  focus: readonly string[],
): TrendView {
  const scoresOf = trend.map((point) => new Map(point.units.map((unit) => [unit.code, unit.compositeCenti])))
  return {
    periods: trend.map((point) => point.name),
    lines: units
      .filter((unit) => scoresOf.some((scores) => (scores.get(unit.code) ?? null) !== null))
      .map(({ code, name }) => ({ code, name, centis: scoresOf.map((scores) => scores.get(code) ?? null) })),
    focus,
  }
}

/** Points by credited unit (most first) and project (most first). */
export function toPointsView(points: LeaderHome['points'], unitName: (code: string) => string): PointsView {
  const units = byTotal(points.map((row) => ({ code: row.unit, name: unitName(row.unit), centi: row.pointsCenti })))
  const projects = byTotal(points.map((row) => ({ code: row.project, name: row.projectName, centi: row.pointsCenti })))
  return {
    units,
    projects: projects.map((project) => ({
      ...project,
      centis: units.map((unit) =>
        points.reduce(
          (sum, row) => (row.unit === unit.code && row.project === project.code ? sum + row.pointsCenti : sum),
          0,
        ),
      ),
    })),
  }
}

type Part = { readonly code: string; readonly name: string; readonly centi: number }

function byTotal(parts: readonly Part[]): readonly { readonly code: string; readonly name: string }[] {
  const totals = new Map<string, Part>()
  for (const part of parts) {
    totals.set(part.code, { ...part, centi: part.centi + (totals.get(part.code)?.centi ?? 0) })
  }
  return [...totals.values()]
    .sort((a, b) => b.centi - a.centi || (a.code < b.code ? -1 : 1))
    .map(({ code, name }) => ({ code, name }))
}
