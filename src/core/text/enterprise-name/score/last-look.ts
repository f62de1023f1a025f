/**
 * The last look at two names that their parts set apart: as whole names, since a slip may make a part read as what it is
 * not (稻花乡里 has no town, 除州 no place). What it finds goes to a person, never further.
 */
import type { Confusables } from '../confusable.ts'
import type { EnterpriseName } from '../parse.ts'
import { relatePlaces } from '../places.ts'
import { relateTowns } from '../towns.ts'
import type { ScorePart } from './part.ts'
import {
  branchFull,
  branchTurned,
  isLetterForFigure,
  isMisprintOf,
  plainName,
  turnedNames,
} from './plain-names.ts'
import { telling } from './slips.ts'

/** Weighs 6, as two usual characters: enough for a person, never for more. */
export function lastLook(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): ScorePart | null {
  const finding =
    isOnePlain(left, right) || isShortened(left, right) || isShortened(right, left)
      ? 'contained'
      : isOneSlip(left, right, confusables) ||
          isTurnedByHand(left, right) ||
          isLeftOut(left, right) ||
          isLeftOut(right, left)
        ? 'typingError'
        : null
  return finding === null
    ? null
    : { part: 'trade', finding, weight: 6, limit: 'review', left: left.whole, right: right.whole }
}

const relation = (left: EnterpriseName, right: EnterpriseName) =>
  relatePlaces(left.place?.paths ?? [], right.place?.paths ?? [])

/** One name plain; or one but for the place before it, where the other's trade name reads as a place (恩施源). */
function isOnePlain(left: EnterpriseName, right: EnterpriseName): boolean {
  const [a, b] = [plainName(left), plainName(right)]
  if (a.full !== '' && a.full === b.full) return true
  const places = relation(left, right)
  if (places === 'contradict')
    return (a.full !== '' && a.full === b.placeless) || (b.full !== '' && b.full === a.placeless)
  // A group without a place is the parent of the company with one.
  const placed =
    places === 'equal' ||
    (left.group === right.group &&
      (places !== 'oneMissing' || (left.branch !== null && right.branch !== null)))
  if (isOfTown(left, right) || isOfTown(right, left)) return true
  return placed && a.placeless !== '' && a.placeless === b.placeless && townsAgree(left, right)
}

/** 乌衣镇卫生院 beside 滁州市南谯区乌衣镇卫生院: who names the town need not name the county. */
const isOfTown = (short: EnterpriseName, long: EnterpriseName): boolean =>
  short.place === null &&
  long.towns.length > 0 &&
  plainName(short).full !== '' &&
  plainName(short).full === plainName(long).inner

/** No zones nor towns that contradict. */
const townsAgree = (left: EnterpriseName, right: EnterpriseName): boolean =>
  relateTowns(left.towns, right.towns) !== 'contradict' &&
  (left.zone === null || right.zone === null || left.zone === right.zone)

/** One character mistaken for one that resembles it, wherever the name has it (入入乐 for 人人乐). */
function isOneSlip(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): boolean {
  if (relation(left, right) === 'contradict' || !townsAgree(left, right)) return false
  if (relatePlaces(left.branch?.paths ?? [], right.branch?.paths ?? []) === 'contradict') return false
  const [a, b] = [plainName(left), plainName(right)]
  return [
    [a.full, b.full],
    [a.literal, b.literal],
    [a.placeless, b.placeless],
  ].some(([one = '', other = '']) => {
    const slip = mistaken(one, other)
    if (slip === null) return false
    const [unit, meant] = slip
    if (isMisprintOf(unit, meant) || isLetterForFigure(unit, meant)) return true
    if (telling.test(unit) || telling.test(meant) || !confusables.resemble(unit, meant)) return false
    return bearsSlip(left, right)
  })
}

/** The one character for which the other text has another, once or everywhere; null when more differs. */
function mistaken(one: string, other: string): [string, string] | null {
  if (one.length !== other.length || one.length < leastForSlip) return null
  const wrong = [...one].flatMap((unit, at) => (unit === other[at] ? [] : [at]))
  const [at] = wrong
  if (at === undefined) return null
  const [unit, meant] = [one[at]!, other[at]!]
  const everywhere = one.replaceAll(unit, '*') === other.replaceAll(meant, '*')
  return everywhere || wrong.length === 1 ? [unit, meant] : null
}

/** Of a shorter name one character is too much. */
const leastForSlip = 4

/** A trade name of two characters bears no slip (华安, 华康), nor do two words of industry that are both known. */
function bearsSlip(left: EnterpriseName, right: EnterpriseName): boolean {
  const shorter = left.trade.length <= right.trade.length ? left : right
  const longer = shorter === left ? right : left
  if (left.trade === right.trade) return left.industries.join('') === right.industries.join('')
  if (shorter.trade !== '' && longer.trade.includes(shorter.trade)) return true
  // Beside a name of words of industry alone the slip lies in the other's trade name.
  return (shorter.trade === '' ? longer : shorter).trade.length !== 2
}

