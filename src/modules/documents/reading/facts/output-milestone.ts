import { parseYuan } from '#core/text/chinese-number.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { clauseEnd, clauseStart, findHedge, isQuestion } from './hedges.ts'
import { isIndustryWord, isNamed, splitList, withoutIndustrySuffix } from './lists.ts'
import { withoutPlace } from './place-names.ts'
import { findYear } from './time.ts'

const milestone =
  /(?:工业|规上工业|规模以上工业)?(?:总)?产值(?:规模)?([^，,。；;：:！？!?产]{0,16}?)(突破|超过|超|跨越|跨过|迈过|迈上|迈入|跨上|跃上|站上|登上|冲破|达到|达|破)了?((?:[0-9０-９.]+|[一二三四五六七八九两十百千]*)(?:万亿|亿)元?)(?=(.{0,6}))/gu
/** What makes the amount a property of something else, or an aim. */
const notReached = /^(?:级|的|企业|产业|项目|园区|目标|以上|以下|左右的|级)/u
const stillWished =
  /目标|不是梦|在望|指日可待|触手可及|近在咫尺|一步之遥|[还仅只尚]差|尚需|可期|愿景|信心|底气|倒计时|之路|征程|行动|方案|计划|规划|工程|攻坚|不实|传言/u
const partOfYear = /上半年|季度|月|首季/u
const groupSuffix = /(?:产业链|产业集群|产业|集群|行业|业)$/u
const notAnIndustry =
  /^(?:工业|规上工业|规模以上工业|农业|农林牧渔业|服务业|企业|商业|第[一二三]产业|[一二三]产|产业|全产业|主导产业|特色产业|战略性新兴产业|制造业)$|企业|公司|集团(?!$)|园区|开发区|高新区|经开区|全县|乡|镇/u

/**
 * Output values of industries that passed, or are forecast to pass, a round mark: `先进装备制造产业产值已超千亿元`,
 * `今年光伏等产业产值有望突破千亿元`. Aims (力争, 目标, 到2025年) are no facts of this kind, nor are the values of firms.
 */
export function readOutputMilestones(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  if (!text.includes('产值') || isQuestion(text)) return []
  const found: Finding[] = []
  let previousEnd = 0
  for (const match of text.matchAll(milestone)) {
    const [written, between = '', verb = '', amount = '', after = ''] = match
    const end = match.index + written.length
    const since = previousEnd
    previousEnd = end
    const amountYuan = parseYuan(amount)
    if (
      amountYuan === null ||
      amountYuan < 1e9 ||
      notReached.test(after) ||
      stillWished.test(text.slice(end, clauseEnd(text, end))) ||
      /增|同比|新增|减|比上年|其中/u.test(between)
    )
      continue
    if (!isMark(verb, amountYuan) || (verb.startsWith('达') && partOfYear.test(between))) continue
    // The title of a paper says what the paper is about, not what is so.
    if (text.lastIndexOf('《', match.index) > text.lastIndexOf('》', match.index)) continue
    const subject = subjectOf(text, Math.max(since, clauseStart(text, match.index)), match.index, context)
    if (!subject || isAboutOthers(text, subject.start, context)) continue
    const hedge = findHedge(text.slice(subject.from, end), text.slice(0, subject.from))
    if (hedge !== null && hedge !== 'expected') continue
    const time = findYear(`${text.slice(0, match.index)}${between}`, context.thisYear)
    if (hedge === null && time.toCome) continue
    for (const industry of subject.industries) {
      found.push({
        type: 'outputMilestone',
        args: {
          industry,
          amountYuan,
          status: hedge === 'expected' ? 'expected' : 'reached',
          year: time.known?.year ?? null,
          yearBasis: time.known?.basis ?? null,
        },
        start: subject.start,
        end,
        confidence: confidenceOf(
          verb,
          isNamed(context.industries, industry) || isNamed(context.chains, industry),
          time.known?.basis ?? null,
        ),
      })
    }
  }
  return found
}

/** Passing a mark is one whatever its size; merely reaching a value is one only for round hundreds of 亿. */
function isMark(verb: string, amountYuan: number): boolean {
  return !(verb === '达' || verb === '达到') || amountYuan % 1e10 === 0
}

interface Subject {
  industries: string[]
  start: number
  /** Where the words of time before the names begin. */
  from: number
}

/** The industries whose output it is: what stands between the last word of time or place and 产值. */
function subjectOf(text: string, from: number, to: number, context: ReadingContext): Subject | null {
  const clause = text.slice(from, to).replace(/(?:实现|完成|(?<!\d)年)$/u, '')
  const cut =
    /^(?:.*(?:今年以来|今年|去年|上年|目前|如今|当前|截至[^，,]{0,8}|\d{4}年(?:底|末)?|年底|全年|年内|上半年|前三季度|[一二三四]季度|有望|预计|预期|可望|其中|全市的?|全省的?|我市的?|该市的?|本市的?|全县的?|[\p{Script=Han}]{2}市的?|推动|带动|使|实现|已有|力争|争取|确保|到|的))/u.exec(
      clause,
    )
  const before = cut?.[0] ?? ''
  const written = clause.slice(before.length)
  const listed = withoutPlace(written.replace(/等$/u, ''))
  const suffixed = groupSuffix.exec(listed)
  const isKnown = (item: string) => isNamed(context.industries, item) || isNamed(context.chains, item)
  const items = splitList(listed.replace(/等?(产业链|产业集群|产业|集群|行业)$/u, ''), isKnown)
  const names = items.map((item) => withoutIndustrySuffix(item.replace(/[等两三四五六七八]+大?$/u, '')))
  if (names.length === 0 || names.length > 12) return null
  if (
    !names.every(
      (name) =>
        isKnown(name) ||
        (suffixed &&
          isIndustryWord(name) &&
          !notAnIndustry.test(name) &&
          !/^[一二三四五六七八九十\d]+[大条个]/u.test(name)),
    )
  )
    return null
  if (names.some((name) => notAnIndustry.test(name))) return null
  return { industries: names, start: from + before.length + written.indexOf(listed), from }
}

/** 0.95 for passing a mark; less for `达`, for an industry no dictionary knows, for an inferred year. */
function confidenceOf(
  verb: string,
  known: boolean,
  basis: 'stated' | 'published' | 'inferred' | null,
): number {
  let confidence = 0.95
  if (verb.startsWith('达')) confidence -= 0.1
  if (!known) confidence -= 0.05
  if (basis === 'published') confidence -= 0.03
  if (basis === 'inferred') confidence -= 0.08
  return Math.round(confidence * 100) / 100
}
