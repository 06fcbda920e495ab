import type { Knex } from 'knex'
import { hasRole, type Actor } from '../../platform/actor.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Scope, Scopes } from '../../platform/scope.ts'

export type UnitParent = { readonly unit: string; readonly parent: string }

/** The organisation of one day, as far as scopes need it. */
export type UnitTree = {
  /** Units that the person heads on the day. */
  readonly headed: readonly string[]
  readonly parents: readonly UnitParent[]
}

/**
 * Which subjects an actor may read (DESIGN "Roles"): HR and auditors the whole bureau; leaders their granted units, heads
 * the units they head today, both with all descendants and themselves; staff themselves; anybody else nothing.
 */
export function scopeOf(actor: Actor, tree: UnitTree): Scope {
  if (hasRole(actor, 'hr', 'auditor')) return { kind: 'bureau' }
  const roots = [...grantedUnits(actor), ...(hasRole(actor, 'head') ? tree.headed : [])]
  if (roots.length > 0) return { kind: 'units', units: withDescendants(roots, tree.parents), person: actor.personCode }
  const isPerson = hasRole(actor, 'staff', 'head', 'leader') && actor.personCode !== null
  return isPerson && actor.personCode !== null ? { kind: 'self', person: actor.personCode } : { kind: 'nothing' }
}

function grantedUnits(actor: Actor): string[] {
  return actor.grants.flatMap((grant) => (grant.role === 'leader' && grant.unitCode !== null ? [grant.unitCode] : []))
}

/** The roots and everything below them, sorted; a loop in the data ends. */
export function withDescendants(roots: readonly string[], parents: readonly UnitParent[]): string[] {
  const children = new Map<string, string[]>()
  for (const { unit, parent } of parents) children.set(parent, [...(children.get(parent) ?? []), unit])
  const found = new Set<string>()
  const waiting = [...roots]
  for (let unit = waiting.pop(); unit !== undefined; unit = waiting.pop()) {
    if (found.has(unit)) continue
    found.add(unit)
    waiting.push(...(children.get(unit) ?? []))
  }
  return [...found].sort()
}

/** Scopes from the organisation as it is today. */
export function createScopes(deps: { readonly knex: Knex; readonly clock: Clock }): Scopes {
  return {
    of: async (actor) => {
      const needsTree = hasRole(actor, 'leader', 'head') && !hasRole(actor, 'hr', 'auditor')
      return scopeOf(actor, needsTree ? await readTree(deps, actor) : { headed: [], parents: [] })
    },
  }
}

async function readTree(deps: { readonly knex: Knex; readonly clock: Clock }, actor: Actor): Promise<UnitTree> {
  const today = deps.clock.today()
  const parents = await inForce(deps.knex('unit_parents'), today).select<UnitParent[]>({
    unit: 'unit_code',
    parent: 'parent_code',
  })
  return { headed: await headedUnits(deps.knex, actor.personCode, today), parents }
}

/** Units that a person heads on a date; none for nobody. */
export async function headedUnits(knex: Knex, personCode: string | null, on: string): Promise<string[]> {
  if (personCode === null) return []
  const rows = await inForce(knex('offices'), on)
    .where({ role: 'HEAD', person_code: personCode })
    .orderBy('unit_code')
    .select<{ unit_code: string }[]>('unit_code')
  return rows.map((row) => row.unit_code)
}

function inForce(query: Knex.QueryBuilder, on: string): Knex.QueryBuilder {
  return query
    .where('starts_on', '<=', on)
    .andWhere((ends: Knex.QueryBuilder) => ends.whereNull('ends_on').orWhere('ends_on', '>=', on))
}
