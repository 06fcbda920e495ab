import type { TestApplication } from '../support/application.ts'
import { aBigBureau, personCode } from './big-bureau.ts'
import { HR, openWithBureau } from './bench-application.ts'
import { median, timed, type Verdict } from './measure.ts'

const ROSTER = { people: 1_000, units: 20 }
const SHORT = 10_000
const LONG = 100_000
const WARM_UP = 3
const ROUNDS = 31
const MOST_GROWTH = 1.3

/** Milliseconds of each round. */
type Times = { readonly reads: number[]; readonly writes: number[] }

/**
 * Boards and forms beside two ledgers of the same roster, one ten times as long as the other: each round writes an entry and
 * then reads both boards, so that no read is answered from memory; the two databases take turns.
 */
export async function benchLedger(): Promise<readonly Verdict[]> {
  const short = await openWithBureau('MariaDB', aBigBureau({ ...ROSTER, entries: SHORT }))
  try {
    const long = await openWithBureau('MariaDB', aBigBureau({ ...ROSTER, entries: LONG }))
    try {
      return await compare(short, long)
    } finally {
      await long.close()
    }
  } finally {
    await short.close()
  }
}

async function compare(short: TestApplication, long: TestApplication): Promise<readonly Verdict[]> {
  const times = { short: noTimes(), long: noTimes() }
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    const isWarmUp = round < 0
    const order = round % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const)
    for (const which of order) {
      await measure(which === 'short' ? short : long, isWarmUp ? noTimes() : times[which], round + WARM_UP)
    }
  }
  return [
    growth('reading the standings', times.short.reads, times.long.reads),
    growth('writing one entry', times.short.writes, times.long.writes),
  ]
}

async function measure(app: TestApplication, times: Times, round: number): Promise<void> {
  times.writes.push((await timed(() => writeEntry(app, round))).ms)
  times.reads.push((await timed(() => readBoards(app))).ms)
}

async function writeEntry({ application }: TestApplication, round: number): Promise<void> {
  await application.entries.create(application.changeAs(HR, 'entry.create'), HR, '2026', {
    ...{ level: 'person', subject: personCode((round * 37) % ROSTER.people), rule: `R${round % 10}`, count: 1 },
    ...{ eventKey: '', effectiveOn: '2026-06-15', document: 'Inspection record' },
  })
}

async function readBoards({ application }: TestApplication): Promise<void> {
  await application.standings.units(HR, '2026')
  await application.standings.people(HR, '2026', {})
}

function growth(title: string, short: readonly number[], long: readonly number[]): Verdict {
  const [shorter, longer] = [median(short), median(long)]
  console.log(
    `${title} with ${SHORT} and ${LONG} entries: ${shorter.toFixed(1)} ms and ${longer.toFixed(1)} ms (median of ${ROUNDS})`,
  )
  return { title: `${title}, ${LONG} ÷ ${SHORT} entries`, value: longer / shorter, atMost: MOST_GROWTH }
}

const noTimes = (): Times => ({ reads: [], writes: [] })
