/**
 * Finds the pairs worth comparing among many records.
 *
 * Method: every record is filed under keys made of its codes and of all its names, such that two records for which
 * `compareEnterprises` gives `same` or `review` share a key; the property tests hold it against the comparison of all
 * pairs. Keys stand for: the code and its organisation part; the trade name; each beginning of a longer trade name (a
 * short name, an unlisted word of industry); the trade name with one character struck out (a slip; of two characters
 * with the business beside it), with one left out, with its characters in order of code (reordered); its Chinese
 * characters alone and its spelling in letters; the town before trade name and industry, because who does not know the
 * town takes it for a part of them; the whole name; where there is no trade name, the first character and the ending of each word of
 * industry and the short forms of all (城投 of 城市投资). For the second look: the name bare of forms and suffixes, its
 * beginning, what is left of it without one of the first characters or without what may be a misread place. For the last
 * look: the plain name, with and without its places, with each of its characters struck out, turned and in short.
 *
 * Cost: some tens of keys a record; then the pairs within each file. Enterprises that share a trade name are few in
 * hundreds of thousands (a handful in 10,000), so it stays nearly linear.
 * Order: pairs by left and right position.
 */

import type { ReadEnterprise } from './compare.ts'
import { bareWhole } from './compare-names.ts'
import type { Confusables } from './confusable.ts'
import { industryWord } from './industry-words.ts'
import type { EnterpriseName } from './parse.ts'
import { withoutOneOfPlaces, withoutStateGroup, writtenPlain } from './score/last-look.ts'
import { branchFull, branchTurned, plainName, struckOut, turnedNames } from './score/plain-names.ts'
import { bareNames, startOf } from './score/short-names.ts'
import { mostMisread, sureStart } from './score/slips.ts'
import { initials, longestSpelled, skeleton } from './score/trade.ts'
import { bareTown } from './towns.ts'

/** The files a record lies in, without doubles. */
export function blockingKeys(record: ReadEnterprise, confusables: Confusables): string[] {
  const keys = new Set<string>()
  if (record.code !== null) {
    keys.add(`code:${record.code}`)
    keys.add(`org:${record.code.slice(8, 17)}`)
  }
  for (const name of record.names) for (const key of nameKeys(name, confusables)) keys.add(key)
  return [...keys]
}

function* nameKeys(name: EnterpriseName, confusables: Confusables): Generator<string> {
  const { trade } = name
  const [town] = name.towns
  yield* slipKeys(name)
  if (name.whole !== '') yield `whole:${bareWhole(name)}`
  // 半塔镇窦氏 is 半塔窦氏 to who does not know the town.
  yield `body:${name.body}`
  if (town !== undefined) yield `body:${bareTown(town)}${name.body}`
  if (trade === '') {
    for (const word of name.industries.length === 0 ? [''] : name.industries) {
      yield `industry:${word.slice(0, 1)}`
      for (let at = 0; at <= word.length - 2; at++) yield `ending:${word.slice(at)}`
    }
    for (const short of initials(name.body)) yield `trade:${short}`
    return
  }
  // A slip in two characters counts only where business and place are one.
  const businesses = new Set(
    name.industries.filter((word) => industryWord(word)?.generic !== true).map((word) => word.slice(0, 1)),
  )
  if (businesses.size === 0) businesses.add('')
  const paths = name.place === null || name.place.paths.length === 0 ? [''] : name.place.paths
  if (skeleton(trade) !== '') yield `print:${skeleton(trade)}`
  const units = [...trade]
  yield `trade:${trade}`
  for (let length = 2; length < units.length; length++) yield `trade:${units.slice(0, length).join('')}`
  if (units.length >= 3) yield `order:${[...units].sort().join('')}`
  for (const at of units.keys()) {
    const without = (instead: string) =>
      `${units.slice(0, at).join('')}${instead}${units.slice(at + 1).join('')}`
    if (units.length >= 3) yield `slip:${without('*')}`
    else if (units.length === 2)
      for (const business of businesses)
        for (const path of paths) yield `slip:${without('*')}${business}${path}`
    if (at > 0 && at < units.length - 1 && units.length >= 4) yield `drop:${without('')}`
  }
  if (units.length >= 3) yield `drop:${trade}`
  const characters = trade.replace(/[A-Z0-9]/gu, '')
  if (characters.length >= 2) yield `han:${characters}`
  if (characters === '') yield `latin:${trade.toLowerCase()}`
  else if (characters === trade && trade.length <= longestSpelled) {
    for (const spelling of confusables.spellings(trade)) yield `latin:${spelling}`
  }
}

