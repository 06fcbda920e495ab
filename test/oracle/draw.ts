import fc from 'fast-check'

/** A source of random choices that fast-check can replay and shrink (the value of `fc.gen()`). */
export type Draw = fc.GeneratorValue

/** One arbitrary for every choice: fast-check looks each one up by its arguments, and there are thousands of choices. */
const aNumber = () => fc.noBias(fc.nat(0x3fffffff))

/** A whole number from min to max, both included; shrinks to min. */
export function drawInt(draw: Draw, min: number, max: number): number {
  return min + (draw(aNumber) % (max - min + 1))
}

/** One element of a list that is not empty. */
export function drawOne<T>(draw: Draw, list: readonly T[]): T {
  const chosen = list[drawInt(draw, 0, list.length - 1)]
  if (chosen === undefined) throw new Error('drawOne: the list is empty')
  return chosen
}

/** True in about `percent` of a hundred cases; shrinks to false. */
export function drawChance(draw: Draw, percent: number): boolean {
  return drawInt(draw, 0, 99) >= 100 - percent
}

/** Each element with the given chance, in the list's order. */
export function drawSome<T>(draw: Draw, list: readonly T[], percent: number): T[] {
  return list.filter(() => drawChance(draw, percent))
}

export function drawMany<T>(draw: Draw, min: number, max: number, make: (index: number) => T): T[] {
  return Array.from({ length: drawInt(draw, min, max) }, (_, index) => make(index))
}
