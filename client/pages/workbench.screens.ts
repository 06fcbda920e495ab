import type { Screen } from '../base/screen.ts'

/** Screens of HR's workbench and of the administrator. */
export const workbenchScreens: readonly Screen[] = []
