export type GradeMark = { readonly sign: string; readonly tint: 'good' | 'accent' | 'warn' | 'bad' }

const MARKS: Readonly<Record<string, GradeMark>> = {
  excellent: { sign: '★', tint: 'good' },
  good: { sign: '●', tint: 'accent' },
  competent: { sign: '●', tint: 'accent' },
  qualified: { sign: '◐', tint: 'warn' },
  basic: { sign: '◐', tint: 'warn' },
  unqualified: { sign: '▽', tint: 'bad' },
  incompetent: { sign: '▽', tint: 'bad' },
}

/** Sign and tint of a grade, from best to worst ★ ● ◐ ▽, the same for units and people. */
export function gradeMark(grade: string): GradeMark {
  return MARKS[grade] ?? { sign: '○', tint: 'accent' }
}
