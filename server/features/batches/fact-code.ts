/**
 * The code of a fact: bytewise order of codes is the order of statement, so "the last value holds" and "the earlier entry
 * wins" need no time. @throws RangeError beyond 99,999,999 batches or 9,999,999 rows.
 */
export function factCode(batchSeq: number, row: number): string {
  if (batchSeq > 99_999_999 || row > 9_999_999) throw new RangeError(`fact ${batchSeq}-${row} is out of range`)
  return `${String(batchSeq).padStart(8, '0')}-${String(row).padStart(7, '0')}`
}
