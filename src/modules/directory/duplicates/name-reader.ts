import { Converter } from 'opencc-js/t2cn'
import { z } from 'zod'
import { type BlockingKeys, blockingKeys, filingVersion } from '#core/text/enterprise-name/blocking.ts'
import {
  compareEnterprises,
  type EnterpriseRecord,
  type ReadEnterprise,
  readEnterprise,
} from '#core/text/enterprise-name/compare.ts'
import type { Comparison } from '#core/text/enterprise-name/compare-names.ts'
import { type Confusables, indexConfusables } from '#core/text/enterprise-name/confusable.ts'
import type { NameReader } from '#core/text/enterprise-name/name-reader.ts'
import { indexPlaces } from '#core/text/enterprise-name/places.ts'
import { isValidUscc, normaliseUscc } from '#core/text/uscc.ts'
import divisionsFile from '../data/divisions.json' with { type: 'json' }
import lookAlikesFile from '../data/look-alikes.json' with { type: 'json' }
import readingsFile from '../data/readings.json' with { type: 'json' }

const divisionsSchema = z.object({
  home: z.array(z.string()),
  provinces: z.record(z.string(), z.record(z.string(), z.string())),
  former: z.record(z.string(), z.string()),
  words: z.array(z.string()),
  phrases: z.array(z.string()),
})
/** Characters by a character or a reading. */
const charactersSchema = z.object({ characters: z.record(z.string(), z.string()) })

/** Makes a value when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const divisions = once(() => divisionsSchema.parse(divisionsFile))
const simplify = once(() => Converter({ from: 't', to: 'cn' }))
const confusables = once(
  (): Confusables =>
    indexConfusables(
      charactersSchema.parse(readingsFile).characters,
      charactersSchema.parse(lookAlikesFile).characters,
    ),
)

const readers = new Map<string, NameReader>()

/**
 * What names are read with: the divisions of China, and traditional to simplified.
 *
 * @param own the city of the register and what lies in it, for a city that is not in the table of the country.
 */
export function nameReader(own: { city: string; within: readonly string[] } | null = null): NameReader {
  const key = own === null ? '' : [own.city, ...own.within].join(' ')
  const known = readers.get(key)
  if (known !== undefined) return known
  const data = divisions()
  const listed = own === null || Object.values(data.provinces).some((cities) => own.city in cities)
  const provinces = listed ? data.provinces : { ...data.provinces, [own.city]: { '': own.within.join(' ') } }
  const reader = {
    simplify: simplify(),
    confusables: confusables(),
    places: indexPlaces({ ...data, provinces }, data.home),
  }
  readers.set(key, reader)
  return reader
}

/** What decides under which keys a record is filed: the rules, and the data they work with. */
export const filingRules = (): unknown => [filingVersion, divisionsFile, readingsFile, lookAlikesFile]

/** The files a record lies in, by which candidates for it are found. */
export const keysOf = (record: ReadEnterprise): BlockingKeys => blockingKeys(record, confusables())

/** Compares two records with what the program knows. */
export const compareRecords = (left: ReadEnterprise, right: ReadEnterprise): Comparison =>
  compareEnterprises(left, right, confusables())

/** Compares what two lists say of an enterprise; a code that is not sound says nothing. */
export const compareWritten = (left: WrittenRecord, right: WrittenRecord): Comparison => {
  const read = (id: string, { code, ...record }: WrittenRecord) => {
    const uscc = normaliseUscc(code ?? '')
    return readEnterprise({ id, ...record, code: isValidUscc(uscc) ? uscc : null }, nameReader())
  }
  return compareRecords(read('left', left), read('right', right))
}

export type WrittenRecord = Omit<EnterpriseRecord, 'id'>

/** Compares two names of which nothing else is known. */
export const compareWrittenNames = (left: string, right: string): Comparison => {
  const named = (name: string) => ({ name, formerNames: [], code: null, address: null })
  return compareWritten(named(left), named(right))
}
