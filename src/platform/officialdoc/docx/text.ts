import {
  AlignmentType,
  type IParagraphOptions,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx'
import { fontNames } from '../fonts.ts'
import type { FontRole, Span } from '../layout/page.ts'
import { columns, rowTwips } from './measures.ts'

/** The official font of a role, for Chinese and for Latin letters alike. */
export function fontOf(role: FontRole) {
  const { name } = fontNames[role]
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name }
}

export interface RunStyle {
  size?: number
  color?: string
}

/** A run; `size` in points, left out where the style says it. */
export function run(text: string, font: FontRole, style: RunStyle = {}): TextRun {
  return new TextRun({
    text,
    font: fontOf(font),
    bold: font === 'bold',
    // Only the body stands closer, to be 28 a line.
    ...(style.size === undefined ? {} : { characterSpacing: 0 }),
    ...(style.size === undefined ? {} : { size: style.size * 2 }),
    ...(style.color === undefined ? {} : { color: style.color.slice(1) }),
  })
}

export const runsOf = (spans: readonly Span[], style: RunStyle = {}): TextRun[] =>
  spans.filter((span) => span.text !== '').map((span) => run(span.text, span.font, style))

/** Every line is as high as a row of the grid, whatever font stands in. */
export const rowSpacing = { line: rowTwips, lineRule: LineRuleType.EXACT, before: 0, after: 0 }

/** A paragraph on the grid. */
export function paragraph(
  children: readonly ParagraphChild[],
  more: Partial<IParagraphOptions> = {},
): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    spacing: rowSpacing,
    ...more,
    children,
  })
}

/** A paragraph whose first line begins two characters in. */
export const indented = (
  children: readonly ParagraphChild[],
  more: Partial<IParagraphOptions> = {},
): Paragraph => paragraph(children, { indent: { firstLine: columns(2) }, ...more })

export const blankLines = (count: number, more: Partial<IParagraphOptions> = {}): Paragraph[] =>
  Array.from({ length: count }, () => paragraph([], more))

/** As small as a line can be: between a table and what would join it, between two frames. */
export const anchor = (): Paragraph =>
  new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [] })
