/** Offers a file made in the browser. @param content a Blob or a data URL. */
export function saveFile(content: Blob | string, name: string): void {
  const href = typeof content === 'string' ? content : URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = href
  link.download = name
  link.click()
  if (typeof content !== 'string') setTimeout(() => URL.revokeObjectURL(href), 10_000)
}
