import { init } from 'echarts/core'
import './register.ts'
import type { ChartHandle } from './save-chart.ts'

/** The chart as a picture of its own, on its paper, with a caption beneath. @returns a Blob (svg) or a data URL (png). */
export function drawPicture(chart: ChartHandle, kind: 'png' | 'svg', caption: string): Blob | string {
  const style = getComputedStyle(document.documentElement)
  const paper = style.getPropertyValue('--surface').trim()
  const box = document.createElement('div')
  const copy = init(box, null, {
    renderer: kind === 'svg' ? 'svg' : 'canvas',
    width: chart.width(),
    height: chart.height(),
    devicePixelRatio: 2,
  })
  try {
    copy.setOption({ ...chart.option(), animation: false, backgroundColor: paper })
    if (kind === 'png') return withCaption(copy, caption, paper, style)
    const svg = copy
      .renderToSVGString()
      .replace('>', `><title>${caption.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</title>`)
    return new Blob([svg], { type: 'image/svg+xml' })
  } finally {
    copy.dispose()
  }
}

function withCaption(
  chart: ReturnType<typeof init>,
  caption: string,
  paper: string,
  style: CSSStyleDeclaration,
): string {
  const drawn = chart.renderToCanvas({ pixelRatio: 2, backgroundColor: paper })
  const sheet = document.createElement('canvas')
  sheet.width = drawn.width
  sheet.height = drawn.height + 64
  const context = sheet.getContext('2d')
  if (context === null) return drawn.toDataURL('image/png')
  context.fillStyle = paper
  context.fillRect(0, 0, sheet.width, sheet.height)
  context.drawImage(drawn, 0, 0)
  context.fillStyle = style.getPropertyValue('--ink-soft').trim()
  context.font = `24px ${style.getPropertyValue('--font').trim()}`
  context.fillText(caption, 24, drawn.height + 40)
  return sheet.toDataURL('image/png')
}
