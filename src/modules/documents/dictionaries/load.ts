import classes from './classes.json' with { type: 'json' }
import competences from './competences.json' with { type: 'json' }
import epochs from './epochs.json' with { type: 'json' }
import lexicon from './lexicon.json' with { type: 'json' }
import mechanisms from './mechanisms.json' with { type: 'json' }
import page from './page.json' with { type: 'json' }
import people from './people.json' with { type: 'json' }
import places from './places.json' with { type: 'json' }
import readings from './readings.json' with { type: 'json' }
import script from './script.json' with { type: 'json' }
import units from './units.json' with { type: 'json' }

/** A thing with a code, its official name and the other names press texts use. */
export interface NamedEntry {
  code: string
  name: string
  aliases: readonly string[]
}

/**
 * What the caller knows of its own city. Chains, industries and regions belong to other modules and are passed in;
 * everything else a text is read with lies as data beside this file.
 */
export interface ReadingDictionaries {
  chains: readonly NamedEntry[]
  industries: readonly NamedEntry[]
  regions: readonly { code: string; name: string }[]
}

/** The vocabulary of official press texts, from the JSON files of this folder. */
export const vocabulary = {
  classes,
  competences,
  epochs: epochs.phrases,
  lexicon,
  mechanisms,
  page: {
    ...page,
    lines: page.lines.map((line) => ({ ...line, pattern: new RegExp(line.pattern, 'u') })),
  },
  people: { ...people, surnames: new Set(people.surnames) },
  places,
  toneFreeReadings: new Map(
    Object.entries(readings.readings).map(([character, list]) => [character, list.split(' ')]),
  ),
  script,
  units: {
    ...units,
    byWord: new Map(
      units.kinds.flatMap((kind) => [kind.name, ...kind.others].map((word) => [word, kind.name] as const)),
    ),
  },
} as const

/** Every phrase a damaged run may be read as, in simplified characters: the lexicon, places and the caller's names. */
export function listOfficialPhrases(dictionaries: ReadingDictionaries): string[] {
  const { committees, posts, organs, phrases } = lexicon
  const counties = places.counties.flatMap((name) => (name.length > 2 ? [name, name.slice(0, -1)] : [name]))
  const cities = places.cities.flatMap((name) => [name, `${name}市`])
  const own = [
    ...dictionaries.regions.flatMap(({ name }) => [name, shortRegion(name)]),
    ...[...dictionaries.chains, ...dictionaries.industries].flatMap((entry) => [
      entry.name,
      ...entry.aliases,
    ]),
  ]
  const all = [
    ...committees,
    ...posts,
    ...organs,
    ...phrases,
    ...counties,
    ...cities,
    ...places.provinces,
    ...places.zones,
    ...own,
  ]
  return [...new Set(all)].filter((phrase) => phrase.length > 1)
}

/** 全椒县 → 全椒, 滁州市 → 滁州; names of two characters stay whole. */
export function shortRegion(name: string): string {
  return name.length > 2 && /[省市县区]$/u.test(name) ? name.slice(0, -1) : name
}
