import { fullWidths } from '#core/text/full-width.ts'
import { shapeTitle } from '#core/text/title-shape.ts'
import { type Block, type OfficialDocument, writtenDay } from '../model.ts'
import {
  attachmentLabel,
  attachmentLines,
  copiesLine,
  type NumberedBlock,
  noteLine,
  numberBlocks,
  recipientsLine,
} from '../parts.ts'
import { area, black, pageNumberTop, pitch, rule, size, titleColumns } from './geometry.ts'
import { drawHead, planHead } from './head.ts'
import type { FontRole, LineItem, Page, PageItem, Span } from './page.ts'
import { paginate } from './paginate.ts'
import { blankRows, emptyRow, partsRow, type Row, textRows } from './rows.ts'
import { setLine } from './set-line.ts'
import { planSignature } from './signature.ts'
import { fieldRows, tableRows } from './table.ts'

/** Lays a document out on pages of 22 lines of 28 characters. */
export function layOut(document: OfficialDocument): Page[] {
  const sections = [
    mainRows(document),
    ...document.attachments.map((_, index) => attachmentRows(document, index)),
  ]
  const pages = paginate(sections, imprintRows(document))
  const letter = planHead(document).form === 'letter'
  return pages.map((page, index) => {
    const number = letter && index === 0 ? null : page.number
    return { number, items: number === null ? page.items : [...page.items, ...pageNumber(number)] }
  })
}

/** Lines of the text that stay with the signature: no page holds it alone. */
const rowsWithSignature = 2

function mainRows(document: OfficialDocument): Row[] {
  const head = planHead(document)
  const recipients = recipientsLine(document)
  const note = noteLine(document)
  const text = [
    emptyRow(Math.max(0, head.height), { items: drawHead(document, head) }),
    ...titleRows(document.title),
    ...(document.kind === 'minutes' && head.form === 'plain' && document.date !== null
      ? textRows(`（${writtenDay(document.date)}）`, { font: 'kai', align: 'center' })
      : []),
    ...blankRows(1),
    ...(recipients === null ? [] : textRows(recipients)),
    ...blockRows(document.body),
    ...document.attendance.flatMap(({ label, names }) =>
      // The names of 出席, 请假 and 列席 hang behind the colon.
      textRows(
        [
          { text: `${label}：`, font: 'hei' },
          { text: names, font: 'body' },
        ],
        { first: 2, left: 2 + fullWidths(label) + 1 },
      ),
    ),
    ...attachmentListRows(document),
  ]
  const signed = signatureRows(document)
  if (signed.length === 0) return [...text, ...(note === null ? [] : textRows(note, { first: 2 }))]
  return [
    ...text.map((row, index) =>
      index >= text.length - rowsWithSignature ? { ...row, keepNext: true } : row,
    ),
    ...signed.map((row, index) => ({ ...row, keepNext: index < signed.length - 1 || note !== null })),
    ...(note === null ? [] : textRows(note, { first: 2 })),
  ]
}

const titleRows = (title: string): Row[] =>
  shapeTitle(title, titleColumns).flatMap((line) =>
    textRows(line, { font: 'title', size: size.title, align: 'center', keepNext: true }),
  )

function attachmentRows(document: OfficialDocument, index: number): Row[] {
  const attachment = document.attachments[index]!
  return [
    ...textRows(attachmentLabel(document, index), { font: 'hei', keepNext: true }),
    ...blankRows(1, { keepNext: true }),
    ...titleRows(attachment.title),
    ...blankRows(1),
    ...blockRows(attachment.body),
  ]
}

const headingFont: Record<1 | 2 | 3 | 4, FontRole> = { 1: 'hei', 2: 'kai', 3: 'bold', 4: 'body' }

const blockRows = (blocks: readonly Block[]): Row[] => numberBlocks(blocks).flatMap(rowsOfBlock)

function rowsOfBlock(block: NumberedBlock): Row[] {
  switch (block.type) {
    case 'heading': {
      const spans: Span[] = [
        { text: `${block.number}${block.text}`, font: headingFont[block.level] },
        { text: block.runIn ?? '', font: 'body' },
      ]
      return textRows(spans, { first: 2, keepNext: block.runIn === null })
    }
    case 'paragraph':
      return block.text.split('\n').flatMap((text) => textRows(text.trim(), { first: 2 }))
    case 'quote':
      return block.text
        .split('\n')
        .flatMap((text) => textRows(text.trim(), { font: 'kai', left: 2, right: 2, first: 4 }))
    case 'table':
      return tableRows(block)
    case 'fields':
      return fieldRows(block)
  }
}

function attachmentListRows(document: OfficialDocument): Row[] {
  const lines = attachmentLines(document)
  if (lines.length === 0) return []
  return [
    ...blankRows(1),
    ...lines.flatMap(({ lead, text, indent }) =>
      textRows(`${lead}${text}`, { first: indent - fullWidths(lead), left: indent }),
    ),
  ]
}

/** The seal's room, signature and date. Minutes are not signed. */
function signatureRows(document: OfficialDocument): Row[] {
  if (document.kind === 'minutes') return []
  const { gap, issuer, date } = planSignature(document)
  const rows = [issuer, date].flatMap((part) =>
    part === null ? [] : [partsRow([{ spans: [{ text: part.text, font: 'body' }], column: part.column }])],
  )
  if (rows.length === 0) return []
  return [...blankRows(gap), ...rows]
}

/** 版记: copies and who printed it, between rules, at the foot of the last page. A letter has no rules. */
function imprintRows(document: OfficialDocument): Row[] {
  const copies = copiesLine(document)
  const { printing } = document
  const bare = planHead(document).form === 'letter'
  const rows: Row[] = []
  if (copies !== null) {
    // 四号, one character free at both sides, continued behind the colon.
    const unit = size.small / pitch.column
    rows.push(...textRows(copies, { size: size.small, first: unit, left: 4 * unit, right: unit }))
  }
  if (printing !== null && !bare) {
    const top = rows.length
    const issued = `${writtenDay(printing.date)}印发`
    const line = (text: string, x: number) =>
      setLine([{ text, font: 'body' }], {
        x,
        top: 0,
        height: pitch.row,
        size: size.small,
        advance: size.small,
        color: black,
      })
    rows.push(
      emptyRow(pitch.row, {
        items: [
          ...(top > 0 ? [ruleAcross(0, rule.thin)] : []),
          ...line(printing.organ, area.left + size.small),
          ...line(issued, area.right - size.small - fullWidths(issued) * size.small),
        ],
      }),
    )
  }
  const first = rows[0]
  const last = rows.at(-1)
  if (first === undefined || last === undefined || bare) return rows
  first.items.push(ruleAcross(0, rule.thick))
  last.items.push(ruleAcross(pitch.row, rule.thick))
  return rows
}

const ruleAcross = (y: number, thickness: number): LineItem => ({
  kind: 'line',
  x1: area.left,
  x2: area.right,
  y1: y,
  y2: y,
  thickness,
  color: black,
})

/** — 1 — at the right of odd pages and the left of even ones, one character from the edge. */
function pageNumber(number: number): PageItem[] {
  const text = `— ${number} —`
  const width = fullWidths(text) * size.small
  const x = number % 2 === 1 ? area.right - size.small - width : area.left + size.small
  return setLine([{ text, font: 'number' }], {
    x,
    top: pageNumberTop,
    height: size.small,
    size: size.small,
    advance: size.small,
    color: black,
  })
}
