import { numberCharacters, parseWholeNumber } from '#core/text/chinese-number.ts'
import { vocabulary } from '../../dictionaries/load.ts'
import { nameOfChain } from './chain-list.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { findHedge, isQuestion } from './hedges.ts'
import { isIndustryWord, withoutIndustrySuffix } from './lists.ts'
import { withoutPlace } from './place-names.ts'
import { findDays, type KnownDay } from './time.ts'

/** `第一期“光伏班”`, `首期新能源汽车产业链专题培训班`, `“食品”班`. */
const term = `(?:第([${numberCharacters}]{1,3})[期次批]|(首期|首次|首个|首班))`
const classPattern = new RegExp(
  `(?:${term})?[“‘"「]?([\\p{Script=Han}A-Za-z]{2,24}?)[”’"」]?(?:专题)?(?:高级)?(?:培训|研修|提升|学习|进修)?班(?!子|组|次|车|级|主|长|底|列|师)[”’"」]?(?:[（(]${term}[)）])?`,
  'gu',
)
/** Words of opening, not of what is announced about it: 开班时间, 开班在即, 报名启动. */
const opening = new RegExp(
  `(?<!报名|招生|筹备)(?:${vocabulary.classes.opened.join('|')})(?!时间|日期|在即|通知|预告|公告|计划|方案|条件|准备|报名|招生|筹备)`,
  'u',
)
/** It was held and has ended; 举办结业仪式 says nothing of its beginning. */
const openedBeforeEnding = /开班|开课|开讲|举办(?!了?(?:结业|结班|闭幕))/u
const ending = /结业|结班|闭幕|落幕|结束/u

/**
 * Classes that were opened: each with its term, chain and day. Days listed before as many classes belong to them in
 * order (`3月24日、4月28日，第一期…和第二期…先后开班`). Classes of no chain (中青班) are no facts of this kind.
 */
export function readOpenedClasses(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  if (!text.includes('班') || isQuestion(text)) return []
  const found: Finding[] = []
  for (const part of segments(text)) {
    const classes = classesIn(part.text, context)
    const last = classes.at(-1)
    const first = classes[0]
    if (!first || !last) continue
    const opened = opening.exec(part.text.slice(last.end)) ?? openedBefore(part.text, first.start)
    const after = part.text.slice(last.end)
    if (!opened || (ending.test(after) && !openedBeforeEnding.test(after))) continue
    if (isHedged(part.text, first.start, last.end) || isAboutOthers(text, part.start + first.start, context))
      continue
    const days = findDays(part.text, context.thisYear, context.publishedOn)
    const matched = matchDays(days, classes.length, part.text)
    for (const [i, item] of classes.entries()) {
      const day = matched[i] ?? null
      found.push({
        type: 'classOpened',
        args: { term: item.term, chain: item.chain, on: day?.on ?? null, onBasis: day?.basis ?? null },
        start: part.start + Math.min(first.start, days[0]?.start ?? first.start),
        end:
          part.start +
          last.end +
          (opened.index >= 0 && opening.test(after)
            ? (opening.exec(after)?.index ?? 0) + opened[0].length
            : 0),
        confidence: confidenceOf(item.known, item.term, day),
      })
    }
  }
  return found
}

interface ClassMention {
  term: number | null
  chain: string
  known: boolean
  start: number
  end: number
}

function classesIn(text: string, context: ReadingContext): ClassMention[] {
  const mentions: ClassMention[] = []
  for (const match of text.matchAll(classPattern)) {
    const [written, order, initial, subject = '', orderBehind, initialBehind] = match
    const verb = verbInside.exec(subject)?.[0] ?? ''
    const name = withoutPlace(subject.slice(verb.length))
    const named = termInside.exec(name)
    const chain = chainOf(name.slice(named?.[0].length ?? 0), context)
    if (chain === null) continue
    const number = order ?? named?.[1] ?? orderBehind
    const first = initial ?? named?.[2] ?? initialBehind
    mentions.push({
      term: number === undefined ? (first === undefined ? null : 1) : parseWholeNumber(number),
      ...chain,
      start: match.index + verb.length,
      end: match.index + written.length,
    })
  }
  return mentions
}

/** The verb may stand in the stretch that the pattern took for the name: 市委组织部举办汽车产业链… */
const verbInside = /^.*(?:举办|举行|主办|承办|启动|开办|开设|组织|参加)[了的]?/u
const termInside = new RegExp(`^${term}`, 'u')
const attendants = /^(?:领导|党员|年轻|专业|链上)*(?:干部|人才|企业家|人员)/u

/**
 * The chain a class is about: known by its whole name, or said outright by 产业链. Places and attendants before the name
 * go; of 新能源汽车产业链 nothing but the whole is a name.
 */
function chainOf(subject: string, context: ReadingContext): { chain: string; known: boolean } | null {
  const plain = subject.replace(
    /(?:高质量发展|产业发展|链发展|发展)?(?:专题|主题|专业化能力|能力|干部|业务|链长|链主|企业家)*$/u,
    '',
  )
  const name = withoutPlace(plain).replace(attendants, '')
  const short = withoutIndustrySuffix(name)
  const official = nameOfChain(name, context) ?? nameOfChain(short, context)
  if (official !== null) return { chain: official, known: true }
  const stated = name.endsWith('产业链') && isIndustryWord(short)
  return stated && !/重点|各|相关|特色|主导|优势|新兴|支柱|标志性|战略|未来|第.期/u.test(short)
    ? { chain: short, known: false }
    : null
}

/** `举办第三期…班`, `启动…班`: the verb right before the class. */
function openedBefore(text: string, start: number): RegExpExecArray | null {
  return /(?:举办|举行|主办|承办|启动|开办|开设)了?(?:全市)?[“"]?$/u.exec(text.slice(0, start))
}

function isHedged(text: string, start: number, end: number): boolean {
  const before = findHedge(text.slice(0, start))
  const after = findHedge(text.slice(end))
  return (
    before !== null ||
    (after !== null &&
      /开班|举办|举行|开课|启动/u.test(text.slice(end)) &&
      findHedge(text.slice(end, end + 12)) !== null)
  )
}

function matchDays(days: readonly KnownDay[], classes: number, text: string): (KnownDay | null)[] {
  if (days.length === classes) return [...days]
  // One day for several classes holds for all only when the text says they opened together.
  if (days.length === 1 && (classes === 1 || /同时|同日|当天/u.test(text)))
    return Array.from({ length: classes }, () => days[0] ?? null)
  return []
}

/** 0.95 for a known chain with term and stated day; less for each thing that is unknown or inferred. */
function confidenceOf(known: boolean, count: number | null, day: KnownDay | null): number {
  let confidence = 0.95
  if (!known) confidence -= 0.15
  if (count === null) confidence -= 0.1
  if (day === null || day.on === null) confidence -= 0.1
  else if (day.basis === 'published') confidence -= 0.03
  else if (day.basis === 'inferred') confidence -= 0.08
  return Math.round(confidence * 100) / 100
}

/** Parts of a sentence that stand for themselves: cut at semicolons and full stops. */
function segments(text: string): { text: string; start: number }[] {
  const parts: { text: string; start: number }[] = []
  let start = 0
  for (const match of text.matchAll(/[；;。！]/gu)) {
    parts.push({ text: text.slice(start, match.index), start })
    start = match.index + 1
  }
  parts.push({ text: text.slice(start), start })
  return parts
}
