/** What a file may cost. A real table of a bureau is far below each of them. */
export const LIMITS = {
  parts: 50,
  unpackedBytes: 50 * 1024 * 1024,
  /** Unpacked to packed, for files that unpack to more than `ratioFromBytes`: less than that harms nobody. */
  ratio: 100,
  ratioFromBytes: 1024 * 1024,
  sheets: 50,
  rows: 200_000,
  columns: 500,
  cells: 5_000_000,
  cellCharacters: 32_767,
  /** The last row and the highest sheet number that a spreadsheet program can make. */
  lastRowNumber: 1_048_576,
  sheetId: 65_534,
  seconds: 10,
  memoryMegabytes: 256,
} as const
