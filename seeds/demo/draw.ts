/**
 * Numbers drawn from names. The demo needs figures that look uneven but are the same on every machine: each is drawn from
 * its own name (say period, person and item), so that adding or removing one fact changes no other.
 */
export type DrawName = readonly (string | number)[]

/** 32 bits: FNV-1a over the name, then mixed until neighbouring names are nothing alike. */
export function drawBits(...name: DrawName): number {
  let hash = 0x811c9dc5
  for (const char of name.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A whole number from `low` to `high`, both included, every one as likely. */
export function drawBetween(low: number, high: number, ...name: DrawName): number {
  return low + (drawBits(...name) % (high - low + 1))
}

/** A whole number within `reach` of `middle`, mostly near it: the mean of three draws. */
export function drawAround(middle: number, reach: number, ...name: DrawName): number {
  const sum = [1, 2, 3].reduce((total, turn) => total + drawBetween(-reach, reach, ...name, turn), 0)
  return middle + Math.trunc(sum / 3)
}

export function drawOne<T>(list: readonly T[], ...name: DrawName): T {
  const chosen = list[drawBits(...name) % list.length]
  if (chosen === undefined) throw new RangeError(`nothing to draw from for ${name.join(' ')}`)
  return chosen
}

/** True in `percent` of 100 names. */
export function drawChance(percent: number, ...name: DrawName): boolean {
  return drawBits(...name) % 100 < percent
}
