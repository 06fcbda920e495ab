import type { LocationQuery, RouteLocationRaw } from 'vue-router'
import type { Screen } from '../screen.ts'

/** The address of a menu entry: the chosen period goes along, everything else of the address stays behind. */
export function menuLink(screen: Screen, query: LocationQuery): RouteLocationRaw {
  const { period } = query
  return typeof period === 'string' && period !== '' ? { path: screen.path, query: { period } } : { path: screen.path }
}
