import { vocabulary } from '../dictionaries/load.ts'

const { metaLabels, reporters } = vocabulary.page
const stop =
  '(?=$|[\\s|丨】\\]）)；;，,]|(?:作者|记者|编辑|责编|责任编辑|时间|日期|发布|来源|点击|浏览)[:：])'

/**
 * The source: stated by a label (`来源：某报`), by a bracket at the end of the article or by the dateline of an agency;
 * else inferred from a copyright notice, which is conditional (`凡注明“来源：某网”的作品`) and so never certain.
 */
export function findSource(
  meta: readonly string[],
  body: readonly string[],
  notices: readonly string[],
): { source: string | null; sourceBasis: 'stated' | 'inferred' | null } {
  for (const line of meta) {
    const stated = labelled(line, metaLabels.source)
    if (stated) return { source: stated, sourceBasis: 'stated' }
  }
  for (const line of [...body.slice(-2), ...body.slice(0, 2)]) {
    const bracket =
      /[（(【[]\s*(?:来源|稿件来源|稿源|转自)\s*[:：]\s*([^（）()【】[\]\s；;，,]{2,30})[^（）()【】[\]]{0,30}[)）】\]]/u.exec(
        line,
      )
    if (bracket?.[1]) return { source: bracket[1], sourceBasis: 'stated' }
  }
  for (const line of body.slice(0, 3)) {
    const agency =
      /^[（(【]?(新华社|中新社|中新网|人民网|央广网|新华网|光明网)[^\s，,。]{0,12}\d{1,2}月\d{1,2}日(?:电|讯)/u.exec(
        line,
      )
    if (agency?.[1]) return { source: agency[1], sourceBasis: 'stated' }
  }
  for (const line of notices) {
    const notice =
      /(?:注明|标明|标注|署名)[^：:“"]{0,8}[“"「]?\s*(?:稿件)?来源\s*[:：]\s*([^”"」\s，,。；;）)]{2,30})/u.exec(
        line,
      )
    if (notice?.[1]) return { source: notice[1], sourceBasis: 'inferred' }
  }
  return { source: null, sourceBasis: null }
}

/** Who wrote it, from a label, from the bracket that ends the article, or from its first lines; several joined by 、. */
export function findAuthor(meta: readonly string[], body: readonly string[]): string | null {
  for (const line of meta) {
    const written = labelled(line, metaLabels.author, true)
    const names = written === null ? [] : namesIn(written)
    if (names.length > 0) return names.join('、')
  }
  const last = body.at(-1) ?? ''
  for (const line of [last, ...body.slice(0, 3)]) {
    const names = reporterNames(line)
    if (names.length > 0) return names.join('、')
  }
  const ending = /(?:^|[。！？…”])\s*[（(]([^（）()]{2,40})[)）]$/u.exec(last)
  const names = namesIn(ending?.[1] ?? '')
  return names.length > 0 ? names.join('、') : null
}

/** The date a line of the page states, as YYYY-MM-DD; impossible dates are passed over. */
export function findDate(meta: readonly string[]): string | null {
  for (const line of meta) {
    for (const match of line.matchAll(/(\d{4})\s?[-年/.]\s?(\d{1,2})\s?[-月/.]\s?(\d{1,2})/g)) {
      const date = toDate(Number(match[1]), Number(match[2]), Number(match[3]))
      if (date) return date
    }
  }
  return null
}

/** A calendar date as YYYY-MM-DD, or null when there is no such day between 1949 and 2100. */
export function toDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (year < 1949 || year > 2100 || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null
  return date.toISOString().slice(0, 10)
}

function labelled(line: string, labels: readonly string[], several = false): string | null {
  const value = several ? '([^:：|丨【】（）()]{2,30}?)' : '([^\\s:：|丨【】（）()，,]{2,30}?)'
  const end = several
    ? '(?=$|[|丨】\\]）)；;]|\\s+(?:编辑|责编|责任编辑|时间|日期|发布|来源|点击|浏览))'
    : stop
  const match = new RegExp(
    `(?:^|[\\s|丨【（(\\[\\d])(?:${labels.join('|')})\\s*[:：/]\\s*${value}${end}`,
    'u',
  ).exec(line)
  return match?.[1]?.replace(/^[“"]|[”"]$/g, '').trim() ?? null
}

function reporterNames(line: string): string[] {
  const bracket = new RegExp(
    `[（(]([^（）()]{0,20}(?:${reporters.join('|')})[^（）()]{2,40})[)）]`,
    'u',
  ).exec(line)
  if (bracket?.[1]) return namesIn(bracket[1])
  const opening = new RegExp(
    `^(?:本报讯|本网讯|本台讯|[\\p{Script=Han}]{2,6})?\\s*((?:${reporters.join('|')})\\s+[^，,。：:]{2,40}?)(?:\\s*(?:报道|摄影|文/图)|$)`,
    'u',
  ).exec(line)
  return namesIn(opening?.[1] ?? '')
}

/** Names of persons in a byline; nothing when any part is not one. */
function namesIn(written: string): string[] {
  const words = written
    .replace(new RegExp([...reporters].sort((a, b) => b.length - a.length).join('|'), 'gu'), ' ')
    .replace(/文\/图|图\/文|文并摄|摄影报道|报道|摄影|摄|整理|[:：/]/gu, ' ')
    .split(/[\s、，,；;]+/u)
    .filter((word) => word !== '')
  const names: string[] = []
  // 王 琳: a name of two characters is often set with a space between them.
  let open = false
  for (const word of words) {
    if (open && word.length === 1) names.push(`${names.pop() ?? ''}${word}`)
    else names.push(word)
    open = word.length === 1 && !open
  }
  return names.every(isPersonName) ? names : []
}

/** Two to four characters that begin with a surname and are not a place. */
export function isPersonName(word: string): boolean {
  if (/^[\p{Script=Han}]{1,8}·[\p{Script=Han}·]{1,12}$/u.test(word)) return true
  if (!/^\p{Script=Han}{2,4}$/u.test(word) || /[省市县区网报社局部委]$/u.test(word)) return false
  const { surnames, compoundSurnames } = vocabulary.people
  const places = [...vocabulary.places.cities, ...vocabulary.places.provinces]
  if (places.includes(word)) return false
  const compound = compoundSurnames.some((surname) => word.startsWith(surname) && word.length > 2)
  return compound || (word.length <= 3 && surnames.has(word.slice(0, 1)))
}
