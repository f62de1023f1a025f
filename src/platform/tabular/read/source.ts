/** One cell as the file has it. */
export type RawValue = string | number | boolean | Date | null

/** One row of a sheet. */
export interface SourceRow {
  /** As the office program counts it, from 1. */
  number: number
  values: RawValue[]
  /** Columns, from 0, whose number is shown as a percentage: 0.35 stands for 35 %. */
  percents: readonly number[]
  /** Columns, from 0, that hold a formula; the value is what the office program last reckoned. */
  formulas: readonly number[]
  /** The office program does not show the row, as when a filter is set. */
  isHidden: boolean
}

/** Cells joined to one, all from 0 and inclusive. */
export interface Merge {
  top: number
  left: number
  bottom: number
  right: number
}

export interface SourceSheet {
  name: string
  /** A sheet the office program does not show, such as one with drop-down lists. */
  hidden: boolean
  merges: readonly Merge[]
  /** Highest row number that holds anything, for progress. */
  lastRow: number
  /** Days to add to a date's bare number, so that it counts from 1899-12-30. */
  serialShift: number
  rows(): AsyncIterable<SourceRow>
}

/** What was found in a file and left aside, each told to the person. */
export type SourceNotice = 'macros' | 'externalLinks' | 'embeddedObjects' | 'gbk' | 'utf16'

/** A file opened for reading, checked against what could harm. */
export interface Source {
  kind: 'xlsx' | 'csv'
  sheets: readonly SourceSheet[]
  notices: readonly SourceNotice[]
}

/** What a file may hold at most. */
export interface SourceLimits {
  /** Of the file itself. */
  bytes: number
  /** Of all its parts when unpacked. */
  unpackedBytes: number
  /** Of one sheet. */
  rows: number
  /** Of one sheet. */
  columns: number
}

export const defaultLimits: SourceLimits = {
  bytes: 50 * 2 ** 20,
  unpackedBytes: 800 * 2 ** 20,
  rows: 200_000,
  columns: 256,
}
