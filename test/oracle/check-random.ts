import fc from 'fast-check'

/** How many random cases a run makes: the environment variable, else the default. */
export function casesFrom(variable: string, standard: number): number {
  const text = process.env[variable]
  if (text === undefined || text === '') return standard
  if (!/^[1-9][0-9]*$/.test(text)) throw new Error(`${variable} must be a positive whole number`)
  return Number(text)
}

/**
 * Runs a property on random cases and prints the seed, so that a failure can be replayed with FC_SEED.
 * The seed is FC_SEED where it is set, else a fresh one. A failing case is shrunk unless `isLarge`: a bundle is made of
 * hundreds of choices, and its message names what differs.
 * @throws Error naming the seed, with the failed expectation as its cause.
 */
export function checkRandom<T>(title: string, cases: number, property: fc.IProperty<T>, isLarge = false): void {
  const seed = seedOfRun()
  process.stdout.write(`${title}: ${cases} cases, FC_SEED=${seed}\n`)
  const details = fc.check(property, { seed, numRuns: cases, endOnFailure: isLarge, includeErrorInReport: false })
  if (!details.failed) return
  const example = isLarge ? '' : ` on ${fc.stringify(details.counterexample)}`
  const message = `${title} failed after ${details.numRuns} cases, FC_SEED=${seed}${example}`
  throw new Error(message, { cause: details.errorInstance })
}

function seedOfRun(): number {
  const text = process.env['FC_SEED']
  if (text === undefined || text === '') return Math.floor(Math.random() * 0x7fffffff)
  if (!/^-?[0-9]+$/.test(text)) throw new Error('FC_SEED must be a whole number')
  return Number(text)
}
