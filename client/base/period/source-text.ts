import type { LeaderHome } from '../../../server/contract/standings.contract.ts'

/** What saved pictures and rows name as their source: the period and the version of its figures. */
export function sourceText({ period, version }: Pick<LeaderHome, 'period' | 'version'>): string {
  const name = version.kind === 'live' ? `r${version.revision}` : version.outputDigest.slice(0, 12)
  return `${period.name} (${period.code}) · ${name}`
}
