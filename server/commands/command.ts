import type { Settings } from '../config.ts'

/** What a command works with. `print` writes a line for people, `now` what another program reads. */
export type CommandContext = {
  readonly settings: Settings
  readonly print: (line: string) => void
}

export type Command = {
  readonly usage: string
  readonly summary: string
  /** False for a command that reads no environment and opens no database. */
  readonly needsSettings?: boolean
  /** @returns the exit code */
  readonly run: (args: readonly string[], context: CommandContext) => Promise<number>
}

/** Wrong arguments or input: one line, exit 2, nothing changed. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/**
 * Options `--name value` and words in order.
 * @throws UsageError for an option that is not known or has no value.
 */
export function readArguments(
  args: readonly string[],
  known: readonly string[],
): { readonly words: readonly string[]; readonly options: ReadonlyMap<string, string> } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at] ?? ''
    if (!word.startsWith('--')) {
      words.push(word)
      continue
    }
    const name = word.slice(2)
    const value = args[(at += 1)]
    if (!known.includes(name)) throw new UsageError(`unknown option ${word}`)
    if (value === undefined) throw new UsageError(`option ${word} needs a value`)
    options.set(name, value)
  }
  return { words, options }
}
