/**
 * Takes a Chinese enterprise's name apart: place + trade name (字号) + industry + form (组织形式), the order that the
 * rules for enterprise names prescribe (企业名称登记管理规定, article 6), and what people write besides: places in
 * brackets or behind, former names in brackets, branches behind the form.
 *
 * A place is taken off only where it stands as a place, and never so far that nothing is left. Linear in the length of
 * the name, but for the places, which are tried at most at three points.
 */
import type { ScriptConverter } from '../script.ts'
import { branchWord, cutBranch, type Form, formAtEnd, formInBrackets, numeral, ordinalIn } from './forms.ts'
import { splitBody } from './industry-words.ts'
import { normaliseName } from './normalise.ts'
import { type PlacePath, type PlaceTable, placeRuns } from './places.ts'

/** Where in the name the place stood: `brackets` is how subsidiaries of a group name theirs. */
export type PlacePosition = 'front' | 'brackets' | 'inside' | 'end'

export interface NamedPlace {
  paths: PlacePath[]
  position: PlacePosition
}

export interface Branch {
  word: string
  paths: PlacePath[]
  /** `2` of 第二分公司; null without a number. */
  ordinal: string | null
  /** What else it is called. */
  label: string
}

export interface EnterpriseName {
  /** The whole name in one way of writing. */
  whole: string
  /** Where the enterprise is: in brackets before front, because （滁州） names the subsidiary of a company from elsewhere. */
  place: NamedPlace | null
  /** The place at the front of a name that has another in brackets: where the parent is from. */
  origin: PlacePath[]
  trade: string
  industries: string[]
  /** Trade name and industry as written, without places. */
  body: string
  /** `2` of 第二玻璃厂. */
  ordinal: string | null
  form: Form | null
  /** Calls itself a group. */
  group: boolean
  branch: Branch | null
  /** Other names that stand in brackets: （原滁州华晟光伏有限公司）. */
  others: string[]
}

/** Written short: without form, or with 股份 or 公司 alone, as people speak of an enterprise (德力股份). */
export function isShortName({ form }: EnterpriseName): boolean {
  return form === null || form.word === '股份' || form.word === '公司'
}

export interface NameReader {
  simplify: ScriptConverter
  places: PlaceTable
}

/** Takes a name apart. An empty name gives empty parts. */
export function parseName(written: string, reader: NameReader): EnterpriseName {
  const whole = normaliseName(written, reader.simplify)
  const brackets = readBrackets(whole, reader)
  const plain = brackets.text
  const cut = brackets.branch === null ? cutBranch(plain) : { head: plain, tail: brackets.branch }
  const head = cut?.head ?? plain
  const { text: formless, form, group } = takeForm(head, brackets)
  const front = takeFront(formless, reader.places)
  const end = takeEnd(front.rest, reader.places)
  const numbered = takeOrdinal(end.rest, form, brackets.ordinal)
  const split = splitBody(withoutGroup(numbered.rest))
  const inside = takeInside(split.trade, reader.places)
  const trade = inside.rest.replace(/(?<=..)集团$/u, '')

  const bracketPlace: NamedPlace | null =
    brackets.paths.length > 0 ? { paths: brackets.paths, position: 'brackets' } : null
  // 隆基乐叶滁州分公司: the place before a bare 分公司 is the branch's.
  const behind: NamedPlace | null =
    end.paths.length > 0
      ? { paths: end.paths, position: 'end' }
      : inside.paths.length > 0
        ? { paths: inside.paths, position: 'inside' }
        : null
  const branchTakesEnd = cut !== null && form === null && behind !== null
  const other = branchTakesEnd ? null : behind
  const frontPlace: NamedPlace | null =
    front.paths.length > 0 ? { paths: front.paths, position: 'front' } : null
  const place = bracketPlace ?? other ?? frontPlace
  const branch = cut === null ? null : readBranch(cut.tail, reader.places)
  if (branch !== null && branch.paths.length === 0 && branchTakesEnd) branch.paths = behind.paths
  return {
    whole,
    place: place ?? (brackets.national ? { paths: ['中国'], position: 'brackets' } : null),
    origin: place !== frontPlace && frontPlace !== null ? frontPlace.paths : [],
    trade,
    industries: split.industries,
    body: trade + split.industries.join(''),
    ordinal: numbered.ordinal,
    form,
    group,
    branch,
    others: brackets.others,
  }
}

