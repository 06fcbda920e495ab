import { Router } from 'express'
import swaggerUi from 'swagger-ui-express'

/** The API page, from files of this machine only. Its script is a file of its own, so the strict script policy holds. */
export function apiDocs(): Router {
  const router = Router()
  const options = {
    customSiteTitle: '千分 Qianfen API',
    swaggerOptions: { url: '/api/v1/openapi.json', validatorUrl: null, withCredentials: true },
  }
  router.use('/', swaggerUi.serveFiles(undefined, options), swaggerUi.setup(undefined, options))
  return router
}
