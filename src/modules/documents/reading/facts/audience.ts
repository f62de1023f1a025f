import { vocabulary } from '../../dictionaries/load.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { findHedge, isQuestion } from './hedges.ts'

const { byWord, leaderScopes, leaderPosts, enterprise } = vocabulary.units
const longestFirst = (words: readonly string[]) => [...words].sort((one, other) => other.length - one.length)
const trigger =
  /(?:做|当|为|是|成|当起|做起)(?:了)?[“"]?(?:学生|学员)[”"]?|培训对象|参训对象|参训学员|参训人员|参加(?:了|此次|本次|这次)?(?:[\p{Script=Han}\d“”+]{0,8})?(?:培训|学习|研修|专题班|培训班|研修班)|调训|纳入(?:[\p{Script=Han}]{0,6})?培训范围|[“"](?:学生|学员)[”"]/u
const leaders = new RegExp(
  `(?:${longestFirst(leaderScopes).map(eitherWidth).join('|')})(?:${longestFirst(leaderPosts).join('|')})`,
  'u',
)
const heads = new RegExp(`(?:${longestFirst(enterprise).join('|')})`, 'u')
/** What may stand before the name of a unit, and what may follow it. */
const prefix =
  /^(?:.*(?:来自|包括|涵盖|面向|覆盖|组织|调训|抽调|选调|选派|邀请|对象为|对象是|[：:]))?(?:全市|市直|市级|各级|各县区|各县|各|市|县|区)?$/u
const suffix = /^(?:$|等|部门|系统|条线|单位|领域|负责|分管|主要|有关|相关|干部|业务|的|做|参加)/u
const longestUnit = Math.max(...[...byWord.keys()].map((word) => word.length))

/** Those who teach are not taught. */
const teaching = /授课|讲课|讲授|解读|讲解|辅导|老师|讲师|讲台|服务保障|为参|为[“"]?学[生员]/u
/** A clause that only goes on with the list ends in whom it names. */
const listEnd =
  /(?:负责同志|负责人|部门|单位|干部|领导|人员|骨干|企业家|同志|代表|高管|系统|局|委|中心|开发区|园区|等)$/u

/**
 * Who a training is for: county leaders in charge, kinds of unit, heads of enterprises; one finding each. Only in the
 * clause about trainees and the clauses beside it that go on with its list, and only kinds of the dictionary; a list of
 * departments at a meeting says nothing here.
 */
export function readAudiences(sentence: Sentence, context: ReadingContext): Finding[] {
  const found: Finding[] = []
  if (isQuestion(sentence.text)) return found
  for (const part of sentence.text.matchAll(/[^；;。！]+/gu)) {
    const about = aboutTrainees(part[0])
    if (about === null) continue
    const hedge = findHedge(about.text.replace(/要求|需要|主要/gu, ''))
    if (hedge === 'denied' || hedge === 'open' || hedge === 'planned') continue
    const kinds = kindsIn(about.text)
    const offset = part.index + about.start
    const start = offset + Math.min(...kinds.map((kind) => kind.start))
    if (kinds.length === 0 || isAboutOthers(sentence.text, start, context)) continue
    const word = trigger.exec(about.text)
    const end =
      offset + Math.max(...kinds.map((kind) => kind.end), (word?.index ?? 0) + (word?.[0].length ?? 0))
    for (const { kind } of kinds)
      found.push({ type: 'audience', args: { kind }, start, end, confidence: kinds.length > 2 ? 0.95 : 0.8 })
  }
  return found
}

/** The clause that speaks of trainees, with the clauses before and behind it that are parts of its list; or null. */
function aboutTrainees(text: string): { text: string; start: number } | null {
  const clauses = [...text.matchAll(/[^，,]+/gu)].map((match) => ({ text: match[0], start: match.index }))
  const at = clauses.findIndex((clause) => trigger.test(clause.text) && !teaching.test(clause.text))
  if (at < 0) return null
  const goesOn = (clause: { text: string } | undefined) =>
    clause !== undefined && kindsIn(clause.text).length > 0 && listEnd.test(clause.text.trim())
  let first = at
  while (first > 0 && goesOn(clauses[first - 1])) first--
  let last = at
  while (goesOn(clauses[last + 1])) last++
  const from = clauses[first]?.start ?? 0
  const end = clauses[last]
  return { text: text.slice(from, end ? end.start + end.text.length : text.length), start: from }
}

interface Kind {
  kind: string
  start: number
  end: number
}

function kindsIn(text: string): Kind[] {
  const kinds: Kind[] = []
  const county = leaders.exec(text)
  if (county)
    kinds.push({
      kind: county[0].replace(/^各/u, ''),
      start: county.index,
      end: county.index + county[0].length,
    })
  for (const { word, start } of words(text)) {
    const kind = unitIn(word)
    if (kind !== null && !kinds.some((other) => other.kind === kind))
      kinds.push({ kind, start, end: start + word.length })
  }
  const units = kinds.length - (county ? 1 : 0)
  const head = heads.exec(text)
  if (head) kinds.push({ kind: head[0], start: head.index, end: head.index + head[0].length })
  // A single unit word may be there by chance; a list is not.
  return units === 1 && !county && !head ? [] : kinds
}

/** The kind of unit a part of an enumeration names, when nothing else stands in it: 市发改委, 水利等部门的干部. */
function unitIn(word: string): string | null {
  for (let i = 0; i < word.length; i++) {
    if (!prefix.test(word.slice(0, i))) continue
    for (let length = Math.min(longestUnit, word.length - i); length >= 2; length--) {
      const kind = byWord.get(word.slice(i, i + length))
      if (kind !== undefined && suffix.test(word.slice(i + length))) return kind
    }
  }
  return null
}

/** The parts of an enumeration: what commas, 、 and the small connectors separate. */
function words(text: string): { word: string; start: number }[] {
  const list: { word: string; start: number }[] = []
  for (const match of text.matchAll(/[^、，,；;：:（()）“”"\s]+/gu)) {
    let start = match.index
    for (const piece of match[0].split(/(以及|[和与及])/u)) {
      if (piece !== '' && !/^(?:以及|[和与及])$/u.test(piece)) list.push({ word: piece, start })
      start += piece.length
    }
    if (/[和与及]/u.test(match[0])) list.push({ word: match[0], start: match.index })
  }
  return list.sort((one, other) => one.start - other.start)
}

function eitherWidth(word: string): string {
  return word.replace(/[()]/g, (bracket) => (bracket === '(' ? '[(（]' : '[)）]'))
}
