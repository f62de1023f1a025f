import { Parser } from 'htmlparser2'
import { streamXlsxRows } from 'hucre/xlsx'
import { AppError } from '../../errors.ts'
import { type SheetMarks, sheetMarksReader } from './sheet-marks.ts'
import type { Source, SourceLimits, SourceNotice, SourceRow, SourceSheet } from './source.ts'
import { damaged, unpack } from './unpack.ts'

/**
 * Opens a workbook. It is unpacked once to be checked and to learn which cells show percentages, hold formulas or are
 * merged; the values are then streamed sheet by sheet.
 *
 * Macros, links to other files and embedded objects are never followed or run; that they were there is told.
 *
 * @throws AppError `tabular.file.bomb`, `damaged`, `hasDoctype`, `notWorkbook`, `tooManyRows`, `tooManyColumns`.
 */
export function openXlsx(bytes: Uint8Array, limits: SourceLimits): Source {
  const notices = new Set<SourceNotice>()
  const parts = new Map<string, string>()
  // Styles and the list of sheets may stand behind the sheets in the archive, so those come first, in a pass of their own.
  unpack(bytes, limits, (name) => {
    noticeOf(name, notices)
    return isSmallPart(name) ? collect(limits, (text) => parts.set(name, text)) : null
  })
  const workbook = parts.get('xl/workbook.xml')
  if (workbook === undefined)
    throw new AppError('badInput', 'tabular.file.notWorkbook', 'the archive holds no workbook')
  const listed = listSheets(workbook, parts.get('xl/_rels/workbook.xml.rels') ?? '')
  const percentStyles = listPercentStyles(parts.get('xl/styles.xml') ?? '')
  const marks = new Map<string, SheetMarks>()
  unpack(bytes, limits, (name) => {
    if (!/\.(xml|rels|vml)$/.test(name)) return null
    const reader = listed.some((sheet) => sheet.path === name)
      ? sheetMarksReader((style) => percentStyles.has(style), limits)
      : null
    if (reader !== null) marks.set(name, reader.marks)
    return inText((text, first, last) => {
      if (first) refuseDoctype(text)
      reader?.read(text, last)
    })
  })
  const sheets = listed.flatMap(({ name, hidden, path, index }): SourceSheet[] => {
    const found = marks.get(path)
    if (found === undefined) return []
    const { merges, lastRow } = found
    return [{ name, hidden, merges, lastRow, rows: () => rowsOf(bytes, index, found) }]
  })
  return { kind: 'xlsx', sheets, notices: [...notices] }
}

async function* rowsOf(bytes: Uint8Array, sheet: number, marks: SheetMarks): AsyncGenerator<SourceRow> {
  try {
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const number = index + 1
      yield {
        number,
        values,
        percents: marks.percents.get(number) ?? none,
        formulas: marks.formulas.get(number) ?? none,
      }
    }
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
}

const none: readonly number[] = []

const isSmallPart = (name: string): boolean =>
  name === 'xl/workbook.xml' || name === 'xl/_rels/workbook.xml.rels' || name === 'xl/styles.xml'

function noticeOf(name: string, notices: Set<SourceNotice>): void {
  if (/vbaProject|\/macrosheets\//i.test(name)) notices.add('macros')
  else if (name.startsWith('xl/externalLinks/')) notices.add('externalLinks')
  else if (/^xl\/(embeddings|activeX)\//.test(name)) notices.add('embeddedObjects')
}

/** The whole text of a small part. */
function collect(
  limits: SourceLimits,
  take: (text: string) => void,
): (chunk: Uint8Array, last: boolean) => void {
  const pieces: string[] = []
  let length = 0
  return inText((text, _first, last) => {
    length += text.length
    if (length > limits.bytes) throw new AppError('badInput', 'tabular.file.bomb', 'a part is far too long')
    pieces.push(text)
    if (last) take(pieces.join(''))
  })
}

/** Turns the bytes of a part into text piece by piece; characters cut at a border are put together again. */
function inText(
  take: (text: string, first: boolean, last: boolean) => void,
): (chunk: Uint8Array, last: boolean) => void {
  const decoder = new TextDecoder('utf-8')
  let first = true
  return (chunk, last) => {
    const text = decoder.decode(chunk, { stream: !last })
    if (text === '' && !last) return
    take(text, first, last)
    first = false
  }
}

/** Office files have no document type; one that has it may define entities that grow without bound. */
function refuseDoctype(start: string): void {
  if (/<!DOCTYPE/i.test(start))
    throw new AppError('badInput', 'tabular.file.hasDoctype', 'a part of the file declares a document type')
}

interface ListedSheet {
  name: string
  hidden: boolean
  path: string
  /** Its place in the workbook, by which the values are asked for. */
  index: number
}

function listSheets(workbook: string, relations: string): ListedSheet[] {
  const targets = new Map<string, string>()
  eachTag(relations, (name, attributes) => {
    if (name === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
  })
  const sheets: ListedSheet[] = []
  let index = 0
  eachTag(workbook, (tag, attributes) => {
    if (tag !== 'sheet') return
    const target = targets.get(attributes['r:id'] ?? '') ?? ''
    sheets.push({
      name: attributes.name ?? '',
      hidden: attributes.state === 'hidden' || attributes.state === 'veryHidden',
      path: target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      index,
    })
    index += 1
  })
  return sheets
}

/** Indexes of the cell styles whose number format shows a percentage; 9 and 10 are such formats by definition. */
function listPercentStyles(styles: string): Set<number> {
  const formats = new Set([9, 10])
  const found = new Set<number>()
  let inCells = false
  let index = 0
  eachTag(
    styles,
    (name, attributes) => {
      const format = Number(attributes.numFmtId)
      if (name === 'numFmt' && /%/.test(withoutLiterals(attributes.formatCode ?? ''))) formats.add(format)
      else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        if (formats.has(format)) found.add(index)
        index += 1
      }
    },
    (name) => {
      if (name === 'cellXfs') inCells = false
    },
  )
  return found
}

/** A number format without quoted and escaped text, in which a percent sign is only a sign. */
const withoutLiterals = (format: string): string => format.replaceAll(/"[^"]*"|\\./g, '')

function eachTag(
  xml: string,
  open: (name: string, attributes: Record<string, string>) => void,
  close?: (name: string) => void,
): void {
  const local = (name: string): string => name.slice(name.indexOf(':') + 1)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open(local(name), attributes),
      ...(close === undefined ? {} : { onclosetag: (name: string) => close(local(name)) }),
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml)
}
