import { numberCharacters, parseWholeNumber } from '#core/text/chinese-number.ts'
import { isAboutOthers, type ReadingContext, type Sentence } from './context.ts'
import type { Finding, RankStreakArgs } from './fact.ts'
import { clauseEnd, clauseStart, findHedge, isQuestion } from './hedges.ts'
import { findQuarter } from './time.ts'

type Track = RankStreakArgs['track']

/** 经济运行 of the whole place; 数字经济发展, 工业经济运行 are something else. */
const otherEconomy =
  '数字|民营|县域|镇域|区域|城乡|实体|开放型|外向型|工业|农业|农村|集体|海洋|低空|绿色|循环|文化|文旅|旅游|服务|夜间|银发|平台|楼宇|总部|园区|市场|林下|流域|康养|共享|新|国有|个体'
const economy = `(?<!${otherEconomy})经济(?:运行|发展|工作|指标|考核|综合)`
const track = `(?:${economy}|(?<!法治|政务|市场|金融|人才|司法|口岸)营商环境)`
const trackPattern = new RegExp(track, 'gu')
const trackAhead = new RegExp(`^、?(?:全市|我市)?(?:的)?(${track}(?:[和与、]${track})?)`, 'u')
const judged = /评议|考核|赛马|评价|排名|监测|方面/u
const otherMeasure =
  /增速|增幅|增长|增加值|投资|收入|零售|进出口|GDP|用电|贷款|指数|产值|税|项目|开工|招商|经济社会/u

const streakSource = `(?:连续|蝉联)第?([${numberCharacters}]{1,3})个?(?:季度|季)`
const streak = new RegExp(streakSource, 'gu')
const otherStreak = `[\\p{Script=Han}]{2,8}?${streakSource}`
const among =
  '(?:(全国|全省|全市|全自治区|省内|国内|市内|全区)(?:各市|各地市|地级市|(?:\\d{1,2}|十[一二三四五六七八九])个?(?:地级)?市)?(?:排名|位列|位居|排|居)?)?'
const numbered = `第([${numberCharacters}]{1,3})(?!方阵|梯队|季度|产业|批|期|次|届|线|档|大|阵营|个|家|序列|位次|轮)[名位]?`
const rank = new RegExp(
  `${among}(?:${numbered}|(首位|榜首|冠军|头名|第一名))(?!区间|梯次|序列|附近|左右)`,
  'u',
)
const morePlaces = new RegExp(`^(?:、|[和与])${numbered}`, 'u')
/** All that may stand between a streak and its place: other words would make it the place of something else. */
const beforePlace = new RegExp(
  `^(?:[、，和与及均都也并已]|继续|始终|一直|稳|位居|位列|位于|名列|排名|排在|排|居|列|获得?|荣获|夺得?|取得|保持|占据|蝉联|斩获|拿下|处于|在|于|的|[“”]|综合|评价|考核|评议|季度|赛马|评比|激励|中|双双|分别|${track}|${otherStreak})*$`,
  'u',
)
/** The same between a track and its streak. */
const beforeStreak = new RegExp(
  `^(?:[、，和与及均都也并已则还在]|[“”]|综合|质效|监督|评价|评议|考核|考评|测评|监测|排名|成绩|工作|水平|情况|我市|全市|该市|全省|季度|赛马|激励|评比|中|方面|[自从][^，,。；;：:]{2,12}?(?:以来|起|开始)|实现|继续|再次|稳步|保持|一直|始终|分别|双双|全年|今年以来|目前|${track}|${otherStreak})*$`,
  'u',
)
/** Bounds the work of the two patterns above, whose words overlap. */
const longestBetween = 60
const ended = /中断|终结|打破|不再|止步|跌|失守|滑落|退居|回落/u

/**
 * Streaks of first or other places over quarters: `经济运行连续5个季度、营商环境连续4个季度均居全省第一`. Each streak takes the
 * track named right before it (or right behind it) and the next place behind it; of as many places as streaks each its own.
 */
