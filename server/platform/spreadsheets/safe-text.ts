const DANGEROUS = /^[=+\-@\t\r\n\0]/

/**
 * Text that no spreadsheet program takes for a formula: an apostrophe goes before it when its first character, after
 * control characters, blanks and full-width forms, could begin one. Characters that files cannot hold are dropped.
 */
export function safeText(text: string): string {
  const writable = text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
  const start = text.slice(0, 200).normalize('NFKC')
  const visible = start.replace(/^[\p{C}\s]+/u, '')
  return DANGEROUS.test(start) || DANGEROUS.test(visible) ? `'${writable}` : writable
}
