/**
 * Slips of the pen, of a scan or of a list that cut a name off, anywhere in a name: the last look at two names that their
 * parts set apart, so that a person sees them. Never makes two names the same.
 */
import type { Confusables } from '../confusable.ts'
import { splitBody } from '../industry-words.ts'
import type { EnterpriseName } from '../parse.ts'
import { type Edit, editScripts } from './edits.ts'

/** Of two slips none stands among the first characters, by which candidates are found. */
export const sureStart = 3

/** Characters that set two enterprises apart wherever they stand: numbers, directions, sizes. */
export const telling = /[0-9A-Z一二三四五六七八九十百千万甲乙丙丁东南西北中上下左右前后内外大小新老男女]/u

/**
 * True when the bodies of two names, and what reads as their places, differ by no more than two slips: a character
 * mistaken for one that resembles it, left out, written twice, or two neighbours changed.
 *
 * A trade name of two characters bears no slip, because 华安 and 华康 are two enterprises. One of three and more bears one
 * of its characters mistaken; left out or put in makes another trade name (金禾, 金禾源), so that is a slip only in the
 * words of industry, where it leaves none of them known. Two known words are two businesses (水泵, 水表).
 */
export function isSlipOf(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): boolean {
  return (
    isSlippedBody(left, right, confusables) ||
    withPlaceMisread(left, right, confusables) ||
    withPlaceMisread(right, left, confusables)
  )
}

/** The same with the forms behind, where one of them was misread: 永强经菅部, 永强合作杜. */
export function isSlipOfForm(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): boolean {
  const [a, b] = [left, right].map((name) => ({ ...name, body: name.body + (name.form?.word ?? '') }))
  return editScripts(a!.body, b!.body).some(
    (edits) =>
      edits.length === 1 &&
      edits.every(
        ({ kind, at, one, other }) =>
          at >= Math.min(left.body.length, right.body.length) &&
          at >= 3 &&
          !telling.test(one) &&
          (kind === 'replaced' ? confusables.resemble(one, other) : true),
      ),
  )
}

/** Two texts of which one is a slip of the other: one character that resembles, in a stretch of two and more. */
export function isSlipOfStretch(a: string, b: string, confusables: Confusables): boolean {
  if (a.length !== b.length || a.length < 2) return false
  const wrong = [...a].flatMap((unit, at) => (unit === b[at] ? [] : [[unit, b[at]!] as const]))
  return (
    wrong.length === 1 &&
    wrong.every(
      ([one, other]) => !telling.test(one) && !telling.test(other) && confusables.resemble(one, other),
    )
  )
}

function isSlippedBody(left: EnterpriseName, right: EnterpriseName, confusables: Confusables): boolean {
  if (Math.min(left.body.length, right.body.length) < 3) return false
  return editScripts(left.body, right.body).some((edits) => {
    // Two slips only where the beginning stands.
    if (edits.length > 1 && edits.some(({ at }) => at < sureStart)) return false
    // 农业 and 农业机械 are two businesses.
    if (edits.filter(({ kind }) => kind === 'more').length > 1) return false
    return edits.every((edit) => isSlip(edit, left, right, confusables))
  })
}

/** How far the trade name surely reaches: where the words of industry of either begin, at least two characters. */
function tradeLength(left: EnterpriseName, right: EnterpriseName): number {
  const lengths = [left, right]
    .filter(({ industries }) => industries.length > 0)
    .map(({ trade }) => trade.length)
  return Math.max(2, Math.min(...(lengths.length === 0 ? [2] : lengths)))
}

function isSlip(edit: Edit, left: EnterpriseName, right: EnterpriseName, confusables: Confusables): boolean {
  const { kind, at, one, other } = edit
  if (telling.test(one) || telling.test(other)) return kind === 'turned' && at >= 2
  const trade = tradeLength(left, right)
  const inTrade = at < trade
  switch (kind) {
    case 'replaced': {
      if (inTrade) return trade >= 3 && confusables.resemble(one, other)
      const tails = [left, right].map(({ body }) => body.slice(trade))
      const known = tails.filter(isKnown).length
      // Whatever a scan makes of 汽车部件, 六车部件 is no business; 家电机 may be one.
      const long = tails.every((tail) => tail.length >= 4)
      return known < 2 && (confusables.resemble(one, other) || (known === 1 && long))
    }
    case 'turned':
      return at >= 2 || trade >= 3
    case 'more':
      // Written twice.
      if (edit.other === one) return true
      return !inTrade && left.industries.join('') !== right.industries.join('')
  }
}

const isKnown = (industry: string): boolean => splitBody(`甲乙${industry}`).trade === '甲乙'

/** Characters of a place that reads as part of the trade name. */
export const mostMisread = 6

/** 采安卓然美木业 beside 来安卓然美木业: what stands before the body of the other is its place, misread. */
function withPlaceMisread(
  { body: long, trade }: EnterpriseName,
  { body: short, front }: EnterpriseName,
  confusables: Confusables,
): boolean {
  const more = long.length - short.length
  if (more < 1 || more > mostMisread || trade.length < more + 2 || !long.endsWith(short)) return false
  const [written, place] = [long.slice(0, more), front.slice(-more)]
  if (place.length !== more) return false
  const wrong = [...written].flatMap((unit, at) => (unit === place[at] ? [] : [at]))
  return (
    wrong.every((at) => confusables.resemble(written[at]!, place[at]!)) ||
    (wrong.length === 1 && more >= 2) ||
    (wrong.length <= Math.max(1, more - 2) && [...written].sort().join('') === [...place].sort().join(''))
  )
}

/** One character of the whole name was written twice. */
export function isSlipOfWhole(left: EnterpriseName, right: EnterpriseName): boolean {
  if (Math.min(left.whole.length, right.whole.length) < 5) return false
  return editScripts(left.whole, right.whole).some(
    (edits) =>
      edits.length === 1 &&
      edits.every(({ kind, one, other }) => kind === 'more' && one === other && !telling.test(one)),
  )
}
