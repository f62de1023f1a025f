/** Reads what stands in the brackets of a name: places, forms, branches, numbers, former names and remarks. */
import { cutBranch, isBranchRemark } from './branches.ts'
import { type Form, formAtEnd, formInBrackets } from './forms.ts'
import type { NameReader } from './name-reader.ts'
import { type PlacePath, type PlaceTable, placeRuns } from './places.ts'

export interface Brackets {
  /** The name without them. */
  text: string
  paths: PlacePath[]
  national: boolean
  form: Form | null
  group: boolean
  branch: string | null
  ordinal: string | null
  others: string[]
  /** What stands in brackets behind a complete name and is no remark that is known. */
  unclear: string | null
}

const formerName = /^由?(?:原名?|曾用名|前身|旧名|更名前)(?:称|为|是)?(?=.{4,})/u
const presentName = /^(?:现名?|已?更名|现?更名|变更|简称|全称)(?:称|为|是)?(?=.{2,})/u
const renamedFrom = /^由(.{4,}?)(?:更名|变更|改制|转制)(?:而来|后)?$/u
const remark =
  /^(?:\d{4}年?.*|.*(?:更名|改制|注销|迁入|迁出|吊销|停产|停业|在业|存续|拟上市|上市|申报|批次?|核实|附件|税源|独资|企业|项目|类)|筹建?|筹备|拟建?|在建|已建|暂名|新|盖章|公章|演示|示例|虚构|本部|总部|民营|国有|集体|私营|外资|合资|规上|规下|联系.*|电话.*|地址.*|备注.*|详见.*|见.*|重点.*|待.*)$/u

/** Reads what stands in brackets and gives the name without it; what is no place, form, remark or name stays. */
export function readBrackets(text: string, reader: NameReader): Brackets {
  const out: Brackets = {
    text: '',
    paths: [],
    national: false,
    form: null,
    group: false,
    branch: null,
    ordinal: null,
    others: [],
    unclear: null,
  }
  let rest = text
  for (let turn = 0; turn < 8; turn++) {
    // Brackets within brackets: （原滁州华晟（光伏）有限公司）.
    const outer = outermost(rest)
    if (outer === null) break
    const [start, end] = outer
    const content = rest.slice(start + 1, end)
    const before = rest.slice(0, start)
    rest = before + readBracket(content, before, rest.slice(end + 1), out, reader) + rest.slice(end + 1)
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

function readBracket(
  content: string,
  before: string,
  behind: string,
  out: Brackets,
  { places, confusables }: NameReader,
): string {
  const renamed = renamedFrom.exec(content)?.[1]
  const named = formerName.exec(content) ?? presentName.exec(content)
  if (renamed !== undefined || named !== null) {
    out.others.push(renamed ?? content.slice(named![0].length))
    return ''
  }
  if (content === '') return ''
  if (content === '中国') {
    out.national = true
    return ''
  }
  const last = placeRuns(content, 0, anywhere(places), confusables).at(-1)
  if (last?.end === content.length) {
    if (before === '') return content
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
  if (isBranchRemark(content) && cutBranch(`甲乙有限公司${content}`) !== null) {
    out.branch = content
    return ''
  }
  const ordinal = /^第?(\d{1,3})(?:期|厂|号|分厂)?$/u.exec(content)?.[1]
  if (ordinal !== undefined) {
    out.ordinal = String(Number(ordinal))
    return ''
  }
  if (remark.test(content)) return ''
  if (behind === '' && formAtEnd(before) !== null && before.length >= 6) {
    out.unclear = content
    return ''
  }
  return content.replace(/[()]/g, '')
}

/** In brackets and behind 分公司 every place may stand alone. */
export function anywhere(places: PlaceTable): PlaceTable {
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
