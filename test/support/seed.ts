/**
 * The seed of a file's random cases, printed so that a failure can be run again: `TEST_SEED=… npx vitest run FILE`.
 */
export function printedSeed(title: string): number {
  const seed = Number(process.env['TEST_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
  console.info(`${title}: seed ${seed}`)
  return seed
}
