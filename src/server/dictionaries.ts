import { chainRef, industryRef, listChainVocabulary, loadTemplateCatalogue } from '#modules/chains/index.ts'
import { listRegions, regionRef } from '#modules/directory/index.ts'
import type { Dictionaries, DictionaryProvider } from '#modules/documents/index.ts'
import type { Db } from '#platform/db/database.ts'
import type { ObjectRef } from '#platform/http/contract.ts'

/** A name the reader may meet, with the other names of the same thing. */
interface Term {
  code: string
  name: string
  aliases: string[]
}

interface IndustryTerm extends Term {
  chainCodes: string[]
}

interface Vocabulary {
  chains: Term[]
  industries: IndustryTerm[]
  regions: { code: string; name: string; kind: string }[]
}

/** What documents are read with: the city's own chains, industries and places, or without data what is shipped. */
export const readingDictionaries: DictionaryProvider = async (db) => {
  const vocabulary = db === null ? shippedVocabulary() : await storedVocabulary(db)
  return { ...vocabulary, subjects: subjectsOf(vocabulary), citiesIn: citiesIn(vocabulary) }
}

function shippedVocabulary(): Vocabulary {
  const chains = loadTemplateCatalogue().chains.map(({ code, name, aliases }) => ({ code, name, aliases }))
  return { chains, industries: [], regions: [] }
}

async function storedVocabulary(db: Db): Promise<Vocabulary> {
  const [{ chains, industries }, regions] = await Promise.all([listChainVocabulary(db), listRegions(db)])
  return { chains, industries, regions: regions.map(({ code, name, kind }) => ({ code, name, kind })) }
}

/** A chain stands for itself; an industry for itself and for the chains it is mapped to. */
function subjectsOf(vocabulary: Vocabulary): Dictionaries['subjects'] {
  const find = <T extends Term>(terms: T[], name: string): T | undefined =>
    terms.find((term) => term.name === name) ?? terms.find((term) => term.aliases.includes(name))
  return (argument, name): ObjectRef[] => {
    if (argument === 'chain') {
      const chain = find(vocabulary.chains, name)
      return chain === undefined ? [] : [chainRef(chain.code)]
    }
    const industry = find(vocabulary.industries, name.replace(/产业$/, ''))
    return industry === undefined ? [] : [industryRef(industry.code), ...industry.chainCodes.map(chainRef)]
  }
}

/** A city is named with or without 市: 滁州市, 滁州. */
function citiesIn(vocabulary: Vocabulary): Dictionaries['citiesIn'] {
  const cities = vocabulary.regions.filter((region) => region.kind === 'city')
  return (text) =>
    cities.filter((city) => text.includes(city.name.replace(/市$/, ''))).map((city) => regionRef(city.code))
}
