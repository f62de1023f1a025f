import { numberCharacters, parseWholeNumber, toHalfWidth } from '#core/text/chinese-number.ts'
import { vocabulary } from '../../dictionaries/load.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding, ProgrammeArgs } from './fact.ts'
import { clauseEnd, findHedge, isQuestion } from './hedges.ts'

type Part = ProgrammeArgs['parts'][number]

const { lecture, studyClass, training } = vocabulary.classes
const kinds = [...lecture, ...studyClass].sort((one, other) => other.length - one.length)
const kindPattern = new RegExp(kinds.join('|'), 'gu')
const trainingPattern = new RegExp(training.join('|'), 'u')
const nearTraining = /^[”"’]?[^，,。；;]{0,8}(?:系列|专题|培训|研修|课程|模式|讲座|班次)/u
const partNumber = new RegExp(`^([${numberCharacters}]{1,3})(?:大|场次?|期|次|堂|讲|个|门|类|节|期次)?`, 'u')

/**
 * A training programme named by its make-up: `“8+2”系列专题培训，即八大产业链发展专题讲座和金融、规划建设专题研修班`. Its parts are
 * read from what follows; topics listed before one kind of class are a part each.
 */
export function readProgrammes(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  if (!trainingPattern.test(text) || isQuestion(text)) return []
  const found: Finding[] = []
  for (const match of text.matchAll(
    /[0-9０-９]{1,2}[+＋][0-9０-９]{1,2}(?:[+＋][0-9０-９]{1,2})?(?![+＋\d])/gu,
  )) {
    const end = match.index + match[0].length
    if (
      !nearTraining.test(text.slice(end)) ||
      !trainingPattern.test(text.slice(end, Math.min(end + 20, clauseEnd(text, end))))
    )
      continue
    if (
      findHedge(text.slice(Math.max(0, match.index - 12), match.index)) === 'denied' ||
      isAboutOthers(text, match.index, context)
    )
      continue
    const name = toHalfWidth(match[0])
    const numbers = name.split('+').map(Number)
    const { parts, until } = readParts(text, end, numbers)
    const total = parts.reduce((sum, part) => sum + (part.count ?? 0), 0)
    const agrees = total === numbers.reduce((sum, number) => sum + number, 0)
    found.push({
      type: 'programme',
      args: { name, parts: agrees ? parts : [] },
      start: match.index,
      end: agrees ? until : end,
      confidence: agrees ? 0.95 : 0.6,
    })
  }
  return found
}

function readParts(text: string, from: number, numbers: readonly number[]): { parts: Part[]; until: number } {
  const parts: Part[] = []
  const opening = /[，,：:（(]\s*(?:即|包括|包含|分别是|分别为|由|其中)?|即|包括|包含/u.exec(text.slice(from))
  if (!opening) return { parts, until: from }
  const start = from + opening.index + opening[0].length
  let at = start
  let until = from
  for (const match of text.slice(start, start + 200).matchAll(kindPattern)) {
    const position = start + match.index
    const segment = text
      .slice(at, position)
      .replace(/^(?:以及|[和与及、，,]|另有|还有|开展|举办|组织|开设)+/u, '')
    if (/[。；;！？]/u.test(segment) || segment.length > 40) break
    parts.push(...partsOf(segment, lecture.includes(match[0]) ? 'lecture' : 'studyClass', numbers))
    at = position + match[0].length
    until = at
  }
  return { parts, until }
}

function partsOf(segment: string, kind: Part['kind'], numbers: readonly number[]): Part[] {
  const number = partNumber.exec(segment)
  const count = number?.[1] === undefined ? null : parseWholeNumber(number[1])
  const rest = number && count !== null ? segment.slice(number[0].length) : segment
  const topics = rest
    .split(/、|以及|[和与及]/u)
    .map((topic) => topic.replace(/^[“"]|[”"]$|等$|的$/gu, ''))
    .filter((topic) => topic !== '')
  if (topics.length > 1 && (count === topics.length || (count === null && numbers.includes(topics.length)))) {
    return topics.map((topic) => ({ kind, count: 1, topic }))
  }
  const topic = rest.replace(/的$/u, '')
  return [{ kind, count: count ?? (numbers.includes(1) ? 1 : null), topic: topic === '' ? null : topic }]
}
