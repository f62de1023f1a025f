import type { CellStyles } from './cell-styles.ts'
import { tooMany } from './refusals.ts'
import type { RawValue, SourceLimits, SourceRow } from './source.ts'
import { attributeOf, withoutEscapes, type XmlHandler, xmlScanner } from './xml-scanner.ts'

/** What the cells of a sheet refer to. */
export interface SheetContext {
  texts: readonly string[]
  styles: CellStyles
  /** Days are counted from 1904 and not from 1900. */
  is1904: boolean
  limits: SourceLimits
}

/**
 * Reads the XML of a sheet piece by piece into rows.
 *
 * @throws AppError `tabular.file.tooManyRows`, `tooManyColumns`.
 */
export function sheetReader(context: SheetContext): {
  /** @returns the rows that ended in this piece. */
  push(piece: string): SourceRow[]
  end(): void
} {
  const handler = new SheetHandler(context)
  const scanner = xmlScanner(handler)
  return {
    push(piece) {
      scanner.push(piece)
      const { rows } = handler
      handler.rows = []
      return rows
    },
    end: scanner.end,
  }
}

const none: readonly number[] = []

class SheetHandler implements XmlHandler {
  wantsText = false
  rows: SourceRow[] = []
  readonly #context: SheetContext
  #number = 0
  #isHidden = false
  #values: RawValue[] = []
  #percents: number[] | null = null
  #formulas: number[] | null = null
  #column = -1
  #type = ''
  #style = 0
  #text: string | null = null
  #inPronunciation = false

  constructor(context: SheetContext) {
    this.#context = context
  }

  open(name: string, attributes: string): void {
    switch (name) {
      case 'c':
        this.#openCell(attributes)
        return
      case 'v':
        this.#text = ''
        this.wantsText = true
        return
      case 't':
        this.#text ??= ''
        this.wantsText = !this.#inPronunciation
        return
      case 'f':
        this.#formulas ??= []
        this.#formulas.push(this.#column)
        return
      case 'rPh':
        this.#inPronunciation = true
        return
      case 'row':
        this.#openRow(attributes)
    }
  }

  close(name: string): void {
    switch (name) {
      case 'c':
        this.#closeCell()
        return
      case 'v':
      case 't':
        this.wantsText = false
        return
      case 'rPh':
        this.#inPronunciation = false
        return
      case 'row':
        this.rows.push({
          number: this.#number,
          values: this.#values,
          percents: this.#percents ?? none,
          formulas: this.#formulas ?? none,
          isHidden: this.#isHidden,
        })
        this.#values = []
    }
  }

  text(text: string): void {
    this.#text = this.#text === null || this.#text === '' ? text : this.#text + text
  }

  #openRow(attributes: string): void {
    this.#number = Number(attributeOf(attributes, 'r') ?? this.#number + 1)
    const { rows } = this.#context.limits
    if (this.#number > rows) throw tooMany('tooManyRows', rows)
    this.#isHidden = attributes.includes('hidden') && /\bhidden="(1|true)"/.test(attributes)
    this.#values = []
    this.#percents = null
    this.#formulas = null
    this.#column = -1
  }

  /** Reads `r`, `s` and `t` in one go: this is done for every cell of a sheet. */
  #openCell(attributes: string): void {
    this.#column += 1
    this.#style = 0
    this.#type = ''
    this.#text = null
    const { length } = attributes
    for (let at = 0; at < length; at += 1) {
      if (attributes.charCodeAt(at) <= 0x20) continue
      const equals = attributes.indexOf('=', at)
      if (equals < 0) return
      const quote = attributes[equals + 1]!
      const end = attributes.indexOf(quote, equals + 2)
      if (end < 0) return
      if (equals === at + 1) {
        const name = attributes[at]
        if (name === 'r') this.#column = columnOf(attributes, equals + 2, end)
        else if (name === 's') this.#style = Number(attributes.slice(equals + 2, end))
        else if (name === 't') this.#type = attributes.slice(equals + 2, end)
      }
      at = end
    }
  }

  #closeCell(): void {
    const value = this.#text === null ? null : this.#valueOf(this.#text)
    const { styles, limits } = this.#context
    // Empty cells far to the right only bear a format.
    if (value === null && this.#column >= limits.columns) return
    if (this.#column >= limits.columns) throw tooMany('tooManyColumns', limits.columns)
    if (styles.percents.has(this.#style)) {
      this.#percents ??= []
      this.#percents.push(this.#column)
    }
    if (value === null) return
    // No holes: an array with holes is slow and is passed over by its own methods.
    for (let column = this.#values.length; column < this.#column; column += 1) this.#values.push(null)
    this.#values[this.#column] = value
  }

  #valueOf(text: string): RawValue {
    switch (this.#type) {
      case 's':
        return this.#context.texts[Number(text)] ?? null
      case 'str':
      case 'inlineStr':
        return withoutEscapes(text)
      case 'b':
        return text === '1' || text === 'true'
      case 'e':
        return text
      case 'd':
        return dateOfText(text)
    }
    if (text === '') return null
    const number = Number(text)
    if (Number.isNaN(number)) return text
    return this.#context.styles.dates.has(this.#style) ? dateOf(number, this.#context.is1904) : number
  }
}

/** Column of `AB12`, from 0. */
function columnOf(text: string, from: number, to: number): number {
  let column = 0
  for (let at = from; at < to; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter < 65 || letter > 90) break
    column = column * 26 + letter - 64
  }
  return column - 1
}

/** Days by which a count from 1904 is less than one from 1900. */
export const days1904 = 1462
const dayMs = 86_400_000

/**
 * The date that a count of days stands for. Before March 1900 the count is one less, because the programs take 1900 for
 * a leap year.
 */
function dateOf(days: number, is1904: boolean): Date {
  const since1900 = is1904 ? days + days1904 : days
  const shift = since1900 < 60 ? 1 : 0
  return new Date(Date.UTC(1899, 11, 30) + Math.round((since1900 + shift) * dayMs))
}

function dateOfText(text: string): RawValue {
  const date = new Date(
    /[Zz]|[+-]\d\d:\d\d$/.test(text) ? text : `${text.length > 10 ? text : `${text}T00:00`}Z`,
  )
  return Number.isNaN(date.getTime()) ? text : date
}
