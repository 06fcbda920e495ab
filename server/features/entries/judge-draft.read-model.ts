import type { Knex } from 'knex'
import {
  createScoringContext,
  indexFacts,
  previewEntry,
  type EntryPreview,
  type SubjectRef,
} from '../../engine/index.ts'
import { NotFound } from '../../platform/errors.ts'
import { createBundlesService } from '../bundles/bundles.service.ts'
import type { FactContext } from '../facts/fact-context.ts'
import type { EntryClaim } from './check-entry.ts'

/** After every code of a ledger: an entry that is stated now comes last. */
const LAST_CODE = '~'

/**
 * What a checked entry would do to its subject's card, with the ledger as it is now (RULES §2.3). Only the rule's own item
 * is asked for, so the other subjects of the card, which rank methods compare, are left out.
 */
export async function judgeDraft(knex: Knex, context: FactContext, claim: EntryClaim): Promise<EntryPreview> {
  const subject: SubjectRef = { level: claim.level, code: claim.subject }
  const plan = context.planOf(subject)
  if (plan === null) throw new NotFound()
  const bundles = createBundlesService(knex)
  const facts = await bundles.readCardFacts(await bundles.readFrame(context.period.code), [subject])
  const own = indexFacts(facts).of(subject)
  const { rule, count, eventKey, effectiveOn } = claim
  const draft = { code: LAST_CODE, subject, rule, count, eventKey, effectiveOn, document: '', source: 'typed' } as const
  return previewEntry(plan, own, createScoringContext(plan, facts.references, [own]), draft)
}
