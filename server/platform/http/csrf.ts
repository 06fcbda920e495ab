import type { Request } from 'express'
import { Forbidden } from '../errors.ts'

/**
 * A change is asked for by our own pages or by a program, never by another site: it carries a header that a plain form
 * cannot send, and where the browser says where it comes from (Sec-Fetch-Site, or Origin on plain http), it is here.
 * @throws Forbidden `csrf`
 */
export function refuseForeignSite(request: Request, baseUrl: string | null): void {
  if (request.get('X-Qianfen') !== '1') throw new Forbidden('csrf')
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined) {
    if (site !== 'same-origin') throw new Forbidden('csrf')
    return
  }
  const origin = request.get('Origin')
  if (origin !== undefined && !isOwnOrigin(origin, request.get('Host'), baseUrl)) throw new Forbidden('csrf')
}

function isOwnOrigin(origin: string, host: string | undefined, baseUrl: string | null): boolean {
  if (!URL.canParse(origin)) return false
  if (baseUrl !== null && origin === new URL(baseUrl).origin) return true
  return host !== undefined && new URL(origin).host === host
}
