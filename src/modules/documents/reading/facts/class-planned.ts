import { nameOfChain } from './chain-list.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding } from './fact.ts'
import { findHedge, isQuestion } from './hedges.ts'
import { splitList } from './lists.ts'

const toCome =
  /后续|接下来|下一步|下一阶段|下阶段|下半年|下个月|下月|今后|随后|还将|将(?:陆续|相继|继续|依次|分期|分批|于)?|即将|计划|定于|拟(?!合)/gu
const nameMayBegin =
  /(?:[“"‘「\d日月上旬期次批场在、的]|举办|举行|主办|承办|开办|开设|开展|组织|推出|安排|进行|实施|启动|围绕|聚焦|针对|就|陆续|相继|继续|依次|分期|分批|全市|市级|重点)$/u
const classWords =
  /(?:等|共)?(?:[一二三四五六七八九十\d]{1,3}[大条个](?:重点)?产业链)?(?:高质量)?(?:发展)?(?:系列)?(?:专题)?(?:专题培训|专题讲座|专题研修|专题班|培训班|研修班|专题培训班|专题研修班|培训|讲座|班)/gu

/**
 * Classes on chains that are still to come: a list of known chains before a class word, behind a word of the future
 * (`后续汽车、…、食品等发展专题培训中`, `下半年还将举办汽车、食品专题班`).
 */
export function readPlannedClasses(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  if (!/培训|讲座|研修|班/u.test(text) || isQuestion(text)) return []
  const found: Finding[] = []
  for (const future of text.matchAll(toCome)) {
    const from = future.index + future[0].length
    const until =
      from + (/[，,。；;！]/u.exec(text.slice(from, from + 160))?.index ?? Math.min(160, text.length - from))
    for (const word of text.slice(from, until).matchAll(classWords)) {
      const chains = chainsBefore(text.slice(from, from + word.index), context)
      if (chains.length === 0) continue
      if (/取消|推迟|延期|不再|暂停|没有|未能/u.test(text) || isAboutOthers(text, future.index, context))
        continue
      if (findHedge(text.slice(0, future.index)) === 'open') continue
      const end = from + word.index + word[0].length
      for (const chain of chains) {
        found.push({
          type: 'classPlanned',
          args: { chain },
          start: future.index,
          end,
          confidence: chains.length > 1 ? 0.9 : 0.85,
        })
      }
      break
    }
  }
  return found
}

/** The chains of a list at the end of a stretch of text; none unless every item of it is a known chain. */
function chainsBefore(text: string, context: ReadingContext): string[] {
  const isKnown = (item: string) => nameOfChain(item, context) !== null
  const listed = text.replace(/[”’"」]$/u, '').replace(/等$/u, '')
  // The longest end of the text that is nothing but known chains; what is before it is the verb.
  const firstEnd = listed.includes('、') ? listed.indexOf('、') : listed.length
  for (let i = Math.max(0, firstEnd - 40); i < firstEnd - 1; i++) {
    // 汽车 in 新能源汽车 is no name by itself.
    if (i > 0 && !nameMayBegin.test(listed.slice(0, i))) continue
    const items = splitList(listed.slice(i), isKnown)
    if (items.length === 0 || !items.every(isKnown)) continue
    return [...new Set(items.map((item) => nameOfChain(item, context)).filter((chain) => chain !== null))]
  }
  return []
}
