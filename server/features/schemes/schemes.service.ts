import type { Knex } from 'knex'
import type {
  CreateSchemeRequest,
  SchemeDetail,
  SchemeProblem,
  SchemeVersion,
} from '../../contract/schemes.contract.ts'
import { validateScheme, type Scheme } from '../../engine/index.ts'
import type { Change } from '../../platform/change.ts'
import type { Clock } from '../../platform/clock.ts'
import { AppError, Conflict, Invalid, NotFound } from '../../platform/errors.ts'
import { defaultScheme } from './default-scheme.ts'
import { schemeRuleRows } from './scheme-rules.ts'
import { createSchemesRepository, type SchemeKey, type StoredScheme } from './schemes.repository.ts'

export type SchemesDeps = { readonly knex: Knex; readonly clock: Clock }
export type SchemesService = ReturnType<typeof createSchemesService>

/** Versions of assessment schemes: a draft is edited and validated, an active version never changes (RULES §1.3). */
export function createSchemesService({ knex, clock }: SchemesDeps) {
  async function stored(connection: Knex, key: SchemeKey): Promise<StoredScheme> {
    const found = await createSchemesRepository(connection).find(key)
    if (found === null) throw new NotFound()
    return found
  }

  return {
    list: (): Promise<SchemeVersion[]> => createSchemesRepository(knex).list(),

    /** @throws NotFound */
    async find(key: SchemeKey): Promise<SchemeDetail> {
      return toDetail(await stored(knex, key))
    },

    /** The version periods may be judged by. @throws Invalid `scheme.unknown` or `scheme.notActive`. */
    async requireActive(trx: Knex, key: SchemeKey): Promise<void> {
      const found = await createSchemesRepository(trx).find(key)
      if (found?.status === 'ACTIVE') return
      const code = found === null ? 'scheme.unknown' : 'scheme.notActive'
      throw new Invalid([{ path: 'body.scheme', code, params: { scheme: key.code, version: key.version } }])
    },

    /** A draft: the next version of the code, copied or from the defaults. */
    async create(change: Change, request: CreateSchemeRequest): Promise<SchemeDetail> {
      return change.run(async (trx) => {
        const repository = createSchemesRepository(trx)
        const version = (await repository.latestVersion(request.code)) + 1
        const { code, name, copyOf } = request
        const scheme =
          copyOf === null
            ? defaultScheme(code, version, name)
            : { ...(await stored(trx, copyOf)).scheme, code, version, name }
        if (!(await repository.insertDraft(scheme, clock.now())))
          throw new Conflict('scheme.exists', { params: { code } })
        return made(await stored(trx, scheme), { copyOf: copyOf === null ? null : `${copyOf.code}/${copyOf.version}` })
      })
    },

    /** A draft from a workbook: the next version of the code that the scheme names. */
    async createFrom(change: Change, scheme: Scheme): Promise<SchemeDetail> {
      return change.run(async (trx) => {
        const repository = createSchemesRepository(trx)
        const draft = { ...scheme, version: (await repository.latestVersion(scheme.code)) + 1 }
        if (!(await repository.insertDraft(draft, clock.now()))) {
          throw new Conflict('scheme.exists', { params: { code: scheme.code } })
        }
        return made(await stored(trx, draft), { copyOf: null })
      })
    },

    /**
     * Replaces a draft, valid or not: what keeps it from being activated is in the answer.
     * @throws Conflict `scheme.frozen` for an active version, `scheme.stale` when another revision was saved since.
     */
    async saveDraft(change: Change, key: SchemeKey, revision: number, scheme: Scheme): Promise<SchemeDetail> {
      requireSameKey(key, scheme)
      return change.run(async (trx) => {
        const before = await stored(trx, key)
        if (!(await createSchemesRepository(trx).replaceDraft(scheme, revision))) throw refuseWrite(before)
        return made(await stored(trx, key), { revision: revision + 1 })
      })
    },

    /** Freezes a draft. @throws AppError 422 `scheme.problems` naming every problem; Conflict as in saveDraft. */
    async activate(change: Change, key: SchemeKey, revision: number): Promise<SchemeDetail> {
      return change.run(async (trx) => {
        const draft = await stored(trx, key)
        requireNoProblems(draft)
        const repository = createSchemesRepository(trx)
        if (!(await repository.activate(key, revision, clock.now()))) throw refuseWrite(draft)
        await repository.insertRules(schemeRuleRows(draft.scheme))
        return made(await stored(trx, key), { revision })
      })
    },

    /** Removes a draft. @throws Conflict `scheme.frozen`. */
    async removeDraft(change: Change, key: SchemeKey): Promise<void> {
      await change.run(async (trx) => {
        const before = await stored(trx, key)
        if (!(await createSchemesRepository(trx).removeDraft(key))) throw refuseWrite(before)
        return { value: undefined, object: { type: 'scheme', id: idOf(key) } }
      })
    },
  }
}

const idOf = ({ code, version }: SchemeKey): string => `${code}/${version}`

/** An active version was valid when it was activated; only drafts have problems to tell. */
function toDetail(found: StoredScheme): SchemeDetail {
  // The contract's arrays are mutable; nobody writes to them between here and the answer.
  const scheme = found.scheme as SchemeDetail['scheme']
  return { ...found, scheme, problems: found.status === 'DRAFT' ? problemsOf(found.scheme) : [] }
}

function problemsOf(scheme: Scheme): SchemeProblem[] {
  return validateScheme(scheme).map(({ path, code, params }) => ({ path, code, params: { ...params } }))
}

function made(found: StoredScheme, detail: Record<string, string | number | null>) {
  return { value: toDetail(found), object: { type: 'scheme', id: idOf(found) }, detail }
}

function requireSameKey(key: SchemeKey, scheme: Scheme): void {
  if (scheme.code !== key.code) throw new Invalid([{ path: 'body.scheme.code', code: 'scheme.otherCode' }])
  if (scheme.version !== key.version) throw new Invalid([{ path: 'body.scheme.version', code: 'scheme.otherVersion' }])
}

function requireNoProblems({ scheme }: StoredScheme): void {
  const problems = problemsOf(scheme)
  if (problems.length === 0) return
  throw new AppError('scheme.problems', 422, {
    params: { count: problems.length },
    details: { errors: problems.map((problem) => ({ ...problem, path: `scheme.${problem.path}` })) },
  })
}

function refuseWrite(found: StoredScheme): Conflict {
  const params = { scheme: found.code, version: found.version, revision: found.revision }
  return new Conflict(found.status === 'ACTIVE' ? 'scheme.frozen' : 'scheme.stale', { params })
}
