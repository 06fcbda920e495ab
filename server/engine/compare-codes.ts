/**
 * Compares two codes by their UTF-8 bytes, which is by code points (RULES §1.6): the one order of subjects wherever
 * nothing else decides. UTF-16 order differs from it for characters beyond the basic plane.
 * @returns negative, 0 or positive, as `sort` wants it.
 */
export function compareCodes(a: string, b: string): number {
  const shared = Math.min(a.length, b.length)
  for (let i = 0; i < shared; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left !== right) return codePointOrder(left) - codePointOrder(right)
  }
  return a.length - b.length
}

/** Compares two objects by their `code`. */
export function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return compareCodes(a.code, b.code)
}

/** Moves the surrogates (code points from U+10000) above U+E000–U+FFFF, where their UTF-8 bytes sort. */
function codePointOrder(codeUnit: number): number {
  if (codeUnit < 0xd800) return codeUnit
  return codeUnit < 0xe000 ? codeUnit + 0x2000 : codeUnit - 0x800
}
