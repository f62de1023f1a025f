import { fullWidths } from '#core/text/full-width.ts'
import { breakLines } from '#core/text/line-breaking.ts'
import { type OfficialDocument, writtenDay } from '../model.ts'
import { cornerLines } from '../parts.ts'
import { area, black, markSize, mm, page, pitch, red, rule, size } from './geometry.ts'
import type { LineItem, PageItem } from './page.ts'
import { setLine } from './set-line.ts'

/**
 * The head of the first page: from the corner marks to the red line. Measures are fixed before anything is drawn, so
 * that docx and PDF begin their title on the same line of the grid.
 *
 * 35 mm from the type area to the mark, two lines to the number, 4 mm to the red line, two lines to the title are from
 * GB/T 9704-2012 7.2; the special form of letters (10.1) and minutes (10.3) is written down from knowledge of the
 * standard: a letter's mark 30 mm below the edge of the paper, double lines of 170 mm 4 mm below it and 20 mm above
 * the lower edge, its number at the right; of minutes the standard fixes only the mark, the line with issuer and date
 * is custom.
 */
export interface HeadPlan {
  form: 'redHead' | 'letter' | 'minutes' | 'plain'
  corner: string[]
  mark: { lines: string[]; size: number; lineHeight: number } | null
  /** From the top of the type area; negative for a letter, whose mark stands above it. */
  markTop: number
  numberTop: number
  ruleTop: number
  /** Where the title may begin; a line of the grid. */
  height: number
}

const markGap = 4 * mm
const letterMarkTop = 30 * mm - area.top
/** 首条双线 of a letter is as wide as 170 mm. */
export const letterRule = { left: 20 * mm, right: page.width - 20 * mm, bottom: page.height - 20 * mm }

function markOf(text: string, largest: number): { lines: string[]; size: number; lineHeight: number } {
  const type = Math.min(largest, markSize(fullWidths(text)))
  const room = Math.floor(area.width / type)
  const lines = breakLines(text, { first: room, rest: room }).map(({ start, end }) =>
    text.slice(start, end).trim(),
  )
  return { lines, size: type, lineHeight: type * 1.15 }
}

/** Rounds to a line of the grid so that the gap is as near to two lines as can be. */
const afterGap = (top: number): number => Math.round(top / pitch.row + 2) * pitch.row

/** Measures the head. Without a mark there is none but the corner marks. */
export function planHead(document: OfficialDocument): HeadPlan {
  const corner = cornerLines(document)
  if (document.mark === null) {
    const numberTop = corner.length * pitch.row
    const height = numberTop + (document.number === null ? 0 : pitch.row)
    const gap = height > 0 ? pitch.row : 0
    return { form: 'plain', corner, mark: null, markTop: 0, numberTop, ruleTop: height, height: height + gap }
  }
  if (document.kind === 'letter') {
    const mark = markOf(document.mark, 42)
    const ruleTop = letterMarkTop + mark.lines.length * mark.lineHeight + markGap
    // 7/8 of the height of 三号 below the line.
    const numberTop = ruleTop + (size.body * 7) / 8
    const used = numberTop + Math.max(1, corner.length) * pitch.row
    return {
      form: 'letter',
      corner,
      mark,
      markTop: letterMarkTop,
      numberTop,
      ruleTop,
      height: afterGap(used),
    }
  }
  const mark = markOf(document.mark, 55)
  const markTop = 35 * mm
  const markBottom = markTop + mark.lines.length * mark.lineHeight
  if (document.kind === 'minutes') {
    const numberTop = markBottom + pitch.row
    const ruleTop = numberTop + (document.number === null ? 1 : 2) * pitch.row + markGap
    return { form: 'minutes', corner, mark, markTop, numberTop, ruleTop, height: afterGap(ruleTop) }
  }
  const numberTop = markBottom + 2 * pitch.row
  const hasRow = document.number !== null || document.signatory !== null
  const ruleTop = numberTop + (hasRow ? pitch.row : 0) + markGap
  return { form: 'redHead', corner, mark, markTop, numberTop, ruleTop, height: afterGap(ruleTop) }
}

