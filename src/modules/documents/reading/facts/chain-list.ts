import { numberCharacters, parseWholeNumber } from '#core/text/chinese-number.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { clauseStart, findHedge, isQuestion } from './hedges.ts'
import { isIndustryWord, isNamed, splitList, withoutIndustrySuffix } from './lists.ts'
import { withoutPlace } from './place-names.ts'

/** `八大产业链`, `12条重点产业链`, not `八大产业链党委`. */
const counted = new RegExp(
  `([${numberCharacters}]{1,4})(?:大|条|个)(?:市级|全市|重点|主导|优势|特色|支柱|核心|骨干|标志性|战略性|新兴|先进制造业|制造业|现代|工业|千亿级?|百亿级?){0,4}产业链(?!党|办|长|专班|联盟|协会|企业|课程|项目)`,
  'gu',
)
const afterSign =
  /^(?:[，,]\s*(?:即|分别是|分别为|包括|涵盖|涉及)[：:]?|[：:——（(]+\s*(?:即|分别是|分别为|包括)?|(?:分别是|分别为|包括|即|为|是)[：:]?)/u
/** What may stand before the first name; a verb of one character is none where it begins a name (有色金属). */
const leadVerbs =
  /(?:建立|打造|构建|构筑|形成|培育|培植|聚焦|围绕|确定为?|确立|布局|实施|发展|做强|做大|做优|推进|推动|促进|加快|支持|梳理|组建|设立|调整为|优化为|整合为|明确|选定|选取|遴选|圈定|锁定|主攻|主抓|紧盯|紧扣|深耕|壮大|突出|立足|依托|瞄准|对接|涵盖|包括|涉及|拥有|重点|主要|首批|现有|将|把|即|了|以(?!太)|对(?!外|苯)|出(?!版|口)|起(?!重)|在(?!线|轨)|有(?!色|机))/gu

/**
 * The chains a text says there are: an enumeration that ends in a counted 产业链 (`光伏、…、食品八大产业链`) or follows one
 * (`八大产业链：光伏、…`). The number of items must be the number said; a list that only gives examples says less.
 */
export function readChainLists(sentence: Sentence, context: ReadingContext): Finding[] {
  if (!sentence.text.includes('产业链') || isQuestion(sentence.text)) return []
  const found: Finding[] = []
  for (const match of sentence.text.matchAll(counted)) {
    const count = parseWholeNumber(match[1] ?? '')
    if (count === null || count < 2 || count > 60) continue
    const end = match.index + match[0].length
    const list =
      listBefore(sentence.text, match.index, count, context) ?? listAfter(sentence.text, end, count, context)
    if (!list) continue
    const from = Math.min(list.start, match.index)
    if (isAboutOthers(sentence.text, from, context)) continue
    // 将 before the list is a particle (将…确定为), not the future.
    const before = sentence.text.slice(clauseStart(sentence.text, from), from).replace(/[将把以]$/u, '')
    const hedge = findHedge(before, sentence.text.slice(0, clauseStart(sentence.text, from)))
    // What is to be done with chains (要围绕…三大产业链) takes for granted that they are there.
    if (hedge !== null && !(hedge === 'planned' && presupposed.test(before))) continue
    const known = list.chains.filter((chain) => isNamed(context.chains, chain)).length
    found.push({
      type: 'chainList',
      args: { chains: list.chains },
      start: from,
      end: Math.max(list.end, end),
      confidence: known === list.chains.length ? 0.95 : 0.8,
    })
  }
  return found
}

const presupposed = /(?:围绕|聚焦|紧扣|紧盯|依托|立足|做大|做强|做优|壮大)$/u
const listEnds = '，,。；;：:！？!?()（）\n'
const bracket = '[（(][\\p{Script=Han}A-Za-z0-9]{1,8}[)）]'
const bracketBehind = new RegExp(`${bracket}$`, 'u')
const listHead = new RegExp(`^(?:[^，,。；;：:！？!?()（）\\n]|${bracket})*`, 'u')
const hasItems = /[、/／]/u

interface List {
  chains: string[]
  start: number
  end: number
}

function listBefore(text: string, end: number, count: number, context: ReadingContext): List | null {
  // 、 joins the items; any other sign ends the list. 等, 这 and a verb of naming may stand between list and number.
  const body = text.slice(listStart(text, end), end)
  const listed = body.replace(/(?:等|这|共|共计|确定为|作为|列为|明确为|定为|组成的?|构成的?|[”"])+$/u, '')
  if (!hasItems.test(listed)) return null
  const isKnown = (item: string) => isNamed(context.chains, item)
  // The number said decides whether a connector in the last part joins two chains or belongs to a name.
  for (const whole of [false, true]) {
    const items = splitList(listed, isKnown, whole)
    const name = firstName(items[0] ?? '', isKnown)
    const chains = name === null ? null : toChains([name, ...items.slice(1)], context)
    if (name !== null && chains?.length === count) {
      return { chains, start: end - body.length + body.indexOf(name), end }
    }
  }
  return null
}

/** Where the list begins that ends at a position: behind the last sign that is not part of a short bracket. */
function listStart(text: string, end: number): number {
  let from = end
  while (from > Math.max(0, end - 400)) {
    if (!listEnds.includes(text[from - 1] ?? '')) {
      from--
      continue
    }
    const held = bracketBehind.exec(text.slice(Math.max(0, from - 10), from))
    if (!held) break
    from -= held[0].length
  }
  return from
}

/** The name at the end of the first part, behind the verb: `在于建立了光伏` → `光伏`. Never a part of it: 新能源汽车 is not 汽车. */
function firstName(part: string, isKnown: (item: string) => boolean): string | null {
  if (isKnown(part)) return part
  let cut = 0
  for (const verb of part.matchAll(leadVerbs)) cut = verb.index + verb[0].length
  const rest = withoutPlace(part.slice(cut).replace(/^[“"]/u, ''))
  return isKnown(rest) || isIndustryWord(rest) ? rest : null
}

function listAfter(text: string, start: number, count: number, context: ReadingContext): List | null {
  const sign = afterSign.exec(text.slice(start))
  if (!sign) return null
  const from = start + sign[0].length
  const body = listHead.exec(text.slice(from, from + 500))?.[0] ?? ''
  const listed = body.replace(/(?:等.{0,8})$/u, '')
  if (!hasItems.test(listed)) return null
  const isKnown = (item: string) => isNamed(context.chains, item)
  for (const whole of [false, true]) {
    const chains = toChains(splitList(listed, isKnown, whole), context)
    if (chains?.length === count) return { chains, start: from, end: from + body.length }
  }
  return null
}

/** Items as the names they are, without 产业链 behind them; null when one cannot be a name or comes twice. */
function toChains(items: readonly string[], context: ReadingContext): string[] | null {
  const chains = items.map((item) => withoutIndustrySuffix(item))
  const named = items.every((item, i) => isNamed(context.chains, item) || isIndustryWord(chains[i] ?? ''))
  return named && new Set(chains).size === chains.length ? chains : null
}

/** The name in a word that is a chain of the dictionary or of the document's own list, or null. */
export function nameOfChain(word: string, context: ReadingContext): string | null {
  const short = withoutIndustrySuffix(word)
  return isNamed(context.chains, word) || context.listedChains.includes(short) ? short : null
}
