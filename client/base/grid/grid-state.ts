/** What of a grid stands in the address: `sort` is a column's key, with '-' before it when descending. */
export type GridSort = { readonly key: string; readonly isDescending: boolean }

export function parseSort(text: string): GridSort | null {
  if (text === '' || text === '-') return null
  return text.startsWith('-') ? { key: text.slice(1), isDescending: true } : { key: text, isDescending: false }
}

export function formatSort(sort: GridSort | null): string {
  return sort === null ? '' : `${sort.isDescending ? '-' : ''}${sort.key}`
}

/** The sort after a click on a heading: its first direction, the other one, then none. */
export function nextSort(now: GridSort | null, key: string, startsDescending: boolean): GridSort | null {
  if (now?.key !== key) return { key, isDescending: startsDescending }
  return now.isDescending === startsDescending ? { key, isDescending: !startsDescending } : null
}

/** 'unit:M01~grade:good' ⇄ chosen values by column; codes may hold any character, so both sides are escaped. */
export function parseChoices(text: string): Readonly<Record<string, string>> {
  const pairs = text.split('~').flatMap((pair) => {
    const colon = pair.indexOf(':')
    return colon <= 0 ? [] : [[unescape(pair.slice(0, colon)), unescape(pair.slice(colon + 1))] as const]
  })
  return Object.fromEntries(pairs)
}

export function formatChoices(choices: Readonly<Record<string, string>>): string {
  return Object.entries(choices)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${escape(key)}:${escape(value)}`)
    .join('~')
}

const escape = (text: string) => encodeURIComponent(text).replaceAll('~', '%7E')

function unescape(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
