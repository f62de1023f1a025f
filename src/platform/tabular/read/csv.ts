import { analyse } from 'chardet'
import { AppError } from '../../errors.ts'
import type { Source, SourceLimits, SourceNotice, SourceRow } from './source.ts'

/**
 * Opens a text file whose cells are parted by commas, semicolons or tabs, in UTF-8, UTF-16 or GBK. All cells are text.
 *
 * @param name becomes the name of its one sheet.
 * @throws AppError `tabular.file.notText` when it holds what no text has, `tooManyRows`, `tooManyColumns`.
 */
export function openCsv(bytes: Uint8Array, name: string, limits: SourceLimits): Source {
  const { text, notices } = decode(bytes)
  if (text.includes('\0')) throw new AppError('badInput', 'tabular.file.notText', 'the file is not a text')
  const rows = parse(text, delimiterOf(text), limits)
  return {
    kind: 'csv',
    notices,
    sheets: [
      {
        name,
        hidden: false,
        merges: [],
        serialShift: 0,
        lastRow: rows.at(-1)?.number ?? 0,
        async *rows() {
          yield* rows
        },
      },
    ],
  }
}

function decode(bytes: Uint8Array): { text: string; notices: SourceNotice[] } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'
    return { text: new TextDecoder(encoding).decode(bytes), notices: ['utf16'] }
  }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), notices: [] }
  } catch {
    return { text: decodeGb(bytes), notices: ['gbk'] }
  }
}

/** What is not UTF-8 is GBK in a Chinese office, unless it fits that neither. */
function decodeGb(bytes: Uint8Array): string {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch (cause) {
    const guess = analyse(bytes)[0]?.name ?? null
    throw new AppError(
      'badInput',
      'tabular.file.encodingUnknown',
      'neither UTF-8 nor GBK',
      { guess },
      { cause },
    )
  }
}

/** The sign that stands most often outside quotes in the first lines. */
function delimiterOf(text: string): string {
  const start = text.slice(0, 20_000).replaceAll(/"(?:[^"]|"")*"/g, '')
  const counts = [',', '\t', ';', '，'].map((sign) => ({ sign, count: start.split(sign).length }))
  return counts.reduce((best, next) => (next.count > best.count ? next : best)).sign
}

function parse(text: string, delimiter: string, limits: SourceLimits): SourceRow[] {
  const rows: SourceRow[] = []
  let values: string[] = []
  let cell = ''
  let quoted = false
  let line = 0
  const endCell = () => {
    values.push(cell)
    cell = ''
    if (values.length > limits.columns)
      throw new AppError('badInput', 'tabular.file.tooManyColumns', 'too many columns', {
        most: limits.columns,
      })
  }
  const endRow = () => {
    endCell()
    line += 1
    if (values.some((value) => value !== ''))
      rows.push({
        number: line,
        values: values.map((value) => (value === '' ? null : value)),
        percents: [],
        formulas: [],
        isHidden: false,
      })
    values = []
    if (rows.length > limits.rows)
      throw new AppError('badInput', 'tabular.file.tooManyRows', 'too many rows', { most: limits.rows })
  }
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]!
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text[i + 1] === '"') {
        cell += '"'
        i += 1
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === delimiter) endCell()
    else if (sign === '\n') endRow()
    else if (sign !== '\r') cell += sign
  }
  if (cell !== '' || values.length > 0) endRow()
  return rows
}
