import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { Router } from 'express'

/**
 * The built client. Files with a digest in their name never change; the page itself is asked for each time, and every
 * path that is not a file is the page, because the client has its own router.
 */
export function staticClient(folder: string): Router {
  const router = Router()
  const index = join(folder, 'index.html')
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false, fallthrough: true }),
  )
  router.use(express.static(folder, { index: false, maxAge: 0, cacheControl: true }))
  router.get(/^\/(?!api\/|assets\/|health\/|metrics$)/, (request, response, next) => {
    if (!existsSync(index) || request.accepts('html') === false) return next()
    response.setHeader('Cache-Control', 'no-cache')
    response.sendFile(index, (error) => (error ? next(error) : undefined))
  })
  return router
}
