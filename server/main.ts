import { runCli } from './cli.ts'

/** For process managers: serves what is built and migrated, nothing else. `npm start` prepares first. */
await runCli(['serve'])
