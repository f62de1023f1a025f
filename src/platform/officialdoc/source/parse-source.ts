import { cleanLine } from '../clean-text.ts'
import type { DocumentKind, OfficialDocumentInput } from '../model.ts'
import { parseBody } from './parse-body.ts'

/** A line of source with its number in the text a person edits. */
export interface SourceLine {
  text: string
  line: number
}

export type SourceFault = {
  fault: 'unknownKey' | 'noTitle' | 'noBody' | 'date' | 'urgency'
  line: number
  value: string
}

/** Keys of the head, as a person writes them before the line `---`. */
export const headKeys = [
  '标志',
  '文号',
  '紧急程度',
  '内部资料',
  '签发人',
  '标题',
  '主送',
  '署名',
  '日期',
  '印章',
  '附注',
  '出席',
  '请假',
  '列席',
  '抄送',
  '印发机关',
  '印发日期',
] as const
type HeadKey = (typeof headKeys)[number]

/**
 * Reads the source of a document: lines `键：值`, a line `---`, the body.
 *
 * @returns the document's data, or what is wrong and where.
 */
export function parseSource(
  kind: DocumentKind,
  lines: readonly SourceLine[],
  resolve: (text: string) => string = (text) => text,
): OfficialDocumentInput | SourceFault {
  const split = lines.findIndex((line) => /^-{3,}$/.test(line.text.trim()))
  if (split < 0) return { fault: 'noBody', line: lines.at(-1)?.line ?? 1, value: '' }
  const head = new Map<HeadKey, SourceLine>()
  for (const { text, line } of lines.slice(0, split)) {
    if (text.trim() === '') continue
    const match = /^\s*([^：:]+)[：:](.*)$/u.exec(text)
    const key = headKeys.find((known) => known === match?.[1]?.trim())
    if (match === null || key === undefined)
      return { fault: 'unknownKey', line, value: text.trim().slice(0, 60) }
    const value = cleanLine(resolve(match[2]!))
    if (value !== '') head.set(key, { text: value, line })
  }
  const text = (key: HeadKey): string | null => head.get(key)?.text ?? null
  const title = head.get('标题')
  if (title === undefined) return { fault: 'noTitle', line: lines[split]!.line, value: '' }
  for (const key of ['日期', '印发日期'] as const) {
    const written = head.get(key)
    if (written !== undefined && readDay(written.text) === null)
      return { fault: 'date', line: written.line, value: written.text.slice(0, 60) }
  }
  const urgency = head.get('紧急程度')
  if (urgency !== undefined && urgencies[urgency.text] === undefined)
    return { fault: 'urgency', line: urgency.line, value: urgency.text.slice(0, 60) }
  const printDate = readDay(text('印发日期') ?? text('日期') ?? '')
  const printOrgan = text('印发机关')
  const list = (key: HeadKey) => (text(key) === null ? [] : [text(key)!])
  return {
    kind,
    mark: text('标志'),
    number: text('文号'),
    urgency: urgency === undefined ? null : urgencies[urgency.text]!,
    internal: isYes(text('内部资料')),
    signatory: text('签发人'),
    title: title.text,
    recipients: list('主送'),
    issuer: text('署名'),
    date: readDay(text('日期') ?? ''),
    seal: isYes(text('印章')),
    note: text('附注'),
    attendance: (['出席', '请假', '列席'] as const).flatMap((label) =>
      text(label) === null ? [] : [{ label, names: text(label)! }],
    ),
    copiesTo: list('抄送'),
    printing: printOrgan === null || printDate === null ? null : { organ: printOrgan, date: printDate },
    ...parseBody(
      lines
        .slice(split + 1)
        .map((line) => line.text)
        .join('\n'),
    ),
  }
}

const urgencies: Record<string, 'extraUrgent' | 'urgent'> = { 特急: 'extraUrgent', 加急: 'urgent' }
const isYes = (value: string | null): boolean => value !== null && /^(是|有|yes|true)$/i.test(value)

/** `2023-06-05` or 2023年6月5日 as a calendar day, null for anything that is none. */
export function readDay(written: string): string | null {
  const match = /^(\d{4})(?:年|-)(\d{1,2})(?:月|-)(\d{1,2})日?$/u.exec(written.trim())
  if (match === null) return null
  const [, year = '', month = '', day = ''] = match
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const date = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === iso ? iso : null
}
