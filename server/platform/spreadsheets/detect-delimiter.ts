import type { Delimiter } from './table-rows.ts'

const CANDIDATES: readonly Delimiter[] = [',', ';', '\t']
const LINES = 20

/** The delimiter that the most of the first lines hold, and of those the most frequent; a comma where none occurs. */
export function detectDelimiter(text: string): Delimiter {
  const lines = firstLines(text)
  let best: Delimiter = ','
  let bestScore = 0
  for (const candidate of CANDIDATES) {
    const counts = lines.map((line) => line.split(candidate).length - 1)
    const score = counts.filter((count) => count > 0).length * 1000 + Math.min(999, Math.max(0, ...counts))
    if (score > bestScore) [best, bestScore] = [candidate, score]
  }
  return best
}

/** Lines that hold something, with quoted parts taken out. */
function firstLines(text: string): string[] {
  return text
    .slice(0, 64_000)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, LINES)
}
