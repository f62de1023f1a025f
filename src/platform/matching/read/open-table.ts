import { join } from 'node:path'
import type { Faults } from './faults.ts'
import { mostFields, RecordReader, RecordTooLongError } from './record-reader.ts'

/** A file whose header has been read. */
export interface Table {
  readonly name: string
  readonly reader: RecordReader
  /** Place of each column asked for, −1 for an optional one that is not there. */
  readonly places: readonly number[]
  /** Columns that are not of the format. */
  readonly ignored: readonly string[]
  /** Fields of the header, which every record has to have. */
  readonly fields: number
}

/**
 * Opens a file and finds its columns. Whatever is wrong goes to `faults`, and null comes back.
 * @param required names of the columns that must be there, in the order of `places`
 * @param optional names of those that may be, after them
 */
export function openTable(
  folder: string,
  name: string,
  required: readonly string[],
  optional: readonly string[],
  faults: Faults,
): Table | null {
  const reader = opened(join(folder, name), name, faults)
  if (reader === null) return null
  const before = faults.count
  const header = headerOf(reader, name, faults)
  const wanted = [...required, ...optional]
  const expected = `the header must name ${required.join(', ')}`
  if (header === null) {
    if (faults.count === before) faults.add(name, null, `is empty: ${expected}`)
  } else {
    for (const column of wanted) {
      if (header.indexOf(column) !== header.lastIndexOf(column)) {
        faults.add(name, 1, `the column ${column} occurs twice`)
      }
    }
    const missing = required.filter((column) => !header.includes(column))
    if (missing.length > 0) {
      faults.add(name, 1, `no column ${missing.join(', ')}: ${expected}`)
    }
  }
  if (header === null || faults.count > before) {
    reader.close()
    return null
  }
  return {
    name,
    reader,
    places: wanted.map((column) => header.indexOf(column)),
    ignored: header.filter((column) => !wanted.includes(column)),
    fields: reader.fields,
  }
}

/** Walks the records of a table with as many fields as its header; others go to `faults`. */
export function eachRecord({ reader, name, fields }: Table, faults: Faults, take: () => void): void {
  try {
    while (reader.next()) {
      if (reader.fields === fields && reader.malformed === null) take()
      else faults.add(name, reader.line, complaint(reader, fields))
    }
  } catch (error) {
    if (!(error instanceof RecordTooLongError)) throw error
    faults.add(name, error.line, 'a quoted field is not closed')
  } finally {
    reader.close()
  }
}

function complaint(reader: RecordReader, fields: number): string {
  if (reader.malformed === 'unclosedQuote') return 'a quoted field is not closed'
  if (reader.malformed === 'textAfterQuote') return 'text after the closing quote of a field'
  return `${reader.fields} fields where the header has ${fields}`
}

function opened(path: string, name: string, faults: Faults): RecordReader | null {
  try {
    return new RecordReader(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    const why =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : message
    faults.add(name, null, `cannot be read: ${why}`)
    return null
  }
}

function headerOf(reader: RecordReader, name: string, faults: Faults): string[] | null {
  try {
    if (!reader.next()) return null
  } catch (error) {
    if (!(error instanceof RecordTooLongError)) throw error
    faults.add(name, error.line, 'the header is not a line of comma-separated names')
    return null
  }
  if (reader.fields > mostFields || reader.malformed !== null) {
    faults.add(name, reader.line, 'the header is not a line of comma-separated names')
    return null
  }
  const decoder = new TextDecoder()
  return Array.from({ length: reader.fields }, (_, field) =>
    decoder.decode(reader.bytes.subarray(reader.from[field], reader.to[field])).trim().toLowerCase(),
  )
}
