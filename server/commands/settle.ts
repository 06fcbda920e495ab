import { createHash } from 'node:crypto'
import { canonicalBundle, canonicalResult, settle } from '../engine/index.ts'
import { readArguments, UsageError, type Command } from './command.ts'
import { readBundle } from './read-bundle.ts'
import { writeDocument } from './write-document.ts'

/** Settles a bundle with no database at all; the same bundle gives the same bytes everywhere. */
export const settleCommand: Command = {
  usage: 'settle BUNDLE.json --out RESULT.json',
  summary: 'settle a bundle without a database; prints both digests',
  needsSettings: false,
  run: async (args, { print }) => {
    const { words, options } = readArguments(args, ['out'])
    const [file, ...more] = words
    const out = options.get('out')
    if (file === undefined || more.length > 0 || out === undefined)
      throw new UsageError(`usage: ${settleCommand.usage}`)
    const bundle = readBundle(file)
    const text = canonicalResult(settle(bundle).result)
    writeDocument(out, text)
    print(`input  ${digest(canonicalBundle(bundle))}`)
    print(`output ${digest(text)}`)
    return 0
  },
}

export function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
