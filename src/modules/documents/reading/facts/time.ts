import { parseWholeNumber } from '#core/text/chinese-number.ts'
import { vocabulary } from '../../dictionaries/load.ts'
import { toDate } from '../byline.ts'
import { clauseEnd, clauseStart } from './hedges.ts'

/** A year and how it is known: from the text itself, from the date of publication, or inferred from an epoch phrase. */
export interface KnownYear {
  year: number
  basis: 'stated' | 'published' | 'inferred'
}

/** A day and how its year is known; null where the text does not tell. */
export interface KnownDay {
  on: string | null
  basis: 'stated' | 'published' | 'inferred' | null
  start: number
  end: number
}

/**
 * Which year "this year" is: the year of publication; without it, what a phrase such as 今年是…二十大…开局之年 says, when
 * all such phrases of the text agree.
 */
export function findThisYear(
  sentences: readonly { text: string }[],
  publishedOn: string | null,
): KnownYear | null {
  if (publishedOn !== null) return { year: Number(publishedOn.slice(0, 4)), basis: 'published' }
  const years = new Set<number>()
  for (const { text } of sentences) {
    for (const match of text.matchAll(/今年/gu)) {
      const clause = text.slice(clauseStart(text, match.index), clauseEnd(text, match.index))
      if (!/今年(?:是|为|恰逢|正值|作为)/u.test(clause)) continue
      for (const { words, year } of vocabulary.epochs) if (inOrder(clause, words)) years.add(year)
    }
  }
  const [year] = years
  return years.size === 1 && year !== undefined ? { year, basis: 'inferred' } : null
}

/**
 * The days a text names: `2023年3月24日`, `今年4月28日`, `去年…`, `4月28日`, `昨日`. A day without a year takes the year of
 * publication, or the year before when that would lie after publication; else the inferred "this year".
 */
export function findDays(text: string, thisYear: KnownYear | null, publishedOn: string | null): KnownDay[] {
  const days: KnownDay[] = []
  for (const match of text.matchAll(
    /(?:(\d{4}|[〇零○一二三四五六七八九]{4})年|(今年|去年|上年))?\s?(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日|昨日|昨天|今日|今天/gu,
  )) {
    const [written, stated, relative, month, day] = match
    const span = { start: match.index, end: match.index + written.length }
    if (month === undefined || day === undefined) {
      days.push({ ...relativeDay(written, publishedOn), ...span })
      continue
    }
    const [m, d] = [parseWholeNumber(month) ?? 0, parseWholeNumber(day) ?? 0]
    if (stated !== undefined) {
      const on = toDate(parseWholeNumber(stated) ?? 0, m, d)
      days.push({ on, basis: on === null ? null : 'stated', ...span })
    } else if (thisYear === null) {
      days.push({ on: null, basis: null, ...span })
    } else {
      const back = relative === '去年' || relative === '上年' ? 1 : 0
      let on = toDate(thisYear.year - back, m, d)
      if (on !== null && publishedOn !== null && relative === undefined && on > publishedOn)
        on = toDate(thisYear.year - 1, m, d)
      days.push({ on, basis: on === null ? null : thisYear.basis, ...span })
    }
  }
  return days
}

/** The quarter a sentence speaks of as its last: `2023年一季度`, `今年一季度`, `首季`, `上半年`, `前三季度`, `全年`. */
export function findQuarter(
  text: string,
  thisYear: KnownYear | null,
): { asOf: string; basis: KnownYear['basis'] } | null {
  const match =
    /(?:(\d{4}|[〇零○一二三四五六七八九]{4})年|(今年|去年|上年))?[^，,。；;\d]{0,3}?(第?[一二三四1-4]季度|首季|上半年|前三季度|全年)(?![^，,。；;]{0,6}(?:目标|计划|以来|开始))/u.exec(
      text,
    )
  if (!match) return null
  const [, stated, relative, name = ''] = match
  const quarter = quarterOf(name)
  if (quarter === null) return null
  if (stated !== undefined) return { asOf: `${parseWholeNumber(stated)}Q${quarter}`, basis: 'stated' }
  if (thisYear === null) return null
  const back = relative === '去年' || relative === '上年' ? 1 : 0
  return { asOf: `${thisYear.year - back}Q${quarter}`, basis: thisYear.basis }
}

/**
 * The year that holds at the end of a stretch of text: the last word of time in it decides. `目前` and the like mean no
 * year is said; `到2025年` is a year to come.
 */
export function findYear(
  text: string,
  thisYear: KnownYear | null,
): { known: KnownYear | null; toCome: boolean } {
  const words = [
    ...text.matchAll(
      /(到|至)?(\d{4}|[〇零○一二三四五六七八九]{4})年|今年|本年|(?<![\d一两二三四五六七八九十])年内|去年|上年|明年|后年|目前|如今|当前|截至目前/gu,
    ),
  ]
  const last = words.at(-1)
  if (!last) return { known: null, toCome: false }
  const [word, until, stated] = last
  if (stated !== undefined)
    return {
      known: { year: parseWholeNumber(stated) ?? 0, basis: 'stated' },
      toCome: until !== undefined && !text.includes('截'),
    }
  const offset =
    word === '今年' || word === '本年' || word === '年内'
      ? 0
      : word === '去年' || word === '上年'
        ? -1
        : word === '明年'
          ? 1
          : word === '后年'
            ? 2
            : null
  if (offset === null || thisYear === null) return { known: null, toCome: offset !== null && offset > 0 }
  return { known: { year: thisYear.year + offset, basis: thisYear.basis }, toCome: offset > 0 }
}

function relativeDay(
  word: string,
  publishedOn: string | null,
): { on: string | null; basis: KnownDay['basis'] } {
  if (publishedOn === null) return { on: null, basis: null }
  const back = word.startsWith('昨') ? 1 : 0
  const day = new Date(Date.parse(`${publishedOn}T00:00:00Z`) - back * 86_400_000)
  return { on: day.toISOString().slice(0, 10), basis: 'published' }
}

function quarterOf(name: string): number | null {
  if (name === '首季') return 1
  if (name === '上半年') return 2
  if (name === '前三季度') return 3
  if (name === '全年') return 4
  const index = '一二三四'.indexOf(name.replace('第', '').slice(0, 1))
  const figure = Number(name.replace('第', '').slice(0, 1))
  return index >= 0 ? index + 1 : figure >= 1 && figure <= 4 ? figure : null
}

function inOrder(text: string, words: readonly string[]): boolean {
  let from = 0
  for (const word of words) {
    const at = text.indexOf(word, from)
    if (at < 0) return false
    from = at + word.length
  }
  return true
}
