import { readFileSync } from 'node:fs'
import { bundleSchema } from '../contract/bundle.contract.ts'
import type { Bundle } from '../engine/index.ts'
import { issuesToProblems } from '../platform/http/parse-request.ts'
import { UsageError } from './command.ts'

/** A bundle from a file. @throws UsageError saying what is wrong and where. */
export function readBundle(file: string): Bundle {
  const parsed = bundleSchema.safeParse(parse(file, read(file)))
  if (parsed.success) return parsed.data
  const [first, ...more] = issuesToProblems('bundle', parsed.error.issues)
  const params = first?.params ? ` ${JSON.stringify(first.params)}` : ''
  const rest = more.length > 0 ? ` (and ${more.length} more)` : ''
  throw new UsageError(`${file}: ${first?.path ?? 'bundle'}: ${first?.code ?? 'invalid'}${params}${rest}`)
}

function read(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new UsageError(`cannot read ${file}`)
  }
}

function parse(file: string, bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown
  } catch {
    throw new UsageError(`${file} is not a JSON document in UTF-8`)
  }
}
