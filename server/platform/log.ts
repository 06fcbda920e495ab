import { pino, type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/**
 * Structured logs on standard output: one JSON object a line, which also escapes CR, LF and terminal codes. Errors are
 * logged with stack and cause; requests by allow-listed fields only (see http/request-log.ts).
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}
