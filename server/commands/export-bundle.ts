import type { Application } from '../compose.ts'
import { canonicalBundle, type Bundle } from '../engine/index.ts'
import { NotFound } from '../platform/errors.ts'
import { readArguments, UsageError, type Command } from './command.ts'
import { digest } from './settle.ts'
import { withApplication } from './with-application.ts'
import { writeDocument } from './write-document.ts'

/** A period as a bundle, in the canonical text whose digest names a settlement's input. */
export const exportBundle: Command = {
  usage: 'export-bundle PERIOD [--plan PLAN] [--out BUNDLE.json]',
  summary: 'write a period as a bundle, with one of its plans',
  run: async (args, { settings, print }) => {
    const { words, options } = readArguments(args, ['plan', 'out'])
    const [period, ...more] = words
    if (period === undefined || more.length > 0) throw new UsageError(`usage: ${exportBundle.usage}`)
    return withApplication(settings, async (application) => {
      const text = canonicalBundle(await readBundleOf(application, period, options.get('plan') ?? null))
      const out = options.get('out')
      if (out === undefined) print(text)
      else {
        writeDocument(out, text)
        print(`input  ${digest(text)}`)
      }
      return 0
    })
  },
}

/** The period's facts as of one revision, with the named plan or none. @throws UsageError */
async function readBundleOf(application: Application, period: string, plan: string | null): Promise<Bundle> {
  try {
    const frame = await application.bundles.readFrame(period)
    const stored = plan === null ? null : await application.plans.find(period, plan)
    const bundle = await application.bundles.readWhole(
      frame,
      stored === null ? null : { code: stored.code, ...stored.content },
    )
    const after = await application.bundles.readFrame(period)
    return after.revision === frame.revision ? bundle : await readBundleOf(application, period, plan)
  } catch (error) {
    if (error instanceof NotFound) throw new UsageError(`there is no period ${period}, or no plan ${plan ?? ''} of it`)
    throw error
  }
}
