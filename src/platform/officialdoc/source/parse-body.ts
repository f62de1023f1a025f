import { type OutlineLevel, readOutlineNumber } from '#core/text/outline-number.ts'
import type { OfficialDocumentInput } from '../model.ts'

type BlockInput = NonNullable<OfficialDocumentInput['body']>[number]
type AttachmentInput = NonNullable<OfficialDocumentInput['attachments']>[number]

export interface ParsedBody {
  body: BlockInput[]
  attachments: AttachmentInput[]
}

/**
 * Reads the plain text people write a document in, a block a line:
 *
 * - `# 标题` to `#### 标题`, or a typed number 一、（一）1.（1）: a heading, counted anew. From the second level on what
 *   follows the first 。 goes on in the type of the body.
 * - `> 引文`: a quotation. `| 甲 | 乙 |`: a row of a table, the first one its heading. `标签 :: 内容`: a row of a form.
 * - `=== 附件名`: begins an attachment. `\` in front of a line: a paragraph, whatever it begins with.
 * - Everything else is a paragraph; empty lines mean nothing. No text is refused.
 */
export function parseBody(text: string): ParsedBody {
  const parsed: ParsedBody = { body: [], attachments: [] }
  let blocks = parsed.body
  for (const raw of text.split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const attachment = /^===\s*(.*)$/u.exec(line)
    if (attachment !== null) {
      blocks = []
      parsed.attachments.push({ title: attachment[1]!, body: blocks })
      continue
    }
    addLine(blocks, line)
  }
  return parsed
}

function addLine(blocks: BlockInput[], line: string): void {
  const last = blocks.at(-1)
  if (line.startsWith('\\')) blocks.push({ type: 'paragraph', text: line.slice(1) })
  else if (line.startsWith('|')) addTableRow(blocks, cellsOf(line))
  else if (line.startsWith('>')) {
    const text = line.slice(1).trim()
    if (last?.type === 'quote') last.text += `\n${text}`
    else blocks.push({ type: 'quote', text })
  } else if (/^[^:]{1,100}?\s::(\s|$)/u.test(line)) {
    const at = line.indexOf('::')
    const row = { label: line.slice(0, at).trim(), value: line.slice(at + 2).trim() }
    if (last?.type === 'fields') last.rows.push(row)
    else blocks.push({ type: 'fields', rows: [row] })
  } else blocks.push(headingOf(line) ?? { type: 'paragraph', text: line })
}

function headingOf(line: string): BlockInput | null {
  const marked = /^(#{1,4})\s+(.+)$/u.exec(line)
  const typed = readOutlineNumber(line)
  const level = (marked?.[1]?.length ?? typed?.level) as OutlineLevel | undefined
  if (level === undefined) return null
  const text = (marked?.[2] ?? line.slice(typed?.length)).trim()
  if (text === '') return null
  const stop = level === 1 ? -1 : text.indexOf('。')
  return stop < 0 || stop === text.length - 1
    ? { type: 'heading', level, text }
    : { type: 'heading', level, text: text.slice(0, stop + 1), runIn: text.slice(stop + 1) }
}

/** `\|` in a cell is the mark itself. */
function cellsOf(line: string): string[] {
  const inner = line.replace(/^\|/, '').replace(/(?<!\\)\|$/, '')
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll('\\|', '|').trim())
}

function addTableRow(blocks: BlockInput[], cells: string[]): void {
  if (cells.every((cell) => /^:?-+:?$/.test(cell))) return
  const last = blocks.at(-1)
  if (last?.type === 'table') last.rows.push(cells.slice(0, 20))
  else blocks.push({ type: 'table', columns: cells.slice(0, 20).map(columnOf), rows: [] })
}

/** `单位*4`: a column with four shares of the width. */
function columnOf(cell: string): { title: string; weight: number } {
  const match = /^(.*?)\*(\d{1,2})$/u.exec(cell)
  return match === null
    ? { title: cell, weight: 1 }
    : { title: match[1]!, weight: Math.max(1, Number(match[2])) }
}
