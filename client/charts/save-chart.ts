import { formatInstant } from '../base/formats.ts'
import { saveFile } from '../base/save-file.ts'
import { fileName } from '../base/tables/saved-table.ts'

/** What saving needs of a drawn chart. */
export type ChartHandle = {
  readonly option: () => object
  readonly width: () => number
  readonly height: () => number
}

/** Draws the chart again off screen with its title and source, and saves it. SVG is text; PNG has twice the size. */
export async function saveChart(
  chart: ChartHandle | null,
  kind: 'png' | 'svg',
  title: string,
  source: string,
): Promise<void> {
  if (chart === null) return
  const { drawPicture } = await import('./draw-picture.ts')
  const caption = `${title} · ${source} · ${formatInstant(Date.now())}`
  saveFile(drawPicture(chart, kind, caption), `${fileName(title)}.${kind}`)
}
