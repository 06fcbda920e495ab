import type { ErrorParams } from '../errors.ts'
import type { FileRefusal } from './file-refused.ts'
import type { TableHead, TableOptions, TableRow } from './table-rows.ts'

/** What the server tells the child. `next` asks for more: the child never runs ahead. */
export type ReaderRequest =
  { readonly kind: 'read'; readonly path: string; readonly options: TableOptions } | { readonly kind: 'next' }

/** What the child answers. */
export type ReaderAnswer =
  | { readonly kind: 'rows'; readonly rows: readonly TableRow[] }
  | { readonly kind: 'done'; readonly head: TableHead }
  | { readonly kind: 'refused'; readonly code: FileRefusal; readonly params: ErrorParams }
