import { crc32, deflateRawSync } from 'node:zlib'

/** A part of a zip; the optional members lie about it. */
export type ZipPart = {
  readonly name: string
  readonly content: Buffer | string
  /** The unpacked size that the directory states. */
  readonly statedSize?: number
  readonly isEncrypted?: boolean
  readonly isStored?: boolean
}

/** Writes a zip byte by byte, so that tests can make broken and lying ones. */
export function zipFile(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const part of parts) {
    const { local, central } = records(part, at)
    bodies.push(local)
    directory.push(central)
    at += local.length
  }
  const entries = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(entries.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...bodies, entries, end])
}

function records(part: ZipPart, at: number): { readonly local: Buffer; readonly central: Buffer } {
  const content = Buffer.from(part.content)
  const data = part.isStored === true ? content : deflateRawSync(content)
  const name = Buffer.from(part.name, 'utf8')
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(0x0800 | (part.isEncrypted === true ? 1 : 0), 2)
  head.writeUInt16LE(part.isStored === true ? 0 : 8, 4)
  head.writeUInt32LE(crc32(content), 10)
  head.writeUInt32LE(data.length, 14)
  head.writeUInt32LE(part.statedSize ?? content.length, 18)
  head.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([signature(0x04034b50), head, name, data])
  const tail = Buffer.alloc(14)
  tail.writeUInt32LE(at, 10)
  const central = Buffer.concat([signature(0x02014b50), Buffer.from([20, 0]), head, tail, name])
  return { local, central }
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value, 0)
  return bytes
}