/** Two neighbours of the whole name changed: 州滁 for 滁州. Figures keep their order, and so does a trade name of two. */
function isTurnedByHand(left: EnterpriseName, right: EnterpriseName): boolean {
  const [a, b] = [writtenPlain(left), writtenPlain(right)]
  if (a.length !== b.length || a.length < leastForSlip) return false
  const at = [...a].findIndex((unit, index) => unit !== b[index])
  if (at === -1 || a.slice(at + 2) !== b.slice(at + 2)) return false
  const [one, other] = [a[at]!, a[at + 1] ?? '']
  if (
    other === '' ||
    b[at] !== other ||
    b[at + 1] !== one ||
    /[0-9A-Z一二三四五六七八九十]/u.test(one + other)
  )
    return false
  return relation(left, right) !== 'contradict' && bearsSlip(left, right)
}

/** A character of the places was left out: 徽省滁州, 永镇 for 永丰镇. */
const isLeftOut = (short: EnterpriseName, long: EnterpriseName): boolean =>
  relation(short, long) !== 'contradict' && withoutOneOfPlaces(long).includes(writtenPlain(short))

/** The whole name without brackets. */
export const writtenPlain = ({ whole }: EnterpriseName): string => whole.replace(/[()]/g, '')

/** The whole name, each time without another character of the places before it; figures stay. */
export const withoutOneOfPlaces = (name: EnterpriseName): string[] => {
  const written = writtenPlain(name)
  return written.startsWith(name.front) && written.length >= leastForSlip + 1
    ? [...name.front].flatMap((unit, at) =>
        /[0-9A-Z]/u.test(unit) ? [] : [written.slice(0, at) + written.slice(at + 1)],
      )
    : []
}

const groupLength = 2

/** Groups of the state whose name its companies bear before their own, or leave off. */
const stateGroup =
  /^(?:中[国盐粮建铁交核电化石航储林煤冶车船信材机农水能]|国[电投能药轩]|华[电能润侨]|皖[能投北维垦]|江淮|海螺|徽商|大唐|保利|招商|光大)/u

/** A plain name without the group of the state before it; null when there is none. */
export const withoutStateGroup = (plain: string): string | null =>
  stateGroup.test(plain) ? plain.slice(groupLength) : null

/** 扬子集团滁州公司 for 扬子集团有限公司滁州分公司; one with a place in brackets is a company of its own. */
const isBranchInShort = (short: EnterpriseName, long: EnterpriseName): boolean =>
  /(?<![分限])公司$/u.test(short.whole) &&
  long.whole.endsWith('分公司') &&
  (long.branch?.paths.length ?? 0) > 0 &&
  plainName(short).full !== '' &&
  plainName(short).full === branchFull(plainName(long))

/** `short` leaves something out of `long` that people leave out. */
function isShortened(short: EnterpriseName, long: EnterpriseName): boolean {
  if (isBranchInShort(short, long)) return true
  if (relation(short, long) === 'contradict' || !townsAgree(short, long)) return false
  return isWithoutGroup(short, long) || isWithoutMiddle(short, long) || isTurned(short, long)
}

/** 东兴盐化 for 中盐东兴盐化. */
function isWithoutGroup(short: EnterpriseName, long: EnterpriseName): boolean {
  const plain = plainName(short).placeless
  return plain !== '' && short.trade.length >= 2 && withoutStateGroup(plainName(long).placeless) === plain
}

/** 新安预制厂 for 新安水泥预制构件厂: the words of industry are shortened before and behind. */
function isWithoutMiddle(short: EnterpriseName, long: EnterpriseName): boolean {
  const trade = short.trade.length <= long.trade.length ? short.trade : long.trade
  if (trade.length < 2 || relation(short, long) !== 'equal') return false
  if (!short.body.startsWith(trade) || !long.body.startsWith(trade)) return false
  if (short.form?.word !== long.form?.word || short.ordinal !== long.ordinal) return false
  if (short.branch !== null || long.branch !== null || short.group !== long.group) return false
  const [a, b] = [short.body.slice(trade.length), long.body.slice(trade.length)]
  const at = b.indexOf(a)
  return a.length >= 2 && at > 0 && at + a.length < b.length
}

/** 安徽省烟草公司滁州市公司 for 滁州市烟草公司: the company of the city within that of the province. */
function isTurned(short: EnterpriseName, long: EnterpriseName): boolean {
  return (
    short.branch === null &&
    long.branch !== null &&
    short.place !== null &&
    !short.whole.includes('有限') &&
    (!long.whole.includes('有限') || long.whole.startsWith('中国')) &&
    turnedNames(plainName(short)).includes(branchTurned(plainName(long)))
  )
}
