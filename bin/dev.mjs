#!/usr/bin/env node
// npm run dev: the API with restarts, and the client with hot replacement on http://127.0.0.1:5173.
import { spawn } from 'node:child_process'
import { localBin, ROOT } from './run-step.mjs'

const children = [
  spawn(process.execPath, ['--watch', '--import', 'tsx', 'server/cli.ts', 'start', '--without-client'], options()),
  spawn(localBin('vite'), ['--host', '127.0.0.1'], options()),
]
for (const child of children) {
  child.on('exit', (code) => {
    for (const other of children) if (other !== child) other.kill('SIGTERM')
    process.exitCode = code ?? 0
  })
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => children.forEach((child) => child.kill(signal)))

function options() {
  return { cwd: ROOT, stdio: 'inherit' }
}