/** What the head's lines say, each with its place. */
export function headTexts(
  document: OfficialDocument,
  plan: HeadPlan,
): {
  text: string
  font: 'body' | 'kai' | 'hei'
  top: number
  align: 'left' | 'center' | 'right'
  indent: number
}[] {
  const at = (text: string, top: number, align: 'left' | 'center' | 'right', indent = 0) =>
    ({ text, font: 'body', top, align, indent }) as const
  const cornerTop = plan.form === 'letter' ? plan.numberTop : 0
  const corner = plan.corner.map((text, index) => ({
    ...at(text, cornerTop + index * pitch.row, 'left'),
    font: 'hei' as const,
  }))
  const number = document.number
  switch (plan.form) {
    case 'plain':
      return [...corner, ...(number === null ? [] : [at(number, plan.numberTop, 'center')])]
    case 'letter':
      return [...corner, ...(number === null ? [] : [at(number, plan.numberTop, 'right')])]
    case 'minutes': {
      const row = plan.numberTop + (number === null ? 0 : pitch.row)
      return [
        ...corner,
        ...(number === null ? [] : [at(number, plan.numberTop, 'center')]),
        ...(document.issuer === null ? [] : [at(document.issuer, row, 'left', 1)]),
        ...(document.date === null ? [] : [at(writtenDay(document.date), row, 'right', 1)]),
      ]
    }
    case 'redHead': {
      // A document that goes upward has its number at the left and who signed it at the right.
      const upward = document.signatory !== null
      return [
        ...corner,
        ...(number === null ? [] : [at(number, plan.numberTop, upward ? 'left' : 'center', upward ? 1 : 0)]),
        ...(upward ? [at(`签发人：${document.signatory}`, plan.numberTop, 'right', 1)] : []),
      ]
    }
  }
}

/** Draws the head, measured from the top of the type area. */
export function drawHead(document: OfficialDocument, plan: HeadPlan): PageItem[] {
  const items: PageItem[] = []
  plan.mark?.lines.forEach((text, index) => {
    const type = plan.mark!.size
    items.push(
      ...setLine([{ text, font: 'title' }], {
        x: area.left + (area.width - fullWidths(text) * type) / 2,
        top: plan.markTop + index * plan.mark!.lineHeight,
        height: type,
        size: type,
        advance: type,
        color: red,
      }),
    )
  })
  for (const part of headTexts(document, plan)) {
    const width = fullWidths(part.text) * pitch.column
    const free = area.width - width
    const indent = part.indent * pitch.column
    const x = part.align === 'left' ? indent : part.align === 'center' ? free / 2 : free - indent
    const lead = part.text.startsWith('签发人：') ? 4 : 0
    items.push(
      ...setLine(
        // 签发人 in 仿宋, the name in 楷体.
        lead > 0
          ? [
              { text: part.text.slice(0, lead), font: part.font },
              { text: part.text.slice(lead), font: 'kai' },
            ]
          : [{ text: part.text, font: part.font }],
        {
          x: area.left + Math.max(0, x),
          top: part.top,
          height: pitch.row,
          size: size.body,
          advance: pitch.column,
          color: black,
        },
      ),
    )
  }
  return [...items, ...headRules(plan)]
}

function headRules(plan: HeadPlan): LineItem[] {
  if (plan.form === 'plain') return []
  if (plan.form === 'letter')
    // 上粗下细 below the mark, 上细下粗 at the foot of the page.
    return [
      ...doubleRule(plan.ruleTop, 'thickFirst'),
      ...doubleRule(letterRule.bottom - area.top, 'thinFirst'),
    ]
  return [
    {
      kind: 'line',
      x1: area.left,
      x2: area.right,
      y1: plan.ruleTop,
      y2: plan.ruleTop,
      thickness: rule.head,
      color: red,
    },
  ]
}

function doubleRule(top: number, order: 'thickFirst' | 'thinFirst'): LineItem[] {
  const across = { kind: 'line', x1: letterRule.left, x2: letterRule.right, color: red } as const
  const [first, second] = order === 'thickFirst' ? [2, 0.75] : [0.75, 2]
  return [
    { ...across, y1: top, y2: top, thickness: first },
    { ...across, y1: top + 3, y2: top + 3, thickness: second },
  ]
}
