import { Converter } from 'opencc-js/t2cn'
import { z } from 'zod'
import {
  compareEnterprises,
  type EnterpriseRecord,
  type ReadEnterprise,
  readEnterprise,
} from '#core/text/enterprise-name/compare.ts'
import type { Comparison } from '#core/text/enterprise-name/compare-names.ts'
import { type Confusables, indexConfusables } from '#core/text/enterprise-name/confusable.ts'
import type { NameReader } from '#core/text/enterprise-name/parse.ts'
import { indexPlaces } from '#core/text/enterprise-name/places.ts'
import divisionsFile from '../data/divisions.json' with { type: 'json' }
import readingsFile from '../data/readings.json' with { type: 'json' }

const divisionsSchema = z.object({
  home: z.array(z.string()),
  provinces: z.record(z.string(), z.record(z.string(), z.string())),
  former: z.record(z.string(), z.string()),
  words: z.array(z.string()),
  phrases: z.array(z.string()),
})
const readingsSchema = z.object({ characters: z.record(z.string(), z.string()) })

let made: { reader: NameReader; confusables: Confusables } | null = null

/** What names are read with: divisions of China, readings of characters, traditional to simplified. Made once. */
export function nameKnowledge(): { reader: NameReader; confusables: Confusables } {
  if (made === null) {
    const divisions = divisionsSchema.parse(divisionsFile)
    const { characters } = readingsSchema.parse(readingsFile)
    made = {
      reader: {
        simplify: Converter({ from: 't', to: 'cn' }),
        places: indexPlaces(divisions, divisions.home),
      },
      confusables: indexConfusables(characters),
    }
  }
  return made
}

/** Takes the names of a record apart with what the program knows. */
export const readRecord = (record: EnterpriseRecord): ReadEnterprise =>
  readEnterprise(record, nameKnowledge().reader)

/** Compares two records with what the program knows. */
export const compareRecords = (left: ReadEnterprise, right: ReadEnterprise): Comparison =>
  compareEnterprises(left, right, nameKnowledge().confusables)

/** Compares two names of which nothing else is known. */
export const compareWrittenNames = (left: string, right: string): Comparison => {
  const named = (id: string, name: string) =>
    readRecord({ id, name, formerNames: [], code: null, address: null })
  return compareRecords(named('left', left), named('right', right))
}
