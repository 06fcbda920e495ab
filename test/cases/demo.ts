import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadDemo } from '../../seeds/demo/load.ts'
import { runCli } from '../../server/cli.ts'
import type { SettlementAnswer } from '../../server/contract/settlements.contract.ts'
import { canonicalResult, type Bundle, type Result } from '../../server/engine/index.ts'
import { withCaseServer } from './case-server.ts'

export type DemoOrder = { readonly period: string; readonly out: string }
export type DemoDigests = { readonly overHttp: string; readonly onCommandLine: string }

/**
 * Exports a period of the demo bureau as a bundle, settles it over HTTP and with the command line, which knows no database,
 * and gives both output digests.
 */
export async function settleDemo({ period, out }: DemoOrder): Promise<DemoDigests> {
  return withCaseServer(loadDemo, async ({ application, hr }) => {
    const [plan] = await application.plans.list(period)
    if (plan === undefined) throw new Error(`period ${period} has no plan`)
    const frame = await application.bundles.readFrame(period)
    const bundle = await application.bundles.readWhole(frame, { code: plan.code, ...plan.content })
    writeFileSync(out, `${JSON.stringify(bundle)}\n`)
    const { settlementId } = await hr.run<{ settlementId: string }>(`/periods/${period}/settlements`, {
      plan: plan.code,
    })
    const { head } = await hr.get<SettlementAnswer>(`/settlements/${settlementId}`)
    return { overHttp: head.outputDigest, onCommandLine: await settleOnCommandLine(bundle) }
  })
}

async function settleOnCommandLine(bundle: Bundle): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'qianfen-bundle-'))
  try {
    const [from, to] = [join(folder, 'bundle.json'), join(folder, 'result.json')]
    writeFileSync(from, JSON.stringify(bundle))
    await runCli(['settle', from, '--out', to])
    if (process.exitCode !== 0 && process.exitCode !== undefined) throw new Error('the command line refused the bundle')
    const written = JSON.parse(readFileSync(to, 'utf8')) as { readonly result?: Result } & Result // what `settle` writes
    return createHash('sha256')
      .update(canonicalResult(written.result ?? written), 'utf8')
      .digest('hex')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
