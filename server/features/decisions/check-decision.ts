import type { DecisionRequest } from '../../contract/decisions.contract.ts'
import { assertNever } from '../../engine/index.ts'
import { subjectProblems, type FactContext } from '../facts/fact-context.ts'
import type { RowProblem } from '../facts/row-problem.ts'

/** What is decided already: the keys of the decisions in force. */
export type LiveKeys = ReadonlySet<string>

/** What may be decided once: about an item of a subject, or that a person is taken in. Moves of places may be many. */
export function decisionKey(request: DecisionRequest): string | null {
  switch (request.kind) {
    case 'NOT_APPLICABLE':
    case 'EXEMPT':
      return `item/${request.level}/${request.subject}/${request.item}`
    case 'EXCELLENT':
      return `excellent/${request.person}`
    case 'MOVE_PLACES':
      return null
    default:
      return assertNever(request)
  }
}

/** Whether something may be decided: known subjects, an item of the subject's card, nothing decided about it yet (RULES §2, §10). */
export function checkDecision(
  request: DecisionRequest,
  context: FactContext,
  live: LiveKeys,
  index = 0,
): readonly RowProblem[] {
  const problems = aboutWhom(request, context, index)
  const key = decisionKey(request)
  if (key === null || !live.has(key)) return problems
  return [...problems, { index, field: request.kind === 'EXCELLENT' ? 'person' : 'item', code: 'decision.exists' }]
}

function aboutWhom(request: DecisionRequest, context: FactContext, index: number): readonly RowProblem[] {
  switch (request.kind) {
    case 'NOT_APPLICABLE':
    case 'EXEMPT':
      return itemProblems(request, context, index)
    case 'EXCELLENT': {
      const subject = { level: 'person', subject: request.person } as const
      return subjectProblems(index, subject, context).map((problem) => ({ ...problem, field: 'person' }))
    }
    case 'MOVE_PLACES':
      return moveProblems(request, context, index)
    default:
      return assertNever(request)
  }
}

type ItemRequest = Extract<DecisionRequest, { item: string }>

function itemProblems(request: ItemRequest, context: FactContext, index: number): readonly RowProblem[] {
  const { level, subject, item } = request
  const plan = context.planOf({ level, code: subject })
  const problems = subjectProblems(index, request, context)
  if (plan === null || plan.items.has(item)) return problems
  const params = { item, card: plan.card.code, subject }
  return [...problems, { index, field: 'item', code: 'item.notOnCard', params }]
}

function moveProblems(
  { from, to }: Extract<DecisionRequest, { kind: 'MOVE_PLACES' }>,
  { known }: FactContext,
  index: number,
): readonly RowProblem[] {
  const problems: RowProblem[] = []
  for (const [field, unit] of Object.entries({ from, to })) {
    if (!known.units.has(unit)) problems.push({ index, field, code: 'unit.unknown', params: { unit } })
  }
  if (from === to) problems.push({ index, field: 'to', code: 'decision.sameUnit' })
  return problems
}
