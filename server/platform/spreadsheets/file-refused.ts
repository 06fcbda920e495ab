import { AppError, type ErrorParams } from '../errors.ts'

/** Why a file was not read. `file.*` in the client's messages. */
export type FileRefusal =
  | 'file.empty'
  | 'file.notSpreadsheet'
  | 'file.oldFormat'
  | 'file.encrypted'
  | 'file.encoding'
  | 'file.broken'
  | 'file.part'
  | 'file.tooManyParts'
  | 'file.bomb'
  | 'file.dtd'
  | 'file.rowNumber'
  | 'file.tooManyRows'
  | 'file.tooManyColumns'
  | 'file.tooManySheets'
  | 'file.tooManyCells'
  | 'file.cellTooLong'
  | 'file.noSheet'
  | 'file.tooExpensive'

/** A file that is not read, whole: 422 with the reason. */
export class FileRefused extends AppError {
  constructor(code: FileRefusal, params: ErrorParams = {}, cause?: unknown) {
    super(code, 422, { params, ...(cause === undefined ? {} : { cause }) })
  }
}
