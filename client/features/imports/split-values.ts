/** 'A、B, C' as values: separated by 、 , ; or their full-width forms; blanks around them do not count. */
export function splitValues(text: string): string[] {
  return text
    .split(/[、,,;;]/)
    .map((value) => value.trim())
    .filter((value) => value !== '')
}
