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
import { lastLook } from './score/last-look.ts'
import { type ScorePart, type Verdict, verdictOf } from './score/part.ts'
import { secondLook } from './score/second-look.ts'
import {
  branchEvidence,
  formEvidence,
  groupEvidence,
  ordinalEvidence,
  placeEvidence,
  townEvidence,
} from './score/structure.ts'
import { isSwapped, relateTails, withoutCommon } from './score/tails.ts'
import { rarity, type TradePart, tradeEvidence } from './score/trade.ts'
import { bareTown } from './towns.ts'

type IndustryPart = Extract<ScorePart, { part: 'industry' }>

export interface Comparison {
  verdict: Verdict
  /** The sum of the weights. */
  score: number
  parts: ScorePart[]
}

/** Compares two names; the order of the two does not matter for verdict and score. */
export function compareNames(
  writtenLeft: EnterpriseName,
  writtenRight: EnterpriseName,
  confusables: Confusables,
): Comparison {
  const whole = sameWhole(writtenLeft, writtenRight)
  if (whole !== null) return { ...verdictOf([whole]), parts: [whole] }
  const left = withTownOf(writtenLeft, writtenRight)
  const right = withTownOf(writtenRight, writtenLeft)
  const place = placeEvidence(left, right)
  const { trade, industry } = bodyEvidence(left, right, confusables)
  const parts: ScorePart[] = [
    withRest(trade, { industry, place, left, right }),
    withTrade(industry, trade, place),
    place,
    ...townEvidence(left, right, confusables),
    formEvidence(left, right),
    ...groupEvidence(left, right, ['equal', 'genericOnly', 'none'].includes(industry.finding)),
    ...ordinalEvidence(left, right),
    ...branchEvidence(left, right, confusables),
    ...unclearRemark(left, right),
  ]
  const judged = { ...verdictOf(parts), parts }
  if (judged.verdict !== 'different') return judged
  const second = secondLook(parts, left, right, confusables)
  if (second !== null && second.verdict !== 'different') return second
  const last = lastLook(writtenLeft, writtenRight, confusables)
  return last === null ? (second ?? judged) : { ...verdictOf([last]), parts: [last] }
}

/**
 * The whole name, letter for letter but for brackets: only shops without a place may share one (阳光便利店). +12, as much
 * as a fine trade name of two characters (10) and the same form and industry with a place left out.
 */
function sameWhole(left: EnterpriseName, right: EnterpriseName): ScorePart | null {
  if (left.whole === '' || bareWhole(left) !== bareWhole(right)) return null
  const shop = left.place === null && left.form?.kind === 'individual'
  return {
    part: 'name',
    finding: 'equal',
    weight: 12,
    limit: shop ? 'review' : null,
    left: left.whole,
    right: right.whole,
  }
}

/** The whole name without brackets. */
export const bareWhole = ({ whole }: EnterpriseName): string => whole.replace(/[()]/g, '')

/** 半塔窦氏草编厂 beside 半塔镇窦氏草编厂: what looks like a part of the trade name is the town. */
function withTownOf(name: EnterpriseName, other: EnterpriseName): EnterpriseName {
  const [town] = other.towns
  if (name.towns.length > 0 || town === undefined) return name
  const bare = bareTown(town)
  if (name.body !== bare + other.body) return name
  return { ...name, towns: other.towns, trade: other.trade, industries: other.industries, body: other.body }
}

/**
 * Trade name and industry together. The words of industry that no list has are taken for a part of the trade name, so
 * where the trade names are not equal and one begins with the other, what stands behind the shorter is compared as
 * industry: 永强光伏科枝 and 永强光伏科技, 和顺鞋帽服装 and 和顺服装鞋帽.
 */
function bodyEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): { trade: TradePart; industry: IndustryPart } {
  const known = left.trade.length <= right.trade.length ? left.trade : right.trade
  const other = known === left.trade ? right.trade : left.trade
  const equal: TradePart = {
    part: 'trade',
    finding: 'equal',
    weight: rarity(known),
    limit: null,
    left: left.trade,
    right: right.trade,
  }
  const tailsFrom = (at: number) => ({ left: left.body.slice(at), right: right.body.slice(at) })
  if (known !== other && known.length >= 2) {
    const common = commonStart(left.body, right.body)
    if (common >= 2 && isSwapped(left.body.slice(common), right.body.slice(common))) {
      return {
        trade: { ...equal, weight: rarity(left.body.slice(0, common)) },
        industry: industryEvidence(left, right, tailsFrom(common), confusables),
      }
    }
    if (other.startsWith(known)) {
      const tails = tailsFrom(known.length)
      const relation = relateTails(tails.left, tails.right, confusables)
      const bothSay = tails.left !== '' && tails.right !== ''
      if (relation === 'slip' || relation === 'auxiliary' || relation === 'abbreviated') {
        // A single character more behind the trade name makes another trade name: 金禾农业, 金禾源农业.
        return { trade: equal, industry: industryEvidence(left, right, tails, confusables) }
      }
      // 永强人力 is short for 永强人力资源服务有限公司.
      const [shorter, tail] =
        tails.left.length <= tails.right.length ? [left, tails.left] : [right, tails.right]
      if (bothSay && isShortName(shorter) && tails.left.startsWith(tail) && tails.right.startsWith(tail)) {
        return {
          trade: equal,
          industry: { part: 'industry', finding: 'contained', weight: 0, limit: 'review', ...tails },
        }
      }
      if (bothSay && !tails.left.endsWith(tails.right) && !tails.right.endsWith(tails.left)) {
        return {
          trade: equal,
          industry: { part: 'industry', finding: 'differ', weight: -8, limit: 'different', ...tails },
        }
      }
    }
  }
  const trade = tradeEvidence(left, right, confusables)
  const tails = { left: left.body.slice(left.trade.length), right: right.body.slice(right.trade.length) }
  return { trade, industry: industryEvidence(left, right, tails, confusables) }
}

function commonStart(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

/**
 * 科技 more or less is no other enterprise where the business is told, the trade name equal (6: two usual characters) and the
 * place is equal, because its registration authority would refuse the second (article 17).
 */
function withTrade(industry: IndustryPart, trade: TradePart, place: ScorePart): IndustryPart {
  const known = trade.finding === 'equal' && trade.weight >= 6 && place.finding === 'equal'
  return industry.finding === 'genericOnly' && known && onlyGeneric(industry)
    ? { ...industry, limit: null }
    : industry
}

/** What one has more than the other are listed words that say next to nothing. */
function onlyGeneric({ left, right }: IndustryPart): boolean {
  const words = [left, right].map((tail) => splitBody(`甲乙${tail}`).industries)
  return withoutCommon(words[0]!, words[1]!).every((more) =>
    more.every((word) => industryWord(word)?.generic === true),
  )
}

/** Something in brackets behind one name that nobody can read: −2, a person looks. */
function unclearRemark(left: EnterpriseName, right: EnterpriseName): ScorePart[] {
  if (left.unclear === right.unclear) return []
  const at = { left: left.unclear ?? '', right: right.unclear ?? '' }
  return [{ part: 'branch', finding: 'unclear', weight: -2, limit: 'review', ...at }]
}

/** A trade name that is not equal needs the rest of the name to stand by it. */
function withRest(
  trade: TradePart,
  rest: { industry: ScorePart; place: ScorePart; left: EnterpriseName; right: EnterpriseName },
): TradePart {
  if (trade.limit !== 'review' || trade.finding === 'latin' || trade.finding === 'none') return trade
  const { industry, place, left, right } = rest
  const placed = place.finding === 'equal' || place.finding === 'typingError'
  const sameBusiness = industry.finding === 'equal' || industry.finding === 'genericOnly'
  const shortName = isShortName(left) || isShortName(right)
  const doubtful =
    trade.finding === 'contained'
      ? !(placed || shortName) || industry.finding === 'related'
      : !(sameBusiness || (industry.finding === 'none' && placed)) ||
        !(placed || place.finding === 'bothMissing')
  return doubtful ? { ...trade, weight: -12, limit: 'different' } : trade
}
