import { readArguments, UsageError } from '../../server/commands/command.ts'
import { settleDemo } from './demo.ts'
import { settleRealRoster } from './real-roster.ts'

const USAGE = `usage: npm run case -- real-roster --data FILE --pool FEN [--floor-bp N --ceiling-bp N] --out FILE
       npm run case -- demo --period CODE --out FILE`

/** Worked cases on the real server: see docs/guide.md. */
async function main(args: readonly string[]): Promise<void> {
  const { words, options } = readArguments(args, ['data', 'pool', 'floor-bp', 'ceiling-bp', 'out', 'period'])
  const needed = (name: string): string => {
    const value = options.get(name)
    if (value === undefined) throw new UsageError(`option --${name} is needed\n${USAGE}`)
    return value
  }
  const bound = (name: string): number | null => {
    const text = options.get(name)
    if (text === undefined) return null
    if (!/^\d{1,6}$/.test(text)) throw new UsageError(`--${name} must be a whole number of basis points`)
    return Number(text)
  }
  switch (words[0]) {
    case 'real-roster': {
      const bounds = { floorBp: bound('floor-bp'), ceilingBp: bound('ceiling-bp') }
      const digests = await settleRealRoster({
        data: needed('data'),
        poolFen: needed('pool'),
        out: needed('out'),
        ...bounds,
      })
      console.log(`input ${digests.inputDigest}\noutput ${digests.outputDigest}`)
      return
    }
    case 'demo': {
      const digests = await settleDemo({ period: needed('period'), out: needed('out') })
      console.log(`over HTTP ${digests.overHttp}\ncommand line ${digests.onCommandLine}`)
      if (digests.overHttp !== digests.onCommandLine) throw new Error('the two digests differ')
      return
    }
    default:
      throw new UsageError(USAGE)
  }
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof UsageError ? error.message : error)
  process.exitCode = error instanceof UsageError ? 2 : 1
}
