import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import multer, { MulterError } from 'multer'
import { AppError, Invalid } from '../errors.ts'

/** A route takes one file in the multipart field `file`. */
export type UploadRule = { readonly maxBytes: number }

/** A file that arrived. It lies in a private temporary folder and is deleted when the request ends. */
export type UploadedFile = {
  readonly path: string
  /** As the browser named it; to show, never to open. */
  readonly name: string
  readonly bytes: number
  readonly sha256: string
}

export type Upload = { readonly file: UploadedFile; readonly fields: unknown; readonly remove: () => Promise<void> }

/**
 * Receives the file and the text fields beside it. The caller removes the folder, whatever happens.
 * @throws AppError 413 beyond the limit, 415 for another kind of body, Invalid without a file.
 */
export async function receiveUpload(request: Request, response: Response, rule: UploadRule): Promise<Upload> {
  if (!request.is('multipart/form-data')) throw new AppError('body.media_type', 415)
  if (Number(request.get('Content-Length') ?? 0) > rule.maxBytes + 65_536) throw tooLarge(rule)
  const folder = await mkdtemp(join(tmpdir(), 'qianfen-upload-'))
  const remove = () => rm(folder, { recursive: true, force: true })
  try {
    await receive(request, response, rule, folder)
    const received = request.file
    if (!received) throw new Invalid([{ path: 'file', code: 'required' }])
    const file = {
      path: received.path,
      name: decodeName(received.originalname),
      bytes: received.size,
      sha256: await digest(received.path),
    }
    return { file, fields: { ...request.body }, remove }
  } catch (error) {
    await remove()
    throw error
  }
}

function receive(request: Request, response: Response, rule: UploadRule, folder: string): Promise<void> {
  const limits = { fileSize: rule.maxBytes, files: 1, fields: 10, fieldSize: 100_000, parts: 11, headerPairs: 20 }
  const middleware = multer({ dest: folder, limits }).single('file')
  return new Promise((resolve, reject) => {
    middleware(request, response, (error: unknown) => {
      if (error) reject(asAppError(error, rule))
      else resolve()
    })
  })
}

function asAppError(error: unknown, rule: UploadRule): Error {
  if (error instanceof MulterError) return error.code === 'LIMIT_FILE_SIZE' ? tooLarge(rule) : badForm(error)
  return badForm(error)
}

function tooLarge(rule: UploadRule): AppError {
  return new AppError('body.too_large', 413, { params: { maximum: rule.maxBytes } })
}

function badForm(cause: unknown): AppError {
  return new AppError('body.bad_form', 400, { cause })
}

/** Browsers send the name in UTF-8; multer reads the header as Latin-1. */
function decodeName(latin1: string): string {
  const bytes = Buffer.from(latin1, 'latin1')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/\p{C}/gu, '').slice(0, 200)
  } catch {
    return latin1.replace(/\p{C}/gu, '').slice(0, 200)
  }
}

async function digest(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
