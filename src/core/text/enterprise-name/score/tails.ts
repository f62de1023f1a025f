import type { Confusables } from '../confusable.ts'
import { splitBody } from '../industry-words.ts'

/**
 * How two stretches of words of industry stand to each other, listed or not.
 * - `swapped`: two blocks in the other order (服装鞋帽, 鞋帽服装)
 * - `slip`: one confusable character (新能原 for 新能源)
 * - `auxiliary`: one has only words more that say how (加工, 管理, 科技)
 * - `abbreviated`: the characters of one stand in the other in their order, from the first on (建安, 建筑安装)
 * - `oneCharacter`: one character differs and is none that is confused: another word (机床, 机车)
 */
export type TailRelation =
  | 'equal'
  | 'swapped'
  | 'slip'
  | 'auxiliary'
  | 'abbreviated'
  | 'oneCharacter'
  | 'differ'

/** Words that say how a business is done, not which: one that has them and one that has not may be the same. */
const auxiliary = new Set(
  '科技 技术 发展 制造 智造 生产 加工 管理 服务 工程 材料 制品 用品 养殖 种植 运输 产业 实业 开发 系统 集成 传播 运营 经营 连锁 交通 推广 研发 工业 科学 处理 国际 智能 企业 集团 业 厂 品'.split(
    ' ',
  ),
)

export function relateTails(a: string, b: string, confusables: Confusables): TailRelation {
  if (a === b) return 'equal'
  if (isSwapped(a, b)) return 'swapped'
  if (a.length === b.length) {
    const wrong = [...a].flatMap((unit, at) => (unit === b[at] ? [] : [at]))
    const [at = 0] = wrong
    if (wrong.length !== 1 || a.length < 2) return 'differ'
    const confused = confusables.lookAlike(a[at]!, b[at]!) || confusables.soundAlike(a[at]!, b[at]!)
    return confused && !(isKnown(a) && isKnown(b)) ? 'slip' : 'oneCharacter'
  }
  const [long, short] = a.length > b.length ? [a, b] : [b, a]
  if (short === '') return isAuxiliary(long) ? 'auxiliary' : 'differ'
  const rest = without(long, short)
  if (rest?.some(isAuxiliary) === true && long[0] === short[0]) return 'auxiliary'
  // The head of 农业机械 is 机械: a beginning alone is another business.
  return long[0] === short[0] && !long.startsWith(short) && short.length >= 2 && isSubsequence(short, long)
    ? 'abbreviated'
    : 'differ'
}

const isKnown = (text: string): boolean => splitBody(`甲乙${text}`).trade === '甲乙'

/** Whole words of `auxiliary` one after the other. */
function isAuxiliary(text: string): boolean {
  if (text === '') return true
  for (let length = Math.min(2, text.length); length >= 1; length--) {
    if (auxiliary.has(text.slice(0, length)) && isAuxiliary(text.slice(length))) return true
  }
  return false
}

/** What is left of the longer when the shorter is taken out as beginning and end, in every way; null when it is in no way. */
function without(long: string, short: string): string[] | null {
  const rests: string[] = []
  for (let cut = 1; cut <= short.length; cut++) {
    if (long.startsWith(short.slice(0, cut)) && long.endsWith(short.slice(cut))) {
      rests.push(long.slice(cut, long.length - (short.length - cut)))
    }
  }
  return rests.length === 0 ? null : rests
}

function isSubsequence(short: string, long: string): boolean {
  let at = 0
  for (const unit of long) if (unit === short[at]) at++
  return at === short.length
}

/** Two blocks of at least two characters in the other order, behind and before what is common. */
export function isSwapped(a: string, b: string): boolean {
  if (a.length !== b.length || a.length < 4) return false
  let from = 0
  while (a[from] === b[from] && from < a.length) from++
  let to = a.length
  while (to > from && a[to - 1] === b[to - 1]) to--
  const [one, other] = [a.slice(from, to), b.slice(from, to)]
  for (let cut = 2; cut <= one.length - 2; cut++) {
    if (one.slice(cut) + one.slice(0, cut) === other) return true
  }
  return false
}

/** The family's words that say which business, without those that both have (控股, 工程). */
export function withoutCommon(a: readonly string[], b: readonly string[]): [string[], string[]] {
  return [a.filter((word) => !b.includes(word)), b.filter((word) => !a.includes(word))]
}
