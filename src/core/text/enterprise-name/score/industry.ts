import type { Confusables } from '../confusable.ts'
import { industryWord } from '../industry-words.ts'
import { type EnterpriseName, isShortName } from '../parse.ts'
import type { ScorePart } from './part.ts'
import { relateTails, withoutCommon } from './tails.ts'

type IndustryPart = Extract<ScorePart, { part: 'industry' }>

/** What stands behind the trade name in either name. */
export interface Tails {
  left: string
  right: string
}

/**
 * How the words of industry of two names with one trade name stand to each other.
 *
 * - equal, in any order: one in eight enterprises of a county shares it, +3; words that say nothing (科技) +0.5. Where a
 *   character of a listed word was mended +2.5
 * - one confusable character of a word nobody listed: +1, a person looks
 * - only words that say nothing differ (新能源, 新能源科技): +1.5, a person looks unless one is a short name
 * - one is the other in fewer characters (建安, 建筑安装): +1, a person looks
 * - one says nothing or has none (科技 beside 新能源): −2.5, for a short name −1; a person looks
 * - one is the head of the other (玻璃 of 光伏玻璃): 0, a person looks
 * - of one family: −0.5 when they share a character (塑料制品, 塑业), else −2.5 (光伏, 新能源); a person looks
 * - one character makes another word (机床, 机车; 饮品, 食品), or another head (农业机械, 农业): different
 * - one trades, carries, builds houses or lends, the other makes: the sister company, different
 * - of no common family: different
 */
export function industryEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  tails: Tails,
  confusables: Confusables,
): IndustryPart {
  const part = (
    finding: IndustryPart['finding'],
    weight: number,
    limit: IndustryPart['limit'] = null,
  ): IndustryPart => ({ part: 'industry', finding, weight, limit, left: tails.left, right: tails.right })
  const differ = () => part('differ', -8, 'different')
  if (tails.left === '' && tails.right === '') return part('none', 0)
  const [a, b] = [telling(left.industries), telling(right.industries)]
  const relation = relateTails(tails.left, tails.right, confusables)
  if (relation === 'equal' || relation === 'swapped' || sameWords(left.industries, right.industries)) {
    if (left.slips.industry !== right.slips.industry) return part('typingError', 2.5)
    return part('equal', a.length > 0 || relation === 'swapped' ? 3 : 0.5)
  }
  const shortName = isShortName(left) || isShortName(right)
  if (relation === 'slip') return part('typingError', 1, 'review')
  if (relation === 'abbreviated') return part('abbreviated', 1, 'review')
  const vagueOne = (a.length === 0) !== (b.length === 0)
  if (relation === 'oneCharacter' && !vagueOne) {
    return (tails.left.length >= 4 || oneSound(tails, confusables)) && areKindred(a, b)
      ? part('related', -0.5, 'review')
      : differ()
  }
  if (relation === 'auxiliary') {
    if (a.length > 0 && b.length > 0) return part('genericOnly', 1.5, shortName ? null : 'review')
    return part('vague', shortName ? -1 : -2.5, 'review')
  }
  const beside = [a, b].map((words) => words.filter((word) => industryWord(word)?.besideMaking === true))
  if (!sameWords(beside[0]!, beside[1]!)) {
    // 滁州扬子 is short for 滁州扬子商贸有限公司 as well as for its sister: only a person can tell.
    const only = shortName && (tails.left === '' || tails.right === '')
    if (only) return part('vague', -2, 'review')
    // 商贸 and 贸易, 运输 and 物流: one business in two words.
    const oneBusiness = beside.every((words) => words.length > 0) && areKindred(beside[0]!, beside[1]!)
    return oneBusiness ? part('related', -2.5, 'review') : part('besideMaking', -8, 'different')
  }
  if (a.length > 0 && sameWords(a, b)) return part('genericOnly', 1.5, shortName ? null : 'review')
  if (a.length === 0 || b.length === 0) return part('vague', shortName ? -1 : -2.5, 'review')
  if (isHeadOf(tails.left, tails.right)) return part('contained', 0, 'review')
  const [onlyA, onlyB] = withoutCommon(a, b)
  if (onlyA.length === 0 || onlyB.length === 0) return part('contained', 0, 'review')
  const kindred = areKindred(onlyA, onlyB)
  if (isBeginningOf(onlyA.join(''), onlyB.join(''))) {
    const short = shortName && isBeginningOf(tails.left, tails.right)
    return short || kindred ? part('contained', kindred ? -0.5 : 0, 'review') : differ()
  }
  if (!kindred) return differ()
  if (oneMeaning(onlyA, onlyB, confusables)) return differ()
  const shared = [...onlyA.join('')].some((unit) => !heads.has(unit) && onlyB.join('').includes(unit))
  return part('related', shared ? -0.5 : -2.5, 'review')
}

/** 电器 and 电气. */
const oneSound = ({ left, right }: Tails, confusables: Confusables): boolean =>
  [...left].every((unit, at) => unit === right[at] || confusables.soundAlike(unit, right[at]!))

/** Two of the words are of one family. */
function areKindred(left: readonly string[], right: readonly string[]): boolean {
  const families = new Set(left.flatMap((word) => industryWord(word)?.families ?? []))
  return right.some((word) => industryWord(word)?.families.some((family) => families.has(family)) === true)
}

/** Characters that end words of every industry. */
const heads = new Set('业品料材物具器械机工设备电科技务业产制造')

const telling = (words: readonly string[]): string[] =>
  words.filter((word) => industryWord(word)?.generic !== true)

const sameWords = (left: readonly string[], right: readonly string[]): boolean =>
  (left.length === right.length && [...left].sort().join(' ') === [...right].sort().join(' ')) ||
  [...left.join('')].sort().join('') === [...right.join('')].sort().join('')

/** 玻璃 of 光伏玻璃: what stands before only narrows it. */
const isHeadOf = (a: string, b: string): boolean => a.endsWith(b) || b.endsWith(a)

/** 农业 of 农业机械: what stands behind makes it another business. */
const isBeginningOf = (a: string, b: string): boolean => a !== b && (a.startsWith(b) || b.startsWith(a))

/** Two words of one length with one character apart, which is none that is confused: 化工, 化纤. */
const oneMeaning = (a: readonly string[], b: readonly string[], confusables: Confusables): boolean =>
  relateTails(a.join(''), b.join(''), confusables) === 'oneCharacter'
