import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { UsageError } from './command.ts'

/** Writes a document whole or not at all. @throws UsageError naming the file. */
export function writeDocument(file: string, text: string): void {
  const unfinished = `${file}.unfinished-${process.pid}`
  try {
    writeFileSync(unfinished, text)
    renameSync(unfinished, file)
  } catch {
    rmSync(unfinished, { force: true })
    throw new UsageError(`cannot write ${file}`)
  }
}
