import type { Knex } from 'knex'
import { toInteger } from '../../../db/dialect.ts'
import type { PeriodMoveRow } from '../../../db/tables.ts'
import type { FigureVersion } from '../../contract/figures.contract.ts'
import type {
  CardScore,
  Derivation,
  Missing,
  PersonResult,
  Standings,
  SubjectLevel,
  UnitResult,
} from '../../engine/index.ts'
import type { BundlesService, PeriodFrame } from '../bundles/bundles.service.ts'
import type { CardsService } from '../cards/cards.service.ts'
import type { ExplainedFigure, SettlementFigures } from '../settlements/figures.service.ts'
import { evaluateLive } from './live-evaluation.ts'
import { createNames, type Names } from '../figures/names.ts'
import { createRecent } from './recent.ts'

/** A period's figures as everybody reads them now: live while it is open, the published settlement afterwards. */
export type Evaluation = {
  readonly frame: PeriodFrame
  readonly version: FigureVersion
  readonly names: Names
  readonly units: readonly UnitResult[]
  readonly people: readonly PersonResult[]
  readonly pending: readonly Missing[]
  /** null when there is no such figure. */
  readonly explain: (level: SubjectLevel, code: string, figure: ExplainedFigure) => Promise<Derivation | null>
}

export type EvaluationDeps = {
  readonly knex: Knex
  readonly bundles: BundlesService
  readonly cards: CardsService
  readonly figures: SettlementFigures
}

export type EvaluationService = ReturnType<typeof createEvaluationService>

/** How many periods and revisions are kept in memory; a copy only, found by what it was computed from. */
const KEPT = 12

export function createEvaluationService({ knex, bundles, cards, figures }: EvaluationDeps) {
  const recent = createRecent<Evaluation>(KEPT)

  async function live(frame: PeriodFrame): Promise<Evaluation> {
    const { outline, standings } = await evaluateLive(bundles, frame, await cards.list(frame.period.code))
    const isStale = frame.cardsRevision < frame.revision
    return {
      frame,
      version: { kind: 'live', revision: String(frame.revision), isStale },
      names: createNames(frame.scheme, outline),
      units: standings.units,
      people: standings.people,
      pending: standings.pending,
      explain: async (level, code, figure) =>
        figure === 'card'
          ? explainCard(await cards.score(frame.period.code, { level, code }))
          : explainLive(standings, level, code, figure),
    }
  }

  async function published(frame: PeriodFrame, settlementId: string): Promise<Evaluation> {
    const { units, people, names } = await figures.content(settlementId, frame.scheme)
    return {
      frame,
      version: {
        kind: 'published',
        settlementId,
        outputDigest: await figures.outputDigest(settlementId),
        publishedAt: await publishedAt(knex, frame.period.code),
        isReleased: frame.state === 'RELEASED',
      },
      names,
      units: units.map(({ result }) => result),
      people: people.map(({ result }) => result),
      pending: [],
      explain: (level, code, figure) => figures.explanation(settlementId, level, code, figure),
    }
  }

  return {
    /** @throws NotFound for an unknown period. */
    async evaluate(period: string): Promise<Evaluation> {
      await cards.settled(period)
      const frame = await bundles.readFrame(period)
      const { settlementId } = frame
      if (frame.state !== 'OPEN' && settlementId !== null) {
        return recent.get(`${settlementId} ${frame.state}`, () => published(frame, settlementId))
      }
      if (frame.cardsRevision < frame.revision) return live(frame)
      return recent.get(`${period} ${frame.revision}`, () => live(frame))
    },
  }
}

function explainCard(score: CardScore | null): Derivation | null {
  return score === null || score.result.finalCenti === null ? null : score.why()
}

/** The engine says `path.unknown` for a figure that does not exist; here that is null. */
function explainLive(
  standings: Standings,
  level: SubjectLevel,
  code: string,
  figure: Exclude<ExplainedFigure, 'card'>,
): Derivation | null {
  const path = livePath(standings, level, code, figure)
  return path === null ? null : standings.explain(path)
}

function livePath(
  standings: Standings,
  level: SubjectLevel,
  code: string,
  figure: Exclude<ExplainedFigure, 'card'>,
): Parameters<Standings['explain']>[0] | null {
  const subject = (level === 'unit' ? standings.units : standings.people).find((one) => one.code === code)
  if (subject === undefined) return null
  if (figure === 'coefficient') return level === 'unit' ? { kind: 'coefficient', unit: code } : null
  if (figure === 'unitPool' || figure === 'payment') return null
  const exists = { composite: subject.compositeCenti, rank: subject.rank, grade: subject.grade }[figure] !== null
  return exists ? { kind: figure, level, code } : null
}

async function publishedAt(knex: Knex, period: string): Promise<number> {
  const row = await knex<PeriodMoveRow>('period_moves')
    .select('moved_at')
    .where({ period_code: period, to_state: 'FINAL' })
    .orderBy('seq', 'desc')
    .first()
  return row === undefined ? 0 : toInteger(row.moved_at)
}
