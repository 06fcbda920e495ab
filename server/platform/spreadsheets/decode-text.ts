import { FileRefused } from './file-refused.ts'
import type { TextEncodingName } from './table-rows.ts'

export type DecodedText = { readonly text: string; readonly encoding: TextEncodingName }

/** Control characters that no text table holds. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/

/**
 * Decodes a text file without guessing: a byte order mark decides, else strict UTF-8, else strict GB18030, else it is
 * refused. `asked` is what a person chose.
 * @throws FileRefused
 */
export function decodeText(bytes: Uint8Array, asked: TextEncodingName | null): DecodedText {
  const candidates: readonly TextEncodingName[] = asked === null ? candidatesOf(bytes) : [asked]
  for (const encoding of candidates) {
    const text = tryDecode(bytes, encoding)
    if (text === null) continue
    if (CONTROL.test(text)) throw new FileRefused('file.notSpreadsheet')
    return { text, encoding }
  }
  throw new FileRefused('file.encoding')
}

function candidatesOf(bytes: Uint8Array): readonly TextEncodingName[] {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  return hasMark ? ['utf-8'] : ['utf-8', 'gb18030']
}

/** A mark at the start is dropped by the decoder. */
function tryDecode(bytes: Uint8Array, encoding: TextEncodingName): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
