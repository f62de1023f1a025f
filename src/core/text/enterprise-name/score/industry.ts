import { industryWord } from '../industry-words.ts'
import { type EnterpriseName, isShortName } from '../parse.ts'
import type { ScorePart } from './part.ts'

type IndustryPart = Extract<ScorePart, { part: 'industry' }>

/**
 * How the words of industry of two names with one trade name stand to each other.
 *
 * - equal, in any order: one in eight enterprises of a county shares it, +3; words that say nothing (科技) +0.5
 * - only words that say nothing differ (新能源, 新能源科技): +1.5, a person looks unless one is a short name
 * - one says nothing or has none (科技 beside 新能源): −2.5, for a short name −1; a person looks
 * - one contains the other (光伏玻璃, 玻璃): 0, a person looks
 * - of one family: −0.5 when they share a character (塑料制品, 塑业), else −2.5 (光伏, 新能源); a person looks
 * - one trades, carries, builds houses or lends, the other makes: the sister company, different
 * - of no common family: different
 */
export function industryEvidence(left: EnterpriseName, right: EnterpriseName): IndustryPart {
  const part = (
    finding: IndustryPart['finding'],
    weight: number,
    limit: IndustryPart['limit'] = null,
  ): IndustryPart => ({
    part: 'industry',
    finding,
    weight,
    limit,
    left: left.industries.join(' '),
    right: right.industries.join(' '),
  })
  if (left.industries.length === 0 && right.industries.length === 0) return part('none', 0)
  const [a, b] = [telling(left.industries), telling(right.industries)]
  if (sameWords(left.industries, right.industries)) return part('equal', a.length > 0 ? 3 : 0.5)
  const beside = [a, b].map((words) => words.filter((word) => industryWord(word)?.besideMaking === true))
  const shortName = isShortName(left) || isShortName(right)
  if (!sameWords(beside[0]!, beside[1]!)) {
    // 滁州扬子 is short for 滁州扬子商贸有限公司 as well as for its sister: only a person can tell.
    const only =
      shortName &&
      (a.length === 0 || b.length === 0) &&
      left.industries.length * right.industries.length === 0
    return only ? part('vague', -2, 'review') : part('besideMaking', -8, 'different')
  }
  if (a.length > 0 && sameWords(a, b)) return part('genericOnly', 1.5, shortName ? null : 'review')
  if (a.length === 0 || b.length === 0) return part('vague', shortName ? -1 : -2.5, 'review')
  if (contains(a, b) || contains(b, a)) return part('contained', 0, 'review')
  const families = new Set(a.flatMap((word) => industryWord(word)?.families ?? []))
  const kindred = b.some(
    (word) => industryWord(word)?.families.some((family) => families.has(family)) === true,
  )
  const shared = [...a.join('')].some((unit) => b.join('').includes(unit))
  return kindred ? part('related', shared ? -0.5 : -2.5, 'review') : part('differ', -8, 'different')
}

const telling = (words: readonly string[]): string[] =>
  words.filter((word) => industryWord(word)?.generic !== true)

const sameWords = (left: readonly string[], right: readonly string[]): boolean =>
  (left.length === right.length && [...left].sort().join(' ') === [...right].sort().join(' ')) ||
  [...left.join('')].sort().join('') === [...right.join('')].sort().join('')

/** Each word of the one is in, or within, the other: 玻璃 in 光伏玻璃. */
const contains = (all: readonly string[], some: readonly string[]): boolean =>
  some.every((word) => all.some((other) => other.includes(word)))