/** Keys for the second look: slips, cuts and short forms that trade name and industry do not tell. */
function* slipKeys(name: EnterpriseName): Generator<string> {
  const { body, trade, whole, place, industries } = name
  const { full, placeless } = bareNames(name)
  if (full !== '') yield `bare:${full}`
  if (placeless !== '' && placeless !== full) yield `bare:${placeless}`
  yield* plainKeys(name)
  if (whole.length >= 5) yield `once:${whole.replace(/(.)\1+/gu, '$1')}`
  if (whole.length >= 3 && whole.length <= longestTradeAlone) yield `trade:${whole}`
  const start = startOf(name)
  if (start.length === sureStart) yield `start:${start}`
  if (body.length > sureStart) yield `start:${body.slice(0, sureStart)}`
  // One slip among the first characters leaves the rest.
  if (body.length >= 2) {
    yield `rest:${body}`
    // A trade name of two characters bears none.
    for (let at = trade.length >= 3 ? 0 : 2; at <= sureStart && at < body.length; at++)
      yield `rest:${body.slice(0, at)}${body.slice(at + 1)}`
  }
  for (let cut = 1; cut <= mostMisread && cut <= trade.length - 2; cut++) yield `body:${body.slice(cut)}`
  if (trade === '' && body.length >= 2) yield `trade:${body.slice(0, 2)}`
  if (industries.at(-1)?.endsWith('银行') === true)
    for (const path of place?.paths ?? []) for (const key of above(path)) yield `bank:${key}`
}

/** Keys for the last look: the plain name, with a character struck out, and without what a state group puts before it. */
function* plainKeys(name: EnterpriseName): Generator<string> {
  const plain = plainName(name)
  const { full, literal, inner, placeless } = plain
  for (const turned of turnedNames(plain)) yield `plain:${turned}`
  if (name.branch !== null) {
    if (placeless !== '') yield `plain:${branchTurned(plain)}`
    if (full !== '') yield `plain:${branchFull(plain)}`
  }
  if (inner !== '') yield `plain:${inner}`
  for (const text of new Set([full, literal, placeless])) {
    if (text === '') continue
    yield `plain:${text}`
    for (const struck of struckOut(text)) yield `plain:${struck}`
  }
  const written = writtenPlain(name)
  yield `sorted:${[...written].sort().join('')}`
  yield `left:${written}`
  for (const rest of withoutOneOfPlaces(name)) yield `left:${rest}`
  const bare = withoutStateGroup(placeless)
  if (bare !== null) yield `plain:${bare}`
}

/** A place and all it lies in. */
function above(path: string): string[] {
  const steps = path.split('/')
  return steps.map((_, at) => steps.slice(0, at + 1).join('/')).slice(1)
}

/** A whole name that may be a trade name is no longer. */
const longestTradeAlone = 6

/** Records filed by key; finds those that share one with a given record. */
export interface EnterpriseIndex {
  /** Candidates other than the record itself, in the order of the list. */
  candidates(record: ReadEnterprise): ReadEnterprise[]
  /** All pairs that share a key, each once. */
  pairs(): Generator<[ReadEnterprise, ReadEnterprise]>
}

export function indexEnterprises(
  records: readonly ReadEnterprise[],
  confusables: Confusables,
): EnterpriseIndex {
  const files = new Map<string, number[]>()
  records.forEach((record, at) => {
    for (const key of blockingKeys(record, confusables)) {
      const file = files.get(key)
      if (file === undefined) files.set(key, [at])
      else file.push(at)
    }
  })
  const sharing = (record: ReadEnterprise, from: number): number[] => {
    const found = new Set<number>()
    for (const key of blockingKeys(record, confusables)) {
      for (const at of files.get(key) ?? []) if (at >= from) found.add(at)
    }
    return [...found].sort((a, b) => a - b)
  }
  return {
    candidates: (record) =>
      sharing(record, 0).flatMap((at) => (records[at]!.id === record.id ? [] : [records[at]!])),
    *pairs() {
      for (let at = 0; at < records.length; at++) {
        const record = records[at]!
        for (const other of sharing(record, at + 1)) yield [record, records[other]!]
      }
    },
  }
}
