import {
  cardFor,
  planCard,
  type CardHolder,
  type CardPlan,
  type Period,
  type Scheme,
  type SubjectRef,
} from '../../engine/index.ts'
import type { Known } from './known.read-model.ts'
import type { RowProblem } from './row-problem.ts'

/** A posting or an office: what makes somebody one of the period's people. */
export type Membership = { readonly person: string; readonly startsOn: string; readonly endsOn: string | null }

/** Everything that facts of one period are checked against; read once for any number of rows. */
export type FactContext = {
  readonly period: Period
  readonly scheme: Scheme
  readonly known: Known
  /** Local date; nothing is dated later. */
  readonly today: string
  /** The card of a subject; null for nobody and where no card of the scheme applies. */
  readonly planOf: (subject: SubjectRef) => CardPlan | null
  /** Whether the person has a post or an office on the day, or, without a day, at any time in the period. */
  readonly isMember: (person: string, on?: string) => boolean
}

export type ContextParts = Pick<FactContext, 'period' | 'scheme' | 'known' | 'today'> & {
  /** Those that touch the period. */
  readonly memberships: readonly Membership[]
}

/** Looks up in maps only, so that checking is linear in the rows. */
export function createFactContext({ memberships, ...parts }: ContextParts): FactContext {
  const byPerson = new Map<string, Membership[]>()
  for (const membership of memberships) {
    const own = byPerson.get(membership.person)
    if (own === undefined) byPerson.set(membership.person, [membership])
    else own.push(membership)
  }
  const planOf = createPlans(parts.scheme)
  return {
    ...parts,
    planOf: (subject) => {
      const holder = holderOf(parts.known, subject)
      return holder === null ? null : planOf(holder)
    },
    isMember: (person, on) => {
      const own = byPerson.get(person) ?? []
      if (on === undefined) return own.length > 0
      return own.some(({ startsOn, endsOn }) => startsOn <= on && (endsOn === null || endsOn >= on))
    },
  }
}

/** The card of each kind of unit and class of person, planned once. */
export function createPlans(scheme: Scheme): (holder: CardHolder) => CardPlan | null {
  const plans = new Map<string, CardPlan | null>()
  return (holder) => {
    const key = holder.level === 'unit' ? holder.kind : holder.roleClass
    const found = plans.get(key)
    if (found !== undefined) return found
    const card = cardFor(scheme, holder)
    const plan = card === null ? null : planCard(scheme, card)
    plans.set(key, plan)
    return plan
  }
}

function holderOf(known: Known, { level, code }: SubjectRef): CardHolder | null {
  if (level === 'unit') {
    const unit = known.units.get(code)
    return unit === undefined ? null : { level, kind: unit.kind }
  }
  const person = known.people.get(code)
  return person === undefined ? null : { level, roleClass: person.roleClass }
}

type Subject = { readonly level: SubjectRef['level']; readonly subject: string }

/**
 * Whether a fact may be about its subject: it is known, a person belongs to the bureau (on the day, where one is given),
 * and a card of the scheme applies.
 */
export function subjectProblems(
  index: number,
  { level, subject }: Subject,
  context: FactContext,
  on?: string,
): readonly RowProblem[] {
  const field = 'subject'
  const isKnown = level === 'unit' ? context.known.units.has(subject) : context.known.people.has(subject)
  if (!isKnown) return [{ index, field, code: `${level}.unknown`, params: { [level]: subject } }]
  if (level === 'person' && !context.isMember(subject, on)) {
    const params = { person: subject, ...(on === undefined ? {} : { on }) }
    return [{ index, field, code: 'person.notPosted', params }]
  }
  if (context.planOf({ level, code: subject }) !== null) return []
  return [{ index, field, code: 'subject.noCard', params: { subject, scheme: context.scheme.code } }]
}
