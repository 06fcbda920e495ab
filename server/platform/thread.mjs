import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

// A thread does not inherit the loader that the main thread was started with (tsx on Node 20), so that each one registers
// its own before it runs TypeScript.
register()
await import(workerData.entry)
