import { benchLedger } from './ledger.bench.ts'
import { probe, report, type Verdict } from './measure.ts'
import { withServer } from './server.ts'
import { benchSettling, reportSmallSettlement } from './settle.bench.ts'

/** `npm run bench`: only ratios and growth fail; absolute times are printed beside a probe of the machine. */
async function main(): Promise<boolean> {
  console.log(probe())
  await reportSmallSettlement()
  const verdicts: Verdict[] = []
  const hasServer = await withServer(async () => {
    verdicts.push(...(await benchSettling()), ...(await benchLedger()))
  })
  if (!hasServer) console.log('MariaDB is not installed: the ratios were not measured. apt-get install mariadb-server')
  return report(verdicts)
}

process.exitCode = (await main()) ? 0 : 1
