import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Response } from 'express'
import type { FileReply } from './file-reply.ts'

/** JSON that is ready; Express adds a weak ETag, which lets a client that kept the body be answered with 304. */
export function sendJson(response: Response, status: number, json: string): void {
  response.status(status)
  if (status === 204) response.end()
  else response.type('application/json').send(json)
}

/** A file as a download; its name is encoded after RFC 5987. */
export async function sendFile(response: Response, file: FileReply): Promise<void> {
  response.attachment(file.fileName)
  response.type(file.mediaType)
  if (file.content instanceof Readable) await pipeline(file.content, response)
  else response.send(Buffer.from(file.content.buffer, file.content.byteOffset, file.content.byteLength))
}
