import { clustersOf, widthOf } from '#core/text/full-width.ts'
import type { FontRole, PageItem, Span, TextItem } from './page.ts'

export interface LineStyle {
  x: number
  /** Top of the row. */
  top: number
  /** Height of the row; characters stand in its middle. */
  height: number
  size: number
  /** Advance of one full width. */
  advance: number
  color: string
}

/** Baseline of a row: the em box of Chinese type reaches from 0.88 above the baseline to 0.12 below it. */
export const baselineIn = (top: number, height: number, size: number): number =>
  top + height / 2 + size * 0.38

/**
 * Sets one line: characters of full width on the grid, figures and Latin letters in half cells, in as few stretches as
 * fonts and widths allow.
 */
export function setLine(spans: readonly Span[], style: LineStyle): PageItem[] {
  const y = baselineIn(style.top, style.height, style.size)
  const items: TextItem[] = []
  let x = style.x
  let open: { half: boolean; font: FontRole; text: string; x: number; width: number } | null = null
  const close = () => {
    if (open !== null && open.text.trim() !== '') {
      const { text, font } = open
      items.push({
        kind: 'text',
        text,
        x: open.x,
        y,
        width: open.width,
        font,
        size: style.size,
        color: style.color,
      })
    }
    open = null
  }
  for (const span of spans) {
    for (const cluster of clustersOf(span.text)) {
      const width = widthOf(cluster)
      if (width === 0) continue
      if (/^\s+$/u.test(cluster)) close()
      else {
        const half = width === 0.5
        if (open === null || open.half !== half || open.font !== span.font) {
          close()
          open = { half, font: span.font, text: '', x, width: 0 }
        }
        open.text += cluster
        open.width += width * style.advance
      }
      x += width * style.advance
    }
  }
  close()
  return items
}

/** The part of a text in several fonts between two offsets. */
export function sliceSpans(spans: readonly Span[], start: number, end: number): Span[] {
  const parts: Span[] = []
  let offset = 0
  for (const span of spans) {
    const from = Math.max(start - offset, 0)
    const to = Math.min(end - offset, span.text.length)
    if (from < to) parts.push({ text: span.text.slice(from, to), font: span.font })
    offset += span.text.length
  }
  return parts
}
