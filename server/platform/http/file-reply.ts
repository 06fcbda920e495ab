import type { Readable } from 'node:stream'

/** Declares that a route answers a file, and of which media types. */
export type FileReplyRule = { readonly kind: 'file'; readonly mediaTypes: readonly [string, ...string[]] }

export type FileReply = {
  readonly mediaType: string
  /** May hold any characters; the header is encoded. */
  readonly fileName: string
  readonly content: Uint8Array | Readable
}

export function fileReply(...mediaTypes: readonly [string, ...string[]]): FileReplyRule {
  return { kind: 'file', mediaTypes }
}
