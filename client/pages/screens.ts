import { readingScreens } from './reading.screens.ts'
import { sessionScreens } from './session.screens.ts'
import { workbenchScreens } from './workbench.screens.ts'

/** Every screen, in the order of the menu. */
export const screens = [...sessionScreens, ...readingScreens, ...workbenchScreens]
