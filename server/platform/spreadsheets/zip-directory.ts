import type { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { FileRefused } from './file-refused.ts'
import { LIMITS } from './limits.ts'

export type CheckedZip = {
  readonly has: (part: string) => boolean
  /** Unpacks one part; it ends with an error when it is longer than its directory says. */
  readonly open: (part: string) => Promise<Readable>
  readonly close: () => void
}

const ALLOWED_PARTS = [
  /^\[Content_Types\]\.xml$/,
  /^_rels\/\.rels$/,
  /^docProps\/[\w.-]+$/,
  /^docMetadata\/[\w.-]+$/,
  /^customXml\/(_rels\/)?[\w.-]+\.(xml|rels)$/,
  /^xl\/([\w.-]+\/){0,3}[\w. -]+\.(xml|rels|vml|png|jpe?g|gif|emf|wmf)$/,
  /^xl\/printerSettings\/[\w.-]+\.bin$/,
]

/**
 * Opens a workbook after looking at its directory alone: number of parts, their names and their unpacked size
 * are known before one byte is unpacked.
 * @throws FileRefused
 */
export async function openCheckedZip(path: string): Promise<CheckedZip> {
  const zip = await openZip(path)
  try {
    const entries = await readDirectory(zip)
    return {
      has: (part) => entries.has(part),
      open: (part) => openPart(zip, entries.get(part), part),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw asRefusal(error)
  }
}

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await yauzl.openPromise(path, { autoClose: false, lazyEntries: true })
  } catch (error) {
    throw new FileRefused('file.broken', {}, error)
  }
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.parts) throw new FileRefused('file.tooManyParts', { maximum: LIMITS.parts })
  const entries = new Map<string, Entry>()
  let packed = 0
  let unpacked = 0
  for await (const entry of zip.eachEntry()) {
    if (entries.size >= LIMITS.parts) throw new FileRefused('file.tooManyParts', { maximum: LIMITS.parts })
    checkEntry(entry, entries)
    packed += entry.compressedSize
    unpacked += entry.uncompressedSize
    if (unpacked > LIMITS.unpackedBytes) throw new FileRefused('file.bomb', { maximum: LIMITS.unpackedBytes })
    entries.set(entry.fileName, entry)
  }
  if (unpacked > LIMITS.ratioFromBytes && unpacked > packed * LIMITS.ratio) {
    throw new FileRefused('file.bomb', { maximum: LIMITS.ratio })
  }
  if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml'))
    throw new FileRefused('file.notSpreadsheet')
  return entries
}

function checkEntry(entry: Entry, seen: ReadonlyMap<string, Entry>): void {
  if ((entry.generalPurposeBitFlag & 1) === 1) throw new FileRefused('file.encrypted')
  if (entry.fileName.endsWith('/')) return
  if (seen.has(entry.fileName)) throw new FileRefused('file.broken')
  if (!ALLOWED_PARTS.some((pattern) => pattern.test(entry.fileName)) || entry.fileName.includes('..')) {
    throw new FileRefused('file.part', { part: entry.fileName.slice(0, 100) })
  }
}

async function openPart(zip: ZipFile, entry: Entry | undefined, part: string): Promise<Readable> {
  if (entry === undefined) throw new FileRefused('file.broken', { part })
  try {
    return await zip.openReadStreamPromise(entry)
  } catch (error) {
    throw new FileRefused('file.broken', { part }, error)
  }
}

/** yauzl reports a damaged directory as a plain error. */
function asRefusal(error: unknown): FileRefused {
  return error instanceof FileRefused ? error : new FileRefused('file.broken', {}, error)
}
