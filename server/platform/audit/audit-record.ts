import { createHash } from 'node:crypto'

/** One row of the audit trail before it is linked into its chain. */
export type AuditFacts = {
  readonly at: number
  readonly userId: string
  /** Comma-separated, sorted. */
  readonly roles: string
  readonly ip: string
  readonly action: string
  readonly objectType: string
  readonly objectId: string
  /** Canonical JSON. */
  readonly detail: string
}

export type AuditRecord = AuditFacts & {
  readonly chain: string
  readonly seq: bigint
  readonly previousHash: string
  readonly hash: string
}

/** The one encoding there is so far; a row names the encoding it was hashed with. */
export const AUDIT_FORMAT = 1
export const FIRST_HASH = '0'.repeat(64)

/**
 * Hash of a row: SHA-256 over a domain tag and the fields, each prefixed with its length in bytes, so that no two
 * different rows have the same encoding; numbers as decimal text, text as UTF-8 NFC.
 */
export function hashAudit(record: Omit<AuditRecord, 'hash'>): string {
  const hash = createHash('sha256').update(`qianfen-audit/${AUDIT_FORMAT}\n`)
  for (const field of fieldsOf(record)) {
    const bytes = Buffer.from(field.normalize('NFC'), 'utf8')
    hash.update(`${bytes.length}:`).update(bytes)
  }
  return hash.digest('hex')
}

function fieldsOf(record: Omit<AuditRecord, 'hash'>): readonly string[] {
  return [
    record.chain,
    String(record.seq),
    String(record.at),
    record.userId,
    record.roles,
    record.ip,
    record.action,
    record.objectType,
    record.objectId,
    record.detail,
    record.previousHash,
  ]
}