export function readRankStreaks(sentence: Sentence, context: ReadingContext): Finding[] {
  const text = sentence.text
  if (isQuestion(text)) return []
  const found: Finding[] = []
  let previousEnd = 0
  for (const match of text.matchAll(streak)) {
    const start = match.index
    const end = start + match[0].length
    const quarters = parseWholeNumber(match[1] ?? '')
    const clause = Math.max(clauseStart(text, start), previousEnd)
    previousEnd = end
    const after = text.slice(end, clauseEnd(text, end))
    const place = placeIn(text, start, after)
    const said = tracksOf(text, clause, start, after)
    if (quarters === null || quarters < 2 || said.tracks.length === 0 || !place) continue
    const clauseFrom = clauseStart(text, said.start)
    if (findHedge(text.slice(clauseFrom, end + place.end), text.slice(0, clauseFrom)) !== null) continue
    if (ended.test(text.slice(end)) || isAboutOthers(text, start, context)) continue
    const asOf = findQuarter(text, context.thisYear)
    for (const track of said.tracks) {
      found.push({
        type: 'rankStreak',
        args: {
          track,
          quarters,
          place: place.number,
          among: amongOf(place.scope),
          asOf: asOf?.asOf ?? null,
          asOfBasis: asOf?.basis ?? null,
        },
        start: Math.min(said.start, start),
        end: end + place.end,
        confidence: said.near ? (asOf ? 0.95 : 0.9) : 0.7,
      })
    }
  }
  return found
}

/** The place behind a streak; of several (分别居第一、第三), the one at the streak's own position in the clause. */
function placeIn(
  text: string,
  start: number,
  after: string,
): { number: number; scope: string; end: number } | null {
  const match = rank.exec(after)
  if (!match || match.index > longestBetween || !beforePlace.test(after.slice(0, match.index))) return null
  const places = [match[3] === undefined ? parseWholeNumber(match[2] ?? '') : 1]
  let end = match.index + match[0].length
  for (let more = morePlaces.exec(after.slice(end)); more; more = morePlaces.exec(after.slice(end))) {
    places.push(parseWholeNumber(more[1] ?? ''))
    end += more[0].length
  }
  const from = clauseStart(text, start)
  const streaks = [...text.slice(from, clauseEnd(text, start)).matchAll(streak)]
  const mine = streaks.findIndex((other) => from + other.index === start)
  if (places.length > 1 && places.length !== streaks.length) return null
  const number = places.length > 1 ? places[mine] : places[0]
  return number === null || number === undefined ? null : { number, scope: match[1] ?? '', end }
}

/**
 * The tracks named between the start of the clause and the streak, or right behind the streak, else the only one named
 * earlier in the sentence.
 */
function tracksOf(
  text: string,
  clause: number,
  streakStart: number,
  after: string,
): { tracks: Track[]; start: number; near: boolean } {
  const before = text.slice(clause, streakStart)
  const near = namedTracks(before)
  if (near.tracks.length > 0) {
    const between = before.slice(near.at)
    const tracks = between.length <= longestBetween && beforeStreak.test(between) ? near.tracks : []
    return { tracks, start: clause + near.at, near: true }
  }
  const behind = trackAhead.exec(after)?.[1]
  if (behind !== undefined) return { tracks: namedTracks(behind).tracks, start: streakStart, near: true }
  // Nothing but time words and the like may stand in a clause whose track is named in an earlier one.
  if (otherMeasure.test(before) || before.replace(/已|我市|全市|该市|今年以来|目前|、/gu, '').length > 4)
    return { tracks: [], start: clause, near: false }
  const since = text.lastIndexOf('；', clause - 1) + 1
  const earlier = namedTracks(text.slice(since, clause))
  return earlier.tracks.length === 1 && judged.test(text.slice(since + earlier.at, clause))
    ? { tracks: earlier.tracks, start: since + earlier.at, near: false }
    : { tracks: [], start: clause, near: false }
}

function namedTracks(text: string): { tracks: Track[]; at: number } {
  const found = [...text.matchAll(trackPattern)]
  const tracks = [
    ...new Set(
      found.map((match): Track => (match[0].startsWith('经济') ? 'economy' : 'businessEnvironment')),
    ),
  ]
  return { tracks, at: found[0]?.index ?? text.length }
}

function amongOf(word: string): RankStreakArgs['among'] {
  if (word === '全国' || word === '国内') return 'nation'
  if (word === '全省' || word === '省内' || word === '全自治区') return 'province'
  if (word === '全市' || word === '市内') return 'city'
  return null
}
