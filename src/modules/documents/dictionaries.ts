import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { ReadingDictionaries } from './reading/read-document.ts'

/**
 * What the reader knows of the world, handed in from outside: this module knows no chains.
 * `subjects` tells which objects a name in a fact's argument stands for.
 */
export interface Dictionaries extends ReadingDictionaries {
  subjects(argument: 'chain' | 'industry', name: string): ObjectRef[]
  /** The cities of the register that a text names: what it says of a whole city is about them. */
  citiesIn(text: string): ObjectRef[]
}

/** Gives the dictionaries; without a database those the program ships. */
export type DictionaryProvider = (db: Db | null) => Promise<Dictionaries>
