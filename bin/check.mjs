#!/usr/bin/env node
// npm run check: lint, types, architecture and unit tests, side by side, in under a minute.
import { localBin, runStep } from './run-step.mjs'

// Fewer random cases than in `npm test`, which runs them all: a check is for between two edits.
const FEWER_CASES = {
  ORACLE_CASES: '20000',
  ORACLE_BUNDLES: '150',
  ORACLE_CARD_BUNDLES: '100',
  ORACLE_MONTH_BUNDLES: '100',
  STANDINGS_BUNDLES: '30',
}
for (const [name, cases] of Object.entries(FEWER_CASES)) process.env[name] ??= cases

const STEPS = [
  ['types of server', localBin('tsc'), ['--noEmit']],
  ['types of client', localBin('vue-tsc'), ['--noEmit', '-p', 'tsconfig.client.json']],
  ['lint', localBin('eslint'), ['.', '--max-warnings', '0']],
  ['format', localBin('prettier'), ['--check', '--log-level', 'warn', '.']],
  ['unit tests', localBin('vitest'), ['run', '--project', 'unit', '--reporter', 'dot']],
]

const results = await Promise.all(
  STEPS.map(async ([name, command, args]) => {
    const result = await runStep(command, args, { isQuiet: true })
    console.log(`${result.code === 0 ? 'ok    ' : 'FAILED'} ${name} (${result.seconds.toFixed(1)} s)`)
    if (result.code !== 0) console.log(result.output)
    return result
  }),
)
const failed = results.filter((result) => result.code !== 0).length
console.log(failed === 0 ? 'Everything holds.' : `${failed} of ${STEPS.length} checks failed.`)
process.exit(failed === 0 ? 0 : 1)
