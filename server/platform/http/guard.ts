import { hasRole, type Actor } from '../actor.ts'
import { Forbidden, Unauthenticated } from '../errors.ts'
import type { RouteDeclaration } from './route.ts'

/**
 * Whether this caller may call this route at all. Which objects they may then see is the service's WHERE.
 * @throws Unauthenticated, Forbidden
 */
export function guard(route: RouteDeclaration, actor: Actor | null): void {
  if (route.access.kind === 'public') return
  if (actor === null) throw new Unauthenticated()
  if (actor.mustChangePassword && !route.beforePasswordChange) throw new Forbidden('password.change_required')
  if (route.access.kind === 'roles' && !hasRole(actor, ...route.access.roles)) throw new Forbidden()
}
