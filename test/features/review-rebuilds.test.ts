import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createRebuilds } from '../../server/features/cards/rebuilds.ts'

it('runs a rebuild that was asked for while another one failed', async () => {
  const failures: unknown[] = []
  let runs = 0
  const rebuilds = createRebuilds({
    run: async () => {
      await nextTurn()
      runs += 1
      if (runs > 1) return
      rebuilds.schedule('2026')
      throw new Error('deadlock')
    },
    onFailure: (error) => failures.push(error),
  })
  rebuilds.schedule('2026')
  await rebuilds.settled('2026')
  await rebuilds.close()
  expect({ runs, failures: failures.length }).toEqual({ runs: 2, failures: 1 })
})
