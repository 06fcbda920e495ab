#!/usr/bin/env node
// npm test: everything this machine can run. What it cannot is named, with the command that would enable it.
// QIANFEN_REQUIRE=mariadb,chromium makes those a condition instead.
import { mkdirSync, readFileSync, rmSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { inspectMachine } from './machine.mjs'
import { localBin, ROOT, runStep } from './run-step.mjs'

const REPORTS = join(ROOT, 'test-results', 'reports')
const required = (process.env.QIANFEN_REQUIRE ?? '').split(',').filter(Boolean)
const missing = inspectMachine().filter((need) => !need.isHere)
const refused = missing.filter((need) => required.includes(need.name))
if (refused.length > 0) {
  for (const need of refused) console.error(`${need.name} is required and not here: ${need.command}`)
  process.exit(1)
}

const hasChromium = !missing.some((need) => need.name === 'chromium')
const projects = ['unit', 'db', ...(hasChromium ? ['browser'] : [])]
rmSync(REPORTS, { recursive: true, force: true })
mkdirSync(REPORTS, { recursive: true })

const totals = { passed: 0, failed: 0, skipped: 0 }
let isBroken = false
for (const project of projects) {
  console.log(`\n── ${project} tests ──`)
  const file = join(REPORTS, `${project}.json`)
  const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code } = await runStep(localBin('vitest'), [...args, ...process.argv.slice(2)])
  const counted = count(file)
  totals.passed += counted.passed
  totals.failed += counted.failed
  totals.skipped += counted.skipped
  // A file that cannot be loaded fails no test, yet fails.
  if (code !== 0 && counted.failed === 0) totals.failed += 1
  isBroken ||= code !== 0
}

console.log('')
for (const need of missing)
  console.log(`Skipped ${need.without}: ${need.name} is not installed. To run them:\n  ${need.command}`)
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ''
console.log(`${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exit(isBroken || totals.failed > 0 ? 1 : 0)

function count(file) {
  if (!existsSync(file)) return { passed: 0, failed: 0, skipped: 0 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests }
}