interface Brackets {
  text: string
  paths: PlacePath[]
  national: boolean
  form: Form | null
  group: boolean
  branch: string | null
  ordinal: string | null
  others: string[]
}

const formerName = /^(?:原名?|曾用名|前身|旧名|更名前)(?:称|为|是)?(?=.{4,})/u
const presentName = /^(?:现名?|已?更名|现?更名|变更|简称|全称)(?:称|为|是)?(?=.{2,})/u
const remark =
  /^(?:\d{4}年?.*|.*(?:更名|改制|注销|迁入|迁出|吊销|停产|在业|存续|拟上市|上市)|筹建?|筹备|拟建?|暂名|新|盖章|公章|演示|示例|虚构|本部|总部)$/u

/** Reads what stands in brackets and gives the name without it; what is no place, form, remark or name stays. */
function readBrackets(text: string, reader: NameReader): Brackets {
  const out: Brackets = {
    text: '',
    paths: [],
    national: false,
    form: null,
    group: false,
    branch: null,
    ordinal: null,
    others: [],
  }
  let rest = text
  for (let turn = 0; turn < 8; turn++) {
    // Brackets within brackets: （原滁州华晟（光伏）有限公司）.
    const outer = outermost(rest)
    if (outer === null) break
    const [start, end] = outer
    const content = rest.slice(start + 1, end)
    rest = rest.slice(0, start) + readBracket(content, start === 0, out, reader) + rest.slice(end + 1)
  }
  return { ...out, text: rest.replace(/[()]/g, '') }
}

function outermost(text: string): [number, number] | null {
  const start = text.indexOf('(')
  if (start === -1) return null
  let depth = 0
  for (let at = start; at < text.length; at++) {
    if (text[at] === '(') depth++
    else if (text[at] === ')' && --depth === 0) return [start, at]
  }
  return null
}

function readBracket(content: string, atFront: boolean, out: Brackets, reader: NameReader): string {
  const named = formerName.exec(content) ?? presentName.exec(content)
  if (named !== null) {
    out.others.push(content.slice(named[0].length))
    return ''
  }
  if (content === '' || remark.test(content)) return ''
  if (content === '中国') {
    out.national = true
    return ''
  }
  const runs = placeRuns(content, 0, anywhere(reader.places))
  const last = runs.at(-1)
  if (last?.end === content.length) {
    if (atFront) return content
    out.paths = last.paths
    return ''
  }
  if (/^(?:企业)?集团$/u.test(content)) {
    out.group = true
    return ''
  }
  if (content === '控股') return content
  const form = formInBrackets(content)
  if (form !== null) {
    out.form = form
    return ''
  }
  if (
    cutBranch(`甲乙有限公司${content}`) !== null &&
    /(?:分公司|分厂|分店|工厂|项目部|办事处|研究院|基地)$/u.test(content)
  ) {
    out.branch = content
    return ''
  }
  const ordinal = /^第?([一二三四五六七八九十]+|\d{1,2})(?:期|厂|号|分厂)?$/u.exec(content)?.[1]
  if (ordinal !== undefined) {
    out.ordinal = numeral(ordinal)
    return ''
  }
  return content.replace(/[()]/g, '')
}

/** In brackets and behind 分公司 every place may stand alone. */
function anywhere(places: PlaceTable): PlaceTable {
  return {
    ...places,
    isPhrase: () => false,
    meaning: (spelling) => {
      const meaning = places.meaning(spelling)
      return meaning === undefined || meaning.alone.length > 0
        ? meaning
        : { ...meaning, alone: meaning.paths }
    },
  }
}

