import type { Words } from '../../words.ts'
import type { Choice, Column } from '../description/column.ts'
import { plainDecimal, roundDecimal, shiftBetween, shiftPoint, tidyDecimal, unitIn } from './amount.ts'
import {
  type DayReading,
  monthOf,
  readDayDate,
  readDayNumber,
  readDayText,
  readMonthNumber,
  readMonthText,
} from './day-text.ts'
import type { CellFault, Tolerance } from './finding.ts'
import { bareWords, toHalfWidth } from './half-width.ts'
import type { RawValue } from './source.ts'

/** A cell with what the sheet says around its value. */
export interface CellInput {
  value: RawValue
  isPercent: boolean
  /** The unit that the heading or the preamble names, null when none does. */
  unit: string | null
  /** Days to add to a date's bare number, so that it counts from 1899-12-30; 0 when left out. */
  serialShift?: number
}

/** One thing said of a cell, without its column. */
export interface CellNote<Code extends string> {
  code: Code
  details: Record<string, string>
}

/** What a cell was read as: `value` as the schema of the column takes it, undefined when there is a fault. */
export interface CellReading {
  value: unknown
  tolerances: CellNote<Tolerance>[]
  fault: CellNote<CellFault> | null
}

/** Entries of a list that the server keeps, as far as the person may use them: code or id, name, other names. */
export interface DictionaryEntry {
  value: string
  title: string
  aliases?: readonly string[]
}

/** Finds an entry by what a person wrote; made once for each column of a file. */
export interface WordFinder {
  /** `exact` when the very title or value was written. */
  find(text: string): { value: string; title: string; exact: boolean } | null
  /** The nearest titles, for a fault. */
  suggest(text: string): string[]
}

const dashes = new Set([
  '-',
  '—',
  '——',
  '–',
  '/',
  '\\',
  '无',
  '暂无',
  '空',
  '未填',
  'n/a',
  'na',
  'null',
  '\\n',
])
const officeErrors = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!)$/

/**
 * Reads one cell by its column. Whatever it is read as although it was written otherwise is told as a tolerance; what is
 * not certain is a fault and never a guess.
 *
 * @param words for choices and references: finds what is written among what there is.
 */
export function readCell(column: Column, input: CellInput, words: WordFinder | null): CellReading {
  const tolerances: CellNote<Tolerance>[] = []
  const note = (code: Tolerance, details: Record<string, string> = {}) => tolerances.push({ code, details })
  const raw = typeof input.value === 'string' ? tidy(input.value, note) : input.value
  const done = (value: unknown): CellReading => ({ value, tolerances, fault: null })
  const refuse = (code: CellFault, details: Record<string, string> = {}): CellReading => ({
    value: undefined,
    tolerances,
    fault: { code, details: { from: shown(input.value), ...details } },
  })
  if (raw === null || raw === '') return column.required ? refuse('required') : done(emptyOf(column))
  if (typeof raw === 'string') {
    if (officeErrors.test(raw.toUpperCase())) return refuse('officeError')
    if (dashes.has(raw.toLowerCase()) && !isWritten(raw, words)) {
      if (column.required) return refuse('required')
      note('dash', { from: raw })
      return done(emptyOf(column))
    }
  }
  const reading = readByKind({ column, raw, input, words, note })
  if ('fault' in reading) return refuse(reading.fault, reading.details)
  const checked = column.schema.safeParse(reading.value)
  if (checked.success) {
    const { data } = checked
    if (column.kind === 'code' && data !== reading.value)
      note('codeForm', { from: shown(input.value), to: String(data) })
    else if (column.kind === 'text' && data !== reading.value)
      note('otherWords', { from: shown(input.value), to: shown(String(data)) })
    return done(data)
  }
  const { fault, details } = faultOf(checked.error.issues[0])
  return refuse(fault, details)
}

type Reading = { value: unknown } | { fault: CellFault; details?: Record<string, string> }

interface Task {
  column: Column
  raw: Exclude<RawValue, null>
  input: CellInput
  words: WordFinder | null
  note: (code: Tolerance, details?: Record<string, string>) => void
}

function readByKind(task: Task): Reading {
  const { column, raw, note } = task
  switch (column.kind) {
    case 'text':
      return { value: textOf(raw) }
    case 'texts':
      return { value: partsOf(textOf(raw)) }
    case 'code':
      return readCode(raw, note)
    case 'integer':
    case 'decimal':
      return readAmount(task, column)
    case 'day':
      return readDay(raw, task.input, note)
    case 'month':
      return readMonth(raw, task.input, note)
    case 'yesNo':
      return readYesNo(raw, note)
    case 'choice':
    case 'reference':
      return readWord(textOf(raw), task)
    case 'choices':
    case 'references':
      return readWords(task)
  }
}

function readCode(raw: Exclude<RawValue, null>, note: Task['note']): Reading {
  if (typeof raw !== 'number') return { value: textOf(raw) }
  if (!Number.isInteger(raw) || Math.abs(raw) >= 1e15) return { fault: 'digitsLost' }
  note('numberAsCode', { from: String(raw) })
  return { value: String(raw) }
}

