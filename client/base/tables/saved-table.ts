/** Rows as they are read on the screen: texts and numbers already formatted. */
export type SavedTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number | null)[])[]
}

/** What a saved file says about itself before its rows. */
export type TableOrigin = {
  readonly title: string
  /** Period, version, filters: one line each. */
  readonly lines: readonly string[]
}

/** A file name from a title; characters that file systems refuse become dashes. */
export function fileName(title: string): string {
  return title.replaceAll(/[\\/:*?"<>|\s]+/g, '-')
}
