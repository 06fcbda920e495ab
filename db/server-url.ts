/** Connection parts of a `mysql://user:password@host:port/database` or `mariadb://…` URL; `?socketPath=` is honoured. */
export type ServerAddress = {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password: string
  readonly database: string
  readonly socketPath?: string
}

/** @throws Error naming what is wrong with the URL, without repeating its password. */
export function parseServerUrl(url: string): ServerAddress {
  const parsed = URL.canParse(url) ? new URL(url) : undefined
  if (!parsed || !['mysql:', 'mariadb:'].includes(parsed.protocol)) {
    throw new Error('DATABASE_URL must look like mysql://user:password@host:3306/database')
  }
  const database = decodeURIComponent(parsed.pathname.slice(1))
  if (database === '') throw new Error('DATABASE_URL names no database')
  const socketPath = parsed.searchParams.get('socketPath')
  return {
    host: parsed.hostname,
    port: parsed.port === '' ? 3306 : Number(parsed.port),
    user: decodeURIComponent(parsed.username),
    password: decodeURIComponent(parsed.password),
    database,
    ...(socketPath === null ? {} : { socketPath }),
  }
}
