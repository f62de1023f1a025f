/**
 * Compares two names taken apart and says with reasons whether they are one enterprise.
 *
 * Method: evidence is added in doublings of the odds, as in Fellegi and Sunter 1969, "A Theory for Record Linkage" (JASA
 * 64), with weights set by hand and written beside each rule, and with limits: a contradiction no sum can outweigh, and a
 * doubt that only a person can settle. Nothing is learned, so that every verdict can be told in words.
 *
 * Cost: quadratic in the length of the trade names, which have a handful of characters.
 */
import type { Confusables } from './confusable.ts'
import { industryWord, splitBody } from './industry-words.ts'
import { type EnterpriseName, isShortName } from './parse.ts'
import { industryEvidence } from './score/industry.ts'
import { type ScorePart, type Verdict, verdictOf } from './score/part.ts'
import {
  branchEvidence,
  formEvidence,
  groupEvidence,
  ordinalEvidence,
  placeEvidence,
} from './score/structure.ts'
import { rarity, type TradePart, tradeEvidence } from './score/trade.ts'

export interface Comparison {
  verdict: Verdict
  /** The sum of the weights. */
  score: number
  parts: ScorePart[]
}

/** Compares two names; the order of the two does not matter for verdict and score. */
export function compareNames(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): Comparison {
  const writtenPlace = placeEvidence(left, right)
  const form = formEvidence(left, right)
  const mistyped = typingErrorInIndustry(left, right)
  const trade = mistyped ?? tradeEvidence(left, right, confusables)
  const industry = mistyped === null ? industryEvidence(left, right) : mistypedIndustry(left, right)
  const place = isLeftOut(left, right, { place: writtenPlace, trade, industry, form })
    ? { ...writtenPlace, limit: null }
    : writtenPlace
  const parts: ScorePart[] = [
    ...sameWhole(left, right),
    withRest(trade, { industry, place, left, right }),
    industry,
    place,
    form,
    ...groupEvidence(left, right, industry.finding === 'equal' || industry.finding === 'genericOnly'),
    ...ordinalEvidence(left, right),
    ...branchEvidence(left, right),
  ]
  return { ...verdictOf(parts), parts }
}

/** The whole name, letter for letter: only shops without a place may share one (阳光便利店). */
function sameWhole(left: EnterpriseName, right: EnterpriseName): ScorePart[] {
  if (left.whole === '' || bare(left.whole) !== bare(right.whole)) return []
  const shop = left.place === null && left.form?.kind === 'individual'
  return [
    {
      part: 'name',
      finding: 'equal',
      weight: 6,
      limit: shop ? 'review' : null,
      left: left.whole,
      right: right.whole,
    },
  ]
}

const bare = (whole: string): string => whole.replace(/[()]/g, '')

/**
 * Whether a missing place was merely left out. A full name without place is registered for the whole country, where a trade
 * name and industry stand once: nobody gets 宏达机械 that way, so 宏达机械有限公司 is 滁州宏达机械有限公司 written carelessly in a list of
 * the city. A rare trade name (隆基乐叶), a joint-stock company and a group may well be the parent from elsewhere: a person
 * looks.
 */
function isLeftOut(
  left: EnterpriseName,
  right: EnterpriseName,
  parts: { place: ScorePart; trade: ScorePart; industry: ScorePart; form: ScorePart },
): boolean {
  return (
    parts.place.finding === 'oneMissing' &&
    (left.place ?? right.place)?.position === 'front' &&
    parts.trade.finding === 'equal' &&
    left.trade.length === 2 &&
    rarity(left.trade) <= 8 &&
    parts.industry.finding === 'equal' &&
    left.industries.some((word) => industryWord(word)?.generic === false) &&
    parts.form.finding === 'equal' &&
    left.form?.kind !== 'jointStock' &&
    !left.group &&
    !right.group
  )
}

/** A trade name that is not equal needs the rest of the name to stand by it. */
function withRest(
  trade: TradePart,
  rest: { industry: ScorePart; place: ScorePart; left: EnterpriseName; right: EnterpriseName },
): TradePart {
  if (trade.limit !== 'review' || trade.finding === 'latin' || trade.finding === 'none') return trade
  const { industry, place, left, right } = rest
  const placed = place.finding === 'equal'
  const sameBusiness = industry.finding === 'equal' || industry.finding === 'genericOnly'
  const shortName = isShortName(left) || isShortName(right)
  const doubtful =
    trade.finding === 'contained'
      ? !(placed || shortName) || industry.finding === 'related'
      : !(sameBusiness || (industry.finding === 'none' && placed)) ||
        !(placed || place.finding === 'bothMissing')
  return doubtful ? { ...trade, weight: -12, limit: 'different' } : trade
}

/**
 * One wrong, missing or additional character behind the trade name: 永强光伏科枝 for 永强光伏科技. Where both ends are known
 * words it is no slip but another business (电子, 电气). Null when it is not that.
 */
function typingErrorInIndustry(left: EnterpriseName, right: EnterpriseName): TradePart | null {
  if (left.trade === right.trade || left.body === right.body) return null
  const [known, other] = left.trade.length <= right.trade.length ? [left, right] : [right, left]
  if (known.trade.length < 2 || !other.trade.startsWith(known.trade) || known.industries.length === 0)
    return null
  const tail = known.body.slice(known.trade.length)
  const otherTail = other.body.slice(known.trade.length)
  if (!oneCharacterApart(tail, otherTail) || splitBody(`甲乙${otherTail}`).trade === '甲乙') return null
  return {
    part: 'trade',
    finding: 'equal',
    weight: rarity(known.trade),
    limit: null,
    left: left.trade,
    right: right.trade,
  }
}

function mistypedIndustry(left: EnterpriseName, right: EnterpriseName): ScorePart {
  const known = left.trade.length <= right.trade.length ? left : right
  const telling = known.industries.some((word) => industryWord(word)?.generic === false)
  return {
    part: 'industry',
    finding: 'typingError',
    weight: telling ? 1 : 0,
    limit: 'review',
    left: left.body.slice(known.trade.length),
    right: right.body.slice(known.trade.length),
  }
}

function oneCharacterApart(a: string, b: string): boolean {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && long[at] === short[at]) at++
  // A character more at once behind the trade name makes another trade name: 金禾农业, 金禾源农业.
  if (at === 0 && long.length > short.length) return false
  return long.slice(at + 1) === short.slice(long.length === short.length ? at + 1 : at)
}
