/**
 * Grades as levels, so that "the lowest of" is a minimum that a derivation can state: 0 is the last grade of `order`,
 * which lists the best first.
 */
export function levelOf<G extends string>(order: readonly G[], grade: G): number {
  return order.length - 1 - order.indexOf(grade)
}

/** The grade at a level. @throws RangeError for a level that none has. */
export function gradeAt<G extends string>(order: readonly G[], level: number): G {
  const grade = order[order.length - 1 - level]
  if (grade === undefined) throw new RangeError(`no grade has level ${level}`)
  return grade
}

/** The level of a cap; no cap is the best grade's. */
export function capLevel<G extends string>(order: readonly G[], cap: G | null): number {
  return cap === null ? order.length - 1 : levelOf(order, cap)
}