function takeForm(head: string, brackets: Brackets): { text: string; form: Form | null; group: boolean } {
  let text = head
  let form = brackets.form
  let group = brackets.group
  const atEnd = formAtEnd(text)
  if (atEnd !== null && atEnd.word.length < text.length) {
    text = text.slice(0, -atEnd.word.length)
    // （有限合伙） and （个体工商户） say more than 中心 or 经营部 before them.
    form ??= atEnd
  }
  const grouped = /(?:企业集团|集团控股|控股集团|集团)$/u.exec(text)
  if (grouped !== null && grouped.index >= 2) {
    group = true
    text = text.slice(0, grouped.index)
  }
  return { text, form, group }
}

/** A company of a group: 海螺集团水泥 is 海螺 + 水泥. */
const withoutGroup = (body: string): string => body.replace(/(?<=..)集团(?=.|$)/u, '')

function takeFront(text: string, places: PlaceTable): { rest: string; paths: PlacePath[] } {
  const runs = placeRuns(text, 0, places)
  for (const run of runs.reverse()) {
    const rest = text.slice(run.end)
    const needed = run.certain ? 1 : 2
    if (rest.length < needed) continue
    if (run.park && splitBody(rest).trade.length < 2) continue
    // 中国 alone says nothing of where.
    const paths = run.paths.includes('中国') ? [] : run.paths
    return { rest, paths }
  }
  return { rest: text, paths: [] }
}

/** A place behind the rest of the name: `隆基乐叶光伏科技滁州`. */
function takeEnd(text: string, places: PlaceTable): { rest: string; paths: PlacePath[] } {
  for (let start = Math.max(2, text.length - 12); start <= text.length - 2; start++) {
    const last = placeRuns(text, start, places).at(-1)
    if (last?.end !== text.length) continue
    // 海天明光 is a trade name; 光伏科技滁州 is not.
    if (!last.certain && splitBody(text.slice(0, start)).industries.length === 0 && start < 4) continue
    return { rest: text.slice(0, start), paths: last.paths }
  }
  return { rest: text, paths: [] }
}

/** A place between trade name and industry: `晶科滁州` of 晶科滁州能源. Only a province or prefecture stands so. */
function takeInside(trade: string, places: PlaceTable): { rest: string; paths: PlacePath[] } {
  for (let start = 2; start <= trade.length - 2; start++) {
    const last = placeRuns(trade, start, places).at(-1)
    if (last?.end !== trade.length) continue
    if (last.paths.every((path) => path.split('/').length > 3)) continue
    return { rest: trade.slice(0, start), paths: last.paths }
  }
  return { rest: trade, paths: [] }
}

function takeOrdinal(
  text: string,
  form: Form | null,
  known: string | null,
): { rest: string; ordinal: string | null } {
  if (known !== null) return { rest: text, ordinal: known }
  const counted = /第([一二三四五六七八九十]+|\d+)/u.exec(text)
  if (counted?.[1] !== undefined && text.length - counted[0].length >= 2) {
    return { rest: text.replace(counted[0], ''), ordinal: numeral(counted[1]) }
  }
  const atEnd = /([一二三四五六七八九十]+|\d{1,2})(?:分|号|期)?$/u.exec(text)
  if (
    atEnd?.[1] !== undefined &&
    atEnd.index >= 2 &&
    (form?.kind === 'factory' || /[号期分]$/u.test(atEnd[0]))
  ) {
    return { rest: text.slice(0, atEnd.index), ordinal: numeral(atEnd[1]) }
  }
  return { rest: text, ordinal: null }
}

function readBranch(tail: string, places: PlaceTable): Branch {
  const word = branchWord(tail)
  const label = tail.slice(0, tail.length - word.length)
  const last = placeRuns(label, 0, anywhere(places)).at(-1)
  const behind = last === undefined ? label : label.slice(last.end)
  const numbered = ordinalIn(behind)
  return {
    word,
    paths: last?.paths ?? [],
    ordinal: numbered?.ordinal ?? null,
    label: numbered?.rest ?? behind,
  }
}
