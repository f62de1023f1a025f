import { attributeOf, type XmlHandler, xmlScanner } from './xml-scanner.ts'

/** What the number formats of cells say, by the index of the cell's style. */
export interface CellStyles {
  percents: ReadonlySet<number>
  dates: ReadonlySet<number>
}

/** Formats that every office program knows by number: percentages, and days and times also in Chinese. */
const knownPercents = [9, 10]
const knownDates = [14, 15, 16, 17, 18, 19, 20, 21, 22, ...range(27, 36), 45, 46, 47, ...range(50, 58)]

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

/** @param xml the part with the styles, empty when there is none. */
export function readCellStyles(xml: string): CellStyles {
  const percentFormats = new Set(knownPercents)
  const dateFormats = new Set(knownDates)
  const percents = new Set<number>()
  const dates = new Set<number>()
  let inCells = false
  let index = 0
  const handler: XmlHandler = {
    wantsText: false,
    open(name, attributes) {
      if (name === 'numFmt') {
        const id = Number(attributeOf(attributes, 'numFmtId'))
        const format = bareFormat(attributeOf(attributes, 'formatCode') ?? '')
        setMember(percentFormats, id, format.includes('%'))
        setMember(dateFormats, id, /[ymdhs]/i.test(format) && !/^general$/i.test(format))
      } else if (name === 'cellXfs') inCells = true
      else if (name === 'xf' && inCells) {
        const id = Number(attributeOf(attributes, 'numFmtId') ?? 0)
        if (percentFormats.has(id)) percents.add(index)
        if (dateFormats.has(id)) dates.add(index)
        index += 1
      }
    },
    close(name) {
      if (name === 'cellXfs') inCells = false
    },
    text() {},
  }
  const scanner = xmlScanner(handler)
  scanner.push(xml)
  scanner.end()
  return { percents, dates }
}

function setMember(set: Set<number>, id: number, isMember: boolean): void {
  if (isMember) set.add(id)
  else set.delete(id)
}

/** A number format without quoted, escaped and bracketed text, whose letters mean nothing. Elapsed time keeps its h. */
const bareFormat = (format: string): string =>
  format
    .replaceAll(/"[^"]*"|\\.|[_*]./g, '')
    .replaceAll(/\[(?![hms]+\])[^\]]*\]/gi, '')
    .trim()
