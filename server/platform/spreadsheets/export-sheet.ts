/**
 * What a column of an export holds. Values are texts, integers or exact scaled integers, never fractions: `centi` are
 * hundredths of points, `fen` money as bigint, `bp` ten-thousandths, `date` 'YYYY-MM-DD'.
 */
export type ExportColumn =
  | { readonly kind: 'text' | 'date'; readonly header: string }
  | { readonly kind: 'integer' | 'centi' | 'bp'; readonly header: string }
  | { readonly kind: 'fen'; readonly header: string }

/** null is an empty cell. Numbers belong to integer, centi and bp; bigint to fen; texts to text and date. */
export type ExportCell = string | number | bigint | null

/** A table as it leaves the product: what it is stands above its rows. */
export type ExportSheet = {
  readonly name: string
  readonly title: string
  /** Filters, version, time, user: pairs of label and text. */
  readonly facts: readonly (readonly [string, string])[]
  readonly columns: readonly ExportColumn[]
  readonly rows: readonly (readonly ExportCell[])[]
}
