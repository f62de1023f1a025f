import type { Span } from '#core/text/mapped-text.ts'
import { findSentences } from '#core/text/sentences.ts'
import { type ReadingDictionaries, shortRegion } from '../../dictionaries/load.ts'
import { indexNames, type NameIndex } from './lists.ts'
import { citiesIn, provincesIn } from './place-names.ts'
import { findThisYear, type KnownYear } from './time.ts'

/**
 * One sentence with its place in the cleaned text. `standing`: what its place in the text says of it: a `heading` among
 * the paragraphs, a part of a list of aims and tasks (`planned`), or nothing in particular.
 */
export interface Sentence extends Span {
  text: string
  standing: 'plain' | 'heading' | 'planned'
}

/** What the readers of facts know of the document. */
export interface ReadingContext {
  sentences: readonly Sentence[]
  publishedOn: string | null
  thisYear: KnownYear | null
  chains: NameIndex
  industries: NameIndex
  /** The chains the document itself lists; filled by the first pass. */
  listedChains: string[]
  /** The city the document is about: the one it names most, or null. */
  city: string | null
}

/** Gathers what all readers need. `text` is the cleaned text. */
export function buildContext(
  text: string,
  publishedOn: string | null,
  dictionaries: ReadingDictionaries,
): ReadingContext {
  const sentences = findStandings(
    findSentences(text).map((span) => ({ ...span, text: text.slice(span.start, span.end) })),
  )
  return {
    sentences,
    publishedOn,
    thisYear: findThisYear(sentences, publishedOn),
    chains: indexNames(dictionaries.chains),
    industries: indexNames(dictionaries.industries),
    listedChains: [],
    city: mostNamedCity(text, dictionaries),
  }
}

const planTitle =
  /(?:规划|计划|方案|意见|要点|纲要|目标|建议|倡议书?|征求意见稿)(?:\s?[（(][^（()）]{0,20}[)）])*$/u
const sectionHead =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章节.]|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])/u
const planHead = /^[^，,。；;：:]{0,16}(?:目标|任务|打算|工作安排|工作思路|工作要点|愿景|展望|建议)[。：:]?$/u
const longestHeading = 40

/** Tells headings and what stands under a title or heading of plans; a heading of another kind ends such a part. */
function findStandings(sentences: readonly (Span & { text: string })[]): Sentence[] {
  const [title] = sentences
  const wholePlan = title !== undefined && title.text.length <= 60 && planTitle.test(title.text.trim())
  let planned = wholePlan
  return sentences.map((sentence, i) => {
    const text = sentence.text.trim()
    const heading = i > 0 && i < sentences.length - 1 && isHeading(text)
    if (planHead.test(text)) planned = true
    else if (i > 0 && (heading || sectionHead.test(text))) planned = wholePlan
    return { ...sentence, standing: heading ? 'heading' : planned ? 'planned' : 'plain' }
  })
}

function isHeading(text: string): boolean {
  return text.length <= longestHeading && !/[。！!？?；;…”）)]$/u.test(text.trim())
}

/**
 * True when the sentence speaks, before the position, of another city or of others in general, the one
 * named last, and not of the city the document is about: such a sentence says nothing about our chains.
 */
export function isAboutOthers(sentence: string, position: number, context: ReadingContext): boolean {
  const before = sentence.slice(0, position)
  if (
    /兄弟城市|周边城市|周边地区|外地|其他城市|先进地区|邻[市省县区]|隔壁|邻近|沿海地区|长三角其他|某地|(?:有的|有些|一些|部分|不少|许多|别的)(?:城市|地方|地区|县区|省份)|外省|国外|欧洲|美国|日本|德国|韩国/u.test(
      before,
    )
  )
    return true
  if (context.city === null) return false
  // The city named last is the one that is spoken of; 我市 is always ours.
  const last = [...citiesIn(before), ...provincesIn(before)].sort((one, other) => one.end - other.end).at(-1)
  return (
    last !== undefined && last.name !== context.city && !/我[市县区]|本[市县区]/u.test(before.slice(last.end))
  )
}

/** `新华社合肥5月3日电`: where it was written, not what it is about. */
const dateline =
  /(?:新华社|中新社|新华网|中新网|人民网|央广网|光明网)[^\s，,。]{0,12}\d{1,2}月\d{1,2}日(?:电|讯)/gu

function mostNamedCity(text: string, dictionaries: ReadingDictionaries): string | null {
  const counts = new Map<string, number>()
  for (const { name } of citiesIn(text.slice(0, 200_000).replace(dateline, '')))
    counts.set(name, (counts.get(name) ?? 0) + 1)
  for (const { name } of dictionaries.regions) {
    const short = shortRegion(name)
    if (name.endsWith('市') && !counts.has(short) && text.includes(short))
      counts.set(short, text.split(short).length - 1)
  }
  const ranked = [...counts].sort((one, other) => other[1] - one[1])
  return ranked[0]?.[0] ?? null
}
