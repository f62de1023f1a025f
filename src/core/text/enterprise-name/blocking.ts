/**
 * The files a record lies in, by which the pairs worth comparing are found among many.
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
 * look: the plain name, with and without its places, with each of its characters struck out that may be a slip, turned
 * and in short.
 *
 * Some files have two sides, and only who calls meets who is called: two names in characters need not meet in the file of
 * their spelling, which is for the one in letters, nor two usual characters in the file that is for an odd one.
 *
 * Cost: some thirty keys a record. Bound: none on a file; `candidates.ts` bounds what is taken from it.
 */

import type { ReadEnterprise } from './compare.ts'
import { bareWhole } from './compare-names.ts'
import type { Confusables } from './confusable.ts'
import { industryWord } from './industry-words.ts'
import type { EnterpriseName } from './parse.ts'
import { withoutOneOfPlaces, withoutStateGroup, writtenPlain } from './score/last-look.ts'
import {
  branchFull,
  branchTurned,
  meantBy,
  plainName,
  printedAs,
  struckOut,
  turnedNames,
} from './score/plain-names.ts'
import { bareNames, startOf } from './score/short-names.ts'
import { mostMisread, sureStart } from './score/slips.ts'
import { initials, isUsual, leastSpelled, longestSpelled, skeleton } from './score/trade.ts'
import { bareTown } from './towns.ts'

/**
 * Counted on whenever records are filed under other keys, by this file or by how names are read: what was filed before is
 * then filed anew.
 */
export const filingVersion = 1

/** The files of a record, without doubles. */
export interface BlockingKeys {
  /** All records of the file meet. */
  shared: string[]
  /** Of files with two sides: who calls meets who is called. */
  calling: string[]
  called: string[]
}

/** The files a record lies in. */
export function blockingKeys(record: ReadEnterprise, confusables: Confusables): BlockingKeys {
  const keys = new Set<string>()
  const [calling, called] = [new Set<string>(), new Set<string>()]
  if (record.code !== null) {
    keys.add(`code:${record.code}`)
    keys.add(`org:${record.code.slice(8, 17)}`)
  }
  for (const name of record.names) {
    for (const key of nameKeys(name, confusables)) keys.add(key)
    for (const key of keysInLetters(name)) calling.add(key)
    for (const key of keysInCharacters(name, confusables)) called.add(key)
    for (const { key, unit } of slipsOfShort(name)) {
      for (const sound of confusables.soundsOf(unit)) keys.add(`${key}${sound}`)
      if (!isUsual(unit)) {
        keys.add(key)
        calling.add(key)
      } else called.add(key)
    }
  }
  return { shared: [...keys], calling: [...calling], called: [...called] }
}

/** Whether two records meet in a file. */
export function shareFile(left: BlockingKeys, right: BlockingKeys): boolean {
  const meet = (one: readonly string[], other: readonly string[]) => {
    const known = new Set(one)
    return other.some((key) => known.has(key))
  }
  return (
    meet(left.shared, right.shared) || meet(left.calling, right.called) || meet(left.called, right.calling)
  )
}

const inCharacters = (trade: string): string => trade.replace(/[A-Z0-9]/gu, '')

/** A trade name with letters: by its characters, where it has some, or by its spelling. */
function* keysInLetters({ trade }: EnterpriseName): Generator<string> {
  const characters = inCharacters(trade)
  if (trade === '' || characters === trade) return
  if (characters.length >= 2) yield `han:${characters}`
  if (characters === '') yield `latin:${trade.toLowerCase()}`
}

/** A trade name without letters: as one with letters may have it. */
function* keysInCharacters({ trade }: EnterpriseName, confusables: Confusables): Generator<string> {
  if (trade === '' || inCharacters(trade) !== trade) return
  if (trade.length >= 2) yield `han:${trade}`
  if (trade.length > longestSpelled) return
  for (const spelling of confusables.spellings(trade))
    if (spelling.length >= leastSpelled) yield `latin:${spelling}`
}

function* nameKeys(name: EnterpriseName, confusables: Confusables): Generator<string> {
  const { trade } = name
  const [town] = name.towns
  yield* slipKeys(name, confusables)
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
  if (skeleton(trade) !== '') yield `print:${skeleton(trade)}`
  const units = [...trade]
  yield `trade:${trade}`
  for (let length = 2; length < units.length; length++) yield `trade:${units.slice(0, length).join('')}`
  if (units.length >= 3) yield `order:${[...units].sort().join('')}`
  for (const at of units.keys()) {
    const without = (instead: string) =>
      `${units.slice(0, at).join('')}${instead}${units.slice(at + 1).join('')}`
    if (units.length >= 3) yield `slip:${without('*')}`
    if (at > 0 && at < units.length - 1 && units.length >= 4) yield `drop:${without('')}`
  }
  if (units.length >= 3) yield `drop:${trade}`
}

/**
 * A trade name of two characters with one struck out, its business and place beside it, since a slip in it counts only where
 * both are one: and between two usual characters only where they sound alike.
 */
function* slipsOfShort({
  trade,
  industries,
  place,
}: EnterpriseName): Generator<{ key: string; unit: string }> {
  const [first, second] = trade
  if (first === undefined || second === undefined || trade.length !== 2) return
  const businesses = new Set(
    industries.filter((word) => industryWord(word)?.generic !== true).map((word) => word.slice(0, 1)),
  )
  if (businesses.size === 0) businesses.add('')
  const paths = place === null || place.paths.length === 0 ? [''] : place.paths
  for (const business of businesses)
    for (const path of paths) {
      yield { key: `slip:*${second}${business}${path}`, unit: first }
      yield { key: `slip:${first}*${business}${path}`, unit: second }
    }
}

/** Keys for the second look: slips, cuts and short forms that trade name and industry do not tell. */
function* slipKeys(name: EnterpriseName, confusables: Confusables): Generator<string> {
  const { body, trade, whole, place, industries } = name
  const { full, placeless } = bareNames(name)
  if (full !== '') yield `bare:${full}`
  if (placeless !== '' && placeless !== full) yield `bare:${placeless}`
  yield* plainKeys(name, confusables)
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
function* plainKeys(name: EnterpriseName, confusables: Confusables): Generator<string> {
  const plain = plainName(name)
  const { full, literal, inner, placeless } = plain
  const { trade } = name
  for (const turned of turnedNames(plain)) yield `plain:${turned}`
  if (name.branch !== null) {
    if (placeless !== '') yield `plain:${branchTurned(plain)}`
    if (full !== '') yield `plain:${branchFull(plain)}`
  }
  if (inner !== '') yield `plain:${inner}`
  for (const text of new Set([full, literal, placeless])) {
    if (text === '') continue
    yield `plain:${text}`
    for (const struck of struckOut(text, trade, confusables)) yield `plain:${struck}`
    const printed = printedAs(text)
    if (printed !== null) yield `printed:${printed}`
    for (const meant of meantBy(text)) yield `plain:${meant}`
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
