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
 * The seed is FC_SEED where it is set, else a fresh one.
 */
export function checkRandom(title: string, cases: number, property: fc.IRawProperty<unknown>): void {
  const seed = seedOfRun()
  process.stdout.write(`${title}: ${cases} cases, FC_SEED=${seed}\n`)
  fc.assert(property, { seed, numRuns: cases })
}

function seedOfRun(): number {
  const text = process.env['FC_SEED']
  if (text === undefined || text === '') return Math.floor(Math.random() * 0x7fffffff)
  if (!/^-?[0-9]+$/.test(text)) throw new Error('FC_SEED must be a whole number')
  return Number(text)
}