const amountForm = /^([+-]?)(\d{1,3}(?:[,，\s]\d{3})+|\d+)?(\.\d+)?(?:e([+-]?\d{1,2}))?\s*(.*)$/i

function readAmount({ raw, input, note }: Task, column: Column & { unit?: string; scale: number }): Reading {
  const parsed = typeof raw === 'number' ? { digits: plainDecimal(raw), unit: '' } : splitAmount(textOf(raw))
  if (parsed === null || raw instanceof Date || typeof raw === 'boolean') return { fault: 'notNumber' }
  if (typeof raw === 'string') note('textNumber', { from: raw, to: parsed.digits })
  const isShare = column.unit === '%'
  let { digits } = parsed
  if (isShare && typeof raw === 'number' && input.isPercent) {
    digits = shiftPoint(digits, 2)
    note('percent', { to: digits })
  } else if (!isShare && (input.isPercent || parsed.unit === '%')) {
    return { fault: 'unitUnknown', details: { from: '%', to: column.unit ?? '' } }
  }
  const unit = parsed.unit === '' ? input.unit : parsed.unit
  if (unit !== null && column.unit !== undefined && unit !== column.unit) {
    const by = shiftBetween(unit, column.unit as never)
    if (by === null) return { fault: 'unitUnknown', details: { from: unit, to: column.unit } }
    const before = digits
    digits = shiftPoint(digits, by)
    if (by !== 0) note('unitConverted', { from: `${before}${unit}`, to: `${digits}${column.unit}` })
  }
  if (column.kind === 'integer') {
    return /^-?\d{1,15}$/.test(digits) ? { value: Number(digits) } : { fault: 'notWhole' }
  }
  const kept = roundDecimal(digits, column.scale)
  if (kept !== tidyDecimal(digits)) note('rounded', { from: digits, to: kept, scale: String(column.scale) })
  return { value: kept }
}

/** A number and the unit behind it; null when the text is no number. (1,234) of accountants is negative. */
function splitAmount(text: string): { digits: string; unit: string } | null {
  const inBrackets = /^[(（](.+)[)）]$/.exec(text)
  const match = amountForm.exec((inBrackets?.[1] ?? text).replace(/^[¥￥]\s*/, ''))
  if (match === null || (match[2] === undefined && match[3] === undefined)) return null
  const [, sign, whole = '0', fraction = '', exponent = '0', rest = ''] = match
  const unit = rest.trim()
  if (unit !== '' && unitIn(unit) !== unit.toLowerCase()) return null
  const plain = `${sign === '-' || inBrackets ? '-' : ''}${whole.replaceAll(/[,，\s]/g, '')}${fraction}`
  return { digits: shiftPoint(tidyDecimal(plain), Number(exponent)), unit }
}

function readDay(raw: Exclude<RawValue, null>, input: CellInput, note: Task['note']): Reading {
  const reading = dayOf(raw, input)
  if ('fault' in reading) return reading
  if (typeof raw === 'number') note('dateNumber', { from: String(raw), to: reading.day })
  else if (typeof raw === 'string' && raw !== reading.day) note('dateForm', { from: raw, to: reading.day })
  return { value: reading.day }
}

function readMonth(raw: Exclude<RawValue, null>, input: CellInput, note: Task['note']): Reading {
  const month =
    raw instanceof Date
      ? monthOf(readDayDate(raw))
      : typeof raw === 'number'
        ? readMonthNumber(raw, input.serialShift)
        : typeof raw === 'string'
          ? readMonthText(raw)
          : null
  if (month === null) return { fault: 'notMonth' }
  if (typeof raw === 'number') note('dateNumber', { from: String(raw), to: month })
  else if (raw !== month) note('dateForm', { from: textOf(raw), to: month })
  return { value: month }
}

function dayOf(raw: Exclude<RawValue, null>, { serialShift }: CellInput): DayReading {
  if (raw instanceof Date) return readDayDate(raw)
  if (typeof raw === 'number') return readDayNumber(raw, serialShift)
  return typeof raw === 'string' ? readDayText(raw) : { fault: 'notDay' }
}

const yes = new Set(['是', '有', 'y', 'yes', 'true', '1', '√', '✓', '对'])
const no = new Set(['否', '无', '不是', 'n', 'no', 'false', '0', '×', 'x', '✗', '没有'])

function readYesNo(raw: Exclude<RawValue, null>, note: Task['note']): Reading {
  if (typeof raw === 'boolean') return { value: raw }
  const text = textOf(raw).toLowerCase()
  const value = yes.has(text) ? true : no.has(text) ? false : null
  if (value === null) return { fault: 'notYesNo' }
  if (text !== '是' && text !== '否') note('otherWords', { from: textOf(raw), to: value ? '是' : '否' })
  return { value }
}

function readWord(text: string, { words, note }: Task): Reading {
  const found = words?.find(text) ?? null
  if (found === null) {
    const near = words?.suggest(text) ?? []
    if (near.length === 0) return { fault: 'notListed', details: { from: text } }
    const suggestion = `，是否应为：${near.join('、')}`
    return {
      fault: 'notListed',
      details: { from: text, suggestion, suggestionEn: `; did you mean ${near.join(', ')}?` },
    }
  }
  if (!found.exact) note('otherWords', { from: text, to: found.title })
  return { value: found.value }
}

