import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * helmet's headers with three changes: no `upgrade-insecure-requests` (on a plain-http intranet every request would
 * fail; HSTS likewise only on https), Referrer-Policy `same-origin` (with `no-referrer` a form of our own has no
 * origin), and inline styles, which charts write. Scripts stay strict.
 */
export function securityHeaders(baseUrl: string | null): RequestHandler {
  const isHttps = baseUrl?.startsWith('https:') ?? false
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
        ...(isHttps ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000 } : false,
    originAgentCluster: isHttps,
    crossOriginOpenerPolicy: isHttps,
  })
}
