import type { Application } from '../../server/compose.ts'
import { SettingsError } from '../../server/config.ts'
import { demoActor, loadAccounts } from './load-accounts.ts'
import { loadPeriod, loadScheme } from './load-periods.ts'
import { loadRegisters, loadRoster } from './load-roster.ts'
import { loadPlans, settlePeriod } from './load-settlements.ts'
import { PERIODS } from './periods.ts'
import { QUARTER_SCHEME, YEAR_SCHEME } from './schemes.ts'

/**
 * Loads the demo bureau into an empty, migrated database, through the services that forms and imports use; the finished
 * quarters are settled, published and paid out by the application itself. The open quarter is complete, so that it can be
 * settled at once; what pending looks like shows the open year, a period of a scheme series of its own.
 *
 * The accounts come last: until then nobody can sign in, and a load that was killed is told by facts without an account.
 * @throws SettingsError when the database is not empty.
 */
export async function loadDemo(application: Application): Promise<void> {
  await requireEmpty(application)
  const hrUserId = application.newId()
  const actor = demoActor(hrUserId)
  await loadRoster(application, actor)
  await loadRegisters(application, actor)
  for (const scheme of [QUARTER_SCHEME, YEAR_SCHEME]) await loadScheme(application, actor, scheme)
  for (const period of PERIODS) {
    await loadPeriod(application, actor, period)
    await loadPlans(application, actor, period)
    await settlePeriod(application, actor, period)
  }
  await loadAccounts(application, hrUserId)
}

/** On a database server the demo is loaded in place: what a killed load left must not be mixed with another. */
async function requireEmpty({ knex }: Application): Promise<void> {
  for (const table of ['units', 'people', 'periods', 'scheme_versions', 'users']) {
    const row: unknown = await knex(table).first()
    if (row === undefined) continue
    throw new SettingsError(
      `the database holds ${table} already: an earlier load of the demo was stopped, or it is in use. ` +
        'Drop and create the database to load the demo again, or start with DEMO=0.',
    )
  }
}
