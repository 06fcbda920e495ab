/** Local dates, both included; an open end is null. */
export type Interval = { readonly startsOn: string; readonly endsOn: string | null }

export function overlaps(a: Interval, b: Interval): boolean {
  return (a.endsOn === null || b.startsOn <= a.endsOn) && (b.endsOn === null || a.startsOn <= b.endsOn)
}

export function isInForce({ startsOn, endsOn }: Interval, on: string): boolean {
  return startsOn <= on && (endsOn === null || endsOn >= on)
}

/** An interval that ends before it starts holds no day. */
export function isBackwards({ startsOn, endsOn }: Interval): boolean {
  return endsOn !== null && endsOn < startsOn
}
