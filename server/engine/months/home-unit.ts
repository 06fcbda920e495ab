/**
 * Home for grade, rank, quota and head count (RULES §12.3): the unit with most counted months; ties: the later, which
 * is the one whose last counted month comes last. '' without a counted month.
 * @param unitsByMonth the unit of each counted month, in order.
 */
export function homeUnit(unitsByMonth: readonly string[]): string {
  const counts = new Map<string, number>()
  let home = ''
  for (const unit of unitsByMonth) {
    counts.set(unit, (counts.get(unit) ?? 0) + 1)
    if ((counts.get(unit) ?? 0) >= (counts.get(home) ?? 0)) home = unit
  }
  return home
}
