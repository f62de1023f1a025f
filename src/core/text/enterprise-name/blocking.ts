/**
 * Finds the pairs worth comparing among many records.
 *
 * Method: every record is filed under keys made of its codes and of the trade names of all its names, such that two
 * records for which `compareEnterprises` gives `same` or `review` share a key; the property tests hold it against the
 * comparison of all pairs. Keys stand for: the code, its organisation part and the code without one character; the trade
 * name; each beginning of a longer trade name (a short name, an unlisted word of industry); the trade name with one
 * character replaced by each group of characters it is mistaken for; with one character left out; its characters in order
 * of code (reordered); its Chinese characters alone and its spelling in letters; the town before trade name and industry, because
 * who does not know the town takes it for a part of them; the whole name; where there is no trade name, the first
 * character of each word of industry and the short forms of all (城投 of 城市投资).
 *
 * Cost: some tens of keys a record; then the pairs within each file. Enterprises that share a trade name are few in
 * hundreds of thousands (a handful in 10,000), so it stays nearly linear.
 * Order: pairs by left and right position.
 */

import type { ReadEnterprise } from './compare.ts'
import { bareWhole } from './compare-names.ts'
import type { Confusables } from './confusable.ts'
import type { EnterpriseName } from './parse.ts'
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
  if (name.whole !== '') yield `whole:${bareWhole(name)}`
  // 半塔镇窦氏 is 半塔窦氏 to who does not know the town.
  yield `body:${name.body}`
  if (town !== undefined) yield `body:${bareTown(town)}${name.body}`
  if (trade === '') {
    for (const word of name.industries.length === 0 ? [''] : name.industries)
      yield `industry:${word.slice(0, 1)}`
    for (const short of initials(name.body)) yield `trade:${short}`
    return
  }
  if (skeleton(trade) !== '') yield `print:${skeleton(trade)}`
  const units = [...trade]
  yield `trade:${trade}`
  for (let length = 2; length < units.length; length++) yield `trade:${units.slice(0, length).join('')}`
  if (units.length >= 3) yield `order:${[...units].sort().join('')}`
  for (const [at, unit] of units.entries()) {
    const without = (instead: string) =>
      `${units.slice(0, at).join('')}${instead}${units.slice(at + 1).join('')}`
    if (units.length >= 2)
      for (const group of confusables.groupsOf(unit)) yield `slip:${without(`[${group}]`)}`
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
