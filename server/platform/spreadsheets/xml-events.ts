import type { Readable } from 'node:stream'
import { FileRefused } from './file-refused.ts'
import { decodeXml } from './xml-text.ts'

export type Attributes = { readonly get: (name: string) => string | undefined }

export type XmlHandler = {
  readonly open: (name: string, attributes: Attributes) => void
  readonly close: (name: string) => void
  readonly text: (text: string) => void
  /** Called between chunks; parsing waits for it. */
  readonly pause: () => Promise<void>
}

/** A tag, comment or text longer than this is no part of a table. */
const LONGEST_TOKEN = 1_000_000
const TAG = /<(\/?)(?:[\w.-]+:)?([\w.-]+)((?:[^<>"']|"[^"<]*"|'[^'<]*')*)>/y

/**
 * Reads the subset of XML that workbooks use, chunk by chunk: elements (prefixes dropped), attributes, text, CDATA,
 * comments and processing instructions. A document type is refused, so no entity is ever defined or fetched.
 * @throws FileRefused for a DTD or text that is not well formed
 */
export async function readXml(stream: Readable, handler: XmlHandler): Promise<void> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  try {
    for await (const chunk of stream) {
      // A binary stream yields Buffers.
      rest = consume(rest + decoder.decode(chunk as Buffer, { stream: true }), handler)
      if (rest.length > LONGEST_TOKEN) throw new FileRefused('file.broken')
      await handler.pause()
    }
    rest = consume(rest + decoder.decode(), handler)
  } catch (error) {
    throw error instanceof FileRefused ? error : new FileRefused('file.broken', {}, error)
  } finally {
    stream.destroy()
  }
  if (rest.trim() !== '') throw new FileRefused('file.broken')
}

/** Handles every complete token and returns what is left over. */
function consume(buffer: string, handler: XmlHandler): string {
  let at = 0
  while (at < buffer.length) {
    const next = buffer.indexOf('<', at)
    if (next === -1) break
    if (next > at) handler.text(decodeXml(buffer.slice(at, next)))
    const end = consumeTag(buffer, next, handler)
    if (end === -1) return buffer.slice(next)
    at = end
  }
  return buffer.slice(at)
}

/** The position after the token at `at`, or -1 while it is incomplete. */
function consumeTag(buffer: string, at: number, handler: XmlHandler): number {
  const second = buffer[at + 1]
  if (second === '?') return after(buffer, '?>', at)
  if (second === '!') return consumeDeclaration(buffer, at, handler)
  TAG.lastIndex = at
  const match = TAG.exec(buffer)
  if (match === null) {
    const isIncomplete = buffer.length - at < 65_536 && buffer.indexOf('<', at + 1) === -1
    if (isIncomplete) return -1
    throw new FileRefused('file.broken')
  }
  const [whole, slash, name = '', tail = ''] = match
  if (slash === '/') handler.close(name)
  else {
    handler.open(name, attributesOf(tail))
    if (tail.endsWith('/')) handler.close(name)
  }
  return at + whole.length
}

function consumeDeclaration(buffer: string, at: number, handler: XmlHandler): number {
  if (buffer.startsWith('<!--', at)) return after(buffer, '-->', at)
  if (buffer.startsWith('<![CDATA[', at)) {
    const end = after(buffer, ']]>', at)
    if (end !== -1) handler.text(buffer.slice(at + 9, end - 3))
    return end
  }
  if (buffer.length - at < 9) return -1
  throw new FileRefused('file.dtd')
}

function after(buffer: string, end: string, from: number): number {
  const found = buffer.indexOf(end, from)
  return found === -1 ? -1 : found + end.length
}

/** Looks attributes up on demand: most tags are asked for one or none. */
function attributesOf(tail: string): Attributes {
  return {
    get: (name) => {
      const match = new RegExp(`(?:^|\\s)(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tail)
      const value = match?.[1] ?? match?.[2]
      return value === undefined ? undefined : decodeXml(value)
    },
  }
}
