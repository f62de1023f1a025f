import { AlignmentType, BorderStyle, LineRuleType, Paragraph, type ParagraphChild, TabStopType } from 'docx'
import { area, mm, pitch, red } from '../layout/geometry.ts'
import { type HeadPlan, headTexts, letterRule } from '../layout/head.ts'
import type { OfficialDocument } from '../model.ts'
import { areaTwips, columns, heightTwips, twips } from './measures.ts'
import { blankLines, paragraph, run } from './text.ts'

const redRule = { style: BorderStyle.SINGLE, size: 12, color: red.slice(1), space: 11 } as const
const doubleRule = (style: 'thickThinSmallGap' | 'thinThickSmallGap', space: number) =>
  ({ style, size: 18, color: red.slice(1), space }) as const

/** The lines of a letter reach further than its text. */
const letterIndent = {
  left: -twips(area.left - letterRule.left),
  right: -twips(letterRule.right - area.right),
}

function markParagraphs(plan: HeadPlan, before: number, more: object): Paragraph[] {
  const mark = plan.mark
  if (mark === null) return []
  return mark.lines.map(
    (text, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: {
          line: twips(mark.lineHeight),
          lineRule: LineRuleType.EXACT,
          before: index === 0 ? twips(before) : 0,
          after: 0,
        },
        ...(index === mark.lines.length - 1 ? more : {}),
        children: [run(text, 'title', { size: mark.size, color: red })],
      }),
  )
}

/** Head of a letter, which stands in the header of its first page: the mark and the double line below it. */
export function letterHeader(plan: HeadPlan): Paragraph[] {
  return markParagraphs(plan, 0, {
    border: { bottom: doubleRule(BorderStyle.THICK_THIN_SMALL_GAP, 11) },
    indent: letterIndent,
  })
}

/** 上细下粗, 20 mm above the lower edge of a letter's first page. */
export function letterFooter(): Paragraph[] {
  return [
    new Paragraph({
      spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
      indent: letterIndent,
      border: { bottom: doubleRule(BorderStyle.THIN_THICK_SMALL_GAP, 0) },
      children: [],
    }),
  ]
}

/** The head as paragraphs whose heights add up to the plan's. */
export function headParagraphs(document: OfficialDocument, plan: HeadPlan): Paragraph[] {
  const texts = headTexts(document, plan)
  const rowsOf = (tops: readonly number[]) => tops.map((top) => texts.filter((text) => text.top === top))
  const tops = [...new Set(texts.map((text) => text.top))].sort((a, b) => a - b)
  switch (plan.form) {
    case 'plain':
      return [...rowsOf(tops).map((row) => headRow(row)), ...(tops.length > 0 ? blankLines(1) : [])]
    case 'letter': {
      // The header pushes the text down to the double line; from there on it is paragraphs.
      const rows = tops.length > 0 ? tops : [plan.numberTop]
      const used = Math.max(0, plan.numberTop) + rows.length * pitch.row
      const gap = plan.height - used
      return rowsOf(rows).map((row, index) =>
        headRow(row, {
          spacing: {
            line: heightTwips(pitch.row),
            lineRule: LineRuleType.EXACT,
            before: 0,
            // Office programs leave the 7/8 of a line below the header by themselves; the rest goes before the title.
            after: index === rows.length - 1 ? twips(gap + 6) : 0,
          },
        }),
      )
    }
    case 'minutes':
    case 'redHead': {
      const cornerTops = tops.filter((top) => top < plan.markTop)
      const lower = tops.filter((top) => top > plan.markTop)
      const corner = rowsOf(cornerTops).map((row) => headRow(row))
      const before = plan.markTop - cornerTops.length * pitch.row
      const ruled = {
        border: { bottom: redRule },
        spacing: {
          line: heightTwips(pitch.row),
          lineRule: LineRuleType.EXACT,
          before: 0,
          after: twips(plan.height - plan.ruleTop),
        },
      }
      const toNumber = Math.round(
        (plan.numberTop - plan.markTop) / pitch.row -
          plan.mark!.lines.length * (plan.mark!.lineHeight / pitch.row),
      )
      const rows = rowsOf(lower)
      return [
        ...corner,
        ...markParagraphs(plan, before, lower.length === 0 ? ruled : {}),
        ...(lower.length === 0 ? [] : blankLines(toNumber)),
        ...rows.map((row, index) => headRow(row, index === rows.length - 1 ? ruled : {})),
      ]
    }
  }
}

type HeadText = ReturnType<typeof headTexts>[number]

/** One line of the head; parts at the left and the right share it by a tab. */
function headRow(parts: readonly HeadText[], more: object = {}): Paragraph {
  const [first] = parts
  if (first === undefined) return paragraph([], more)
  const runs = (part: HeadText): ParagraphChild[] =>
    part.text.startsWith('签发人：')
      ? [run(part.text.slice(0, 4), part.font), run(part.text.slice(4), 'kai')]
      : [run(part.text, part.font)]
  if (parts.length === 1) {
    const alignment = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT }[
      first.align
    ]
    // Indents of the first line only: a rule below the row keeps the whole width.
    const indent = { firstLine: columns(first.indent) }
    return paragraph(runs(first), { alignment, ...(first.align === 'center' ? {} : { indent }), ...more })
  }
  const left = parts.find((part) => part.align === 'left') ?? first
  const right = parts.find((part) => part !== left)!
  return paragraph([...runs(left), run('\t', 'body'), ...runs(right)], {
    alignment: AlignmentType.LEFT,
    indent: { firstLine: columns(left.indent) },
    tabStops: [{ type: TabStopType.RIGHT, position: areaTwips - columns(right.indent) }],
    ...more,
  })
}

/** Distance of a letter's header from the edge of the paper. */
export const letterHeaderDistance = twips(30 * mm)
/** Distance of its lower line. */
export const letterFooterDistance = twips(20 * mm)
