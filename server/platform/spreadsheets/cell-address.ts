/** The column of an address such as 'AB12', from 0; -1 when the address has none. */
export function columnOf(address: string): number {
  let column = 0
  let at = 0
  for (; at < address.length && at < 8; at += 1) {
    const letter = address.charCodeAt(at) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return at === 0 ? -1 : column - 1
}

/** The letters of a column from 0: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = ''
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters
  }
  return letters
}
