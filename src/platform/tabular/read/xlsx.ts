import { AppError } from '../../errors.ts'
import { listParts, type Part, textOf } from './archive.ts'
import { readCellStyles } from './cell-styles.ts'
import { bomb, hasDoctype, tooMany } from './refusals.ts'
import { sharedStringReader } from './shared-strings.ts'
import { days1904, type SheetContext, sheetReader } from './sheet-reader.ts'
import { type Survey, sheetSurvey } from './sheet-survey.ts'
import type { Source, SourceLimits, SourceNotice, SourceRow, SourceSheet } from './source.ts'
import { readWorkbook } from './workbook-part.ts'

/**
 * Opens a workbook. All of it is unpacked once, piece by piece, to be counted and checked; the rows are then streamed
 * sheet by sheet.
 *
 * Macros, links to other files and embedded objects are never followed or run; that they were there is told.
 *
 * @throws AppError `tabular.file.bomb`, `damaged`, `oldFormat`, `hasDoctype`, `notWorkbook`, `tooManyRows`; and
 *   `tooManyColumns` when rows are read.
 */
export async function openXlsx(bytes: Uint8Array, limits: SourceLimits): Promise<Source> {
  const parts = listParts(bytes)
  const named = new Map(parts.map((part) => [part.name, part]))
  const count = counter(limits)
  const small = async (name: string): Promise<string> => {
    const part = named.get(name)
    return part === undefined ? '' : wholeText(part, limits)
  }
  const workbookXml = await small('xl/workbook.xml')
  if (workbookXml === '')
    throw new AppError('badInput', 'tabular.file.notWorkbook', 'the archive holds no workbook')
  const {
    sheets: listed,
    is1904,
    stringsPath,
  } = readWorkbook(workbookXml, await small('xl/_rels/workbook.xml.rels'))
  const surveys = new Map<string, Survey>()
  const strings = sharedStringReader()
  for (const part of parts) {
    const survey = listed.some(({ path }) => path === part.name) ? sheetSurvey() : null
    if (survey !== null) surveys.set(part.name, survey.found)
    const take = survey?.push ?? (part.name === stringsPath ? strings.push : null)
    await checkPart(part, count, take)
  }
  strings.end()
  for (const { lastRow } of surveys.values())
    if (lastRow > limits.rows) throw tooMany('tooManyRows', limits.rows)
  const styles = readCellStyles(await small('xl/styles.xml'))
  const context: SheetContext = { texts: strings.texts, styles, is1904, limits }
  const sheets = listed.flatMap(({ name, hidden, path }): SourceSheet[] => {
    const found = surveys.get(path)
    if (found === undefined) return []
    const rows = () => rowsOf(named.get(path)!, context)
    return [{ name, hidden, ...found, serialShift: is1904 ? days1904 : 0, rows }]
  })
  return { kind: 'xlsx', sheets, notices: noticesOf(parts) }
}

async function* rowsOf(part: Part, context: SheetContext): AsyncGenerator<SourceRow> {
  const reader = sheetReader(context)
  for await (const piece of textOf(part)) yield* reader.push(piece)
  reader.end()
}

/** Unpacks one part to count it, and gives its text on where somebody wants it. */
async function checkPart(
  part: Part,
  count: (bytes: number) => void,
  take: ((piece: string) => void) | null,
): Promise<void> {
  const isText = /\.(xml|rels|vml)$/.test(part.name)
  const decoder = new TextDecoder('utf-8')
  let isFirst = true
  for await (const piece of part.pieces()) {
    count(piece.length)
    if (take === null && !(isText && isFirst)) continue
    const text = decoder.decode(piece, { stream: true })
    if (isFirst && /<!DOCTYPE/i.test(text)) throw hasDoctype()
    isFirst = false
    take?.(text)
  }
  take?.(decoder.decode())
}

/** Counts what comes out of all parts together. */
function counter(limits: SourceLimits): (bytes: number) => void {
  let unpacked = 0
  return (bytes) => {
    unpacked += bytes
    if (unpacked > limits.unpackedBytes) throw bomb(`more than ${limits.unpackedBytes} bytes unpacked`)
  }
}

/** The whole text of a part that is small in every sound file. */
async function wholeText(part: Part, limits: SourceLimits): Promise<string> {
  const pieces: string[] = []
  let length = 0
  for await (const piece of textOf(part)) {
    length += piece.length
    if (length > Math.min(limits.bytes, limits.unpackedBytes)) throw bomb('a part is far too long')
    pieces.push(piece)
  }
  return pieces.join('')
}

function noticesOf(parts: readonly Part[]): SourceNotice[] {
  const notices = new Set<SourceNotice>()
  for (const { name } of parts) {
    if (/vbaProject|\/macrosheets\//i.test(name)) notices.add('macros')
    else if (name.startsWith('xl/externalLinks/')) notices.add('externalLinks')
    else if (/^xl\/(embeddings|activeX)\//.test(name)) notices.add('embeddedObjects')
  }
  return [...notices]
}
