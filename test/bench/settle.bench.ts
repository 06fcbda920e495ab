import { aBigBureau } from './big-bureau.ts'
import { openWithBureau, settleOnce } from './bench-application.ts'
import { median, probe, seconds, timed, type Verdict } from './measure.ts'
import { settlementFloor } from './settlement-floor.ts'

const LARGE = { people: 20_000, entries: 200_000, units: 200 }
const SMALL = { people: 1_000, entries: 10_000, units: 20 }
const ROUNDS = 5
const MOST_TIMES_THE_FLOOR = 2

/** 20,000 people with 200,000 entries on MariaDB, against the floor in the same run. */
export async function benchSettling(): Promise<readonly Verdict[]> {
  const app = await openWithBureau('MariaDB', aBigBureau(LARGE))
  try {
    const ratios: number[] = []
    for (let round = 1; round <= ROUNDS; round += 1) {
      const settled = await timed(() => settleOnce(app, '2026'))
      const floor = await settlementFloor(app.database, app.knex, settled.value)
      ratios.push(settled.ms / floor.totalMs)
      console.log(
        `settle ${LARGE.people} people, ${LARGE.entries} entries: ${seconds(settled.ms)}; floor ${seconds(floor.totalMs)}` +
          ` (read ${seconds(floor.readMs)}, encode and hash ${seconds(floor.encodeMs)}, write ${seconds(floor.writeMs)})`,
      )
    }
    return [{ title: 'settling ÷ floor, median of 5', value: median(ratios), atMost: MOST_TIMES_THE_FLOOR }]
  } finally {
    await app.close()
  }
}

/** 1,000 people on SQLite: reported beside the machine's probe, never failing. */
export async function reportSmallSettlement(): Promise<void> {
  const app = await openWithBureau('SQLite', aBigBureau(SMALL))
  try {
    const times: number[] = []
    for (let round = 1; round <= ROUNDS; round += 1) times.push((await timed(() => settleOnce(app, '2026'))).ms)
    console.log(
      `compute and store ${SMALL.people} people on SQLite: ${seconds(median(times))} (median of 5); ${probe()}`,
    )
  } finally {
    await app.close()
  }
}