function readWords(task: Task): Reading {
  const values: unknown[] = []
  for (const part of wordsWritten(textOf(task.raw), task.words)) {
    const reading = readWord(part, task)
    if ('fault' in reading) return reading
    if (!values.includes(reading.value)) values.push(reading.value)
  }
  return { value: values }
}

const partsOf = (text: string): string[] =>
  text
    .split(/[、;；\n,，]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The parts of a list; a title that itself has the sign of a list in it, as 土木、水利与海洋工程, stays whole. */
function wordsWritten(text: string, words: WordFinder | null): string[] {
  const parts = partsOf(text)
  const written: string[] = []
  for (let at = 0; at < parts.length; ) {
    const whole = [3, 2]
      .map((count) => parts.slice(at, at + count))
      .find((some) => some.length > 1 && words?.find(some.join('、'))?.exact === true)
    written.push(whole === undefined ? parts[at]! : whole.join('、'))
    at += whole?.length ?? 1
  }
  return written
}

/** Text without the spaces around it and with half-width letters and digits; what changed is noted. */
function tidy(text: string, note: Task['note']): string {
  const trimmed = text.replaceAll(/^[\s\u3000\u00a0\ufeff]+|[\s\u3000\u00a0\ufeff]+$/g, '')
  if (trimmed !== text && trimmed !== '') note('spaces')
  const bare = /^'[=+\-@]/.test(trimmed) ? trimmed.slice(1) : trimmed
  if (bare !== trimmed) note('guard')
  const half = bare.replaceAll(
    /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\uff05\uff0b\uff0d\uff0e\uff0f]/g,
    toHalfWidth,
  )
  if (half !== bare) note('width')
  return half
}

function textOf(raw: Exclude<RawValue, null>): string {
  if (raw instanceof Date) return raw.toISOString().slice(0, 10)
  if (typeof raw === 'number') return plainDecimal(raw)
  if (typeof raw === 'boolean') return raw ? '是' : '否'
  return raw
}

/** How a cell is quoted back to a person. */
export function shown(raw: RawValue): string {
  if (raw === null) return ''
  const text = textOf(raw)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

const listKinds: ReadonlySet<Column['kind']> = new Set(['texts', 'choices', 'references'])

/** What an empty cell stands for. */
function emptyOf(column: Column): unknown {
  if (column.kind === 'yesNo') return false
  return listKinds.has(column.kind) ? [] : null
}

const isWritten = (text: string, words: WordFinder | null): boolean => words?.find(text) != null

function faultOf(
  issue: { code: string; maximum?: unknown; minimum?: unknown; origin?: unknown } | undefined,
): { fault: CellFault; details: Record<string, string> } {
  const isText = issue?.origin === 'string'
  if (issue?.code === 'too_big')
    return isText
      ? { fault: 'tooLong', details: { most: String(issue.maximum) } }
      : { fault: 'outOfRange', details: {} }
  if (issue?.code === 'too_small')
    return isText
      ? { fault: 'tooShort', details: { least: String(issue.minimum) } }
      : { fault: 'outOfRange', details: {} }
  return { fault: 'notAllowed', details: {} }
}

/** A finder over the closed list of a column or a dictionary of the server. */
export function wordFinder(entries: readonly (DictionaryEntry | Choice)[]): WordFinder {
  const listed = entries.map(({ value, title, aliases = [] }) => {
    const words: Words = typeof title === 'string' ? { zh: title, en: title } : title
    return { value, title: words.zh, written: [words.zh, words.en, value], aliases }
  })
  const exact = new Map<string, (typeof listed)[number]>()
  const bare = new Map<string, (typeof listed)[number] | null>()
  for (const entry of listed) {
    for (const text of entry.written) exact.set(text, entry)
    for (const text of [...entry.written, ...entry.aliases]) {
      const key = bareWords(text)
      const holder = bare.get(key)
      // A word that two entries answer to names neither.
      bare.set(key, holder === undefined || holder === entry ? entry : null)
    }
  }
  return {
    find(text) {
      const found = exact.get(text)
      if (found !== undefined) return { value: found.value, title: found.title, exact: text === found.title }
      const other = bare.get(bareWords(text)) ?? null
      return other === null ? null : { value: other.value, title: other.title, exact: false }
    },
    suggest(text) {
      const wanted = bareWords(text)
      return listed
        .map(({ title }) => ({ title, like: likeness(wanted, bareWords(title)) }))
        .filter(({ like }) => like >= 0.4)
        .sort((a, b) => b.like - a.like || (a.title < b.title ? -1 : 1))
        .slice(0, 3)
        .map(({ title }) => title)
    },
  }
}

/** Share of common characters, 0–1 (Dice over single characters): enough to suggest from a short list. */
function likeness(a: string, b: string): number {
  if (a === '' || b === '') return 0
  const rest = [...b]
  let common = 0
  for (const sign of a) {
    const at = rest.indexOf(sign)
    if (at < 0) continue
    rest.splice(at, 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length)
}
