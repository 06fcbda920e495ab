import { chartTheme } from '../../client/charts/theme.ts'

/** A theme whose colours are the names of their tokens. */
export const plainTheme = chartTheme((name) => name, 16, false)
