/**
 * Takes a Chinese enterprise's name apart: place + trade name (字号) + industry + form (组织形式), the order that the
 * rules for enterprise names prescribe (企业名称登记管理规定, article 6), and what people write besides: places in
 * brackets or behind, former names in brackets, branches behind the form.
 *
 * A place is taken off only where it stands as a place, and never so far that nothing is left. Linear in the length of
 * the name, but for the places, which are tried at most at three points.
 */
import { anywhere, readBrackets } from './brackets.ts'
import { branchWord, canonicalBranchWord, cutBranch, ordinalIn } from './branches.ts'
import { type Form, formAtEnd } from './forms.ts'
import { splitBody } from './industry-words.ts'
import { mendForms } from './mend.ts'
import { mendBody } from './mend-industry.ts'
import type { NameReader } from './name-reader.ts'
import { normaliseName } from './normalise.ts'
import { type PlacePath, type PlaceTable, placeRuns } from './places.ts'
import { takeEnd, takeForm, takeFront, takeInside, takeOrdinal, withoutGroup } from './take.ts'
import { smallPlacesAt } from './towns.ts'

/** Where in the name the place stood: `brackets` is how subsidiaries of a group name theirs. */
export type PlacePosition = 'front' | 'brackets' | 'inside' | 'end'

export interface NamedPlace {
  paths: PlacePath[]
  position: PlacePosition
}

export interface Branch {
  word: string
  paths: PlacePath[]
  towns: string[]
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
  /** The places before the name, as written. */
  front: string
  /** `2` of 第二玻璃厂. */
  ordinal: string | null
  form: Form | null
  /** The form before one in brackets: 事务所 of 事务所（特殊普通合伙）. */
  formBefore: Form | null
  /** A development zone: 经开. */
  zone: string | null
  /** Town and village, with their endings. */
  towns: string[]
  /** Slips that were mended to read it. */
  slips: { place: boolean; form: boolean; industry: boolean }
  /** Calls itself a group. */
  group: boolean
  branch: Branch | null
  /** Other names that stand in brackets: （原滁州华晟光伏有限公司）. */
  others: string[]
  /** What stands in brackets behind the name and nobody can tell the meaning of. */
  unclear: string | null
}

/** Written short: without form, or with 股份 or 公司 alone, as people speak of an enterprise (德力股份). */
export function isShortName({ form }: EnterpriseName): boolean {
  return form === null || form.word === '股份' || form.word === '公司'
}

/** Takes a name apart. An empty name gives empty parts. */
export function parseName(written: string, reader: NameReader): EnterpriseName {
  const { places, confusables } = reader
  const normal = normaliseName(written, reader.simplify)
  const whole = mendForms(normal, confusables)
  const brackets = readBrackets(whole, reader)
  const behindForm = placeBehind(brackets.text, reader)
  const plain = behindForm?.head ?? brackets.text
  const cut =
    brackets.branch === null
      ? withPlaceBefore(cutBranch(plain), reader)
      : { head: plain, tail: brackets.branch }
  const head = cut?.head ?? plain
  const { text: formless, form, before, group } = takeForm(head, brackets)
  const front = takeFront(formless, form, reader)
  const end = takeEnd(front.rest, places, cut !== null && form === null)
  const numbered = takeOrdinal(end.rest, form, brackets.ordinal)
  const numberless = withoutGroup(numbered.rest)
  const mended = mendBody(numberless, confusables)
  const split = splitBody(mended)
  const inside = takeInside(split, places)
  const trade = inside.rest.replace(/(?<=..)集团$/u, '') || bareGroup(whole, formless)

  const bracketPlace: NamedPlace | null =
    brackets.paths.length > 0
      ? { paths: brackets.paths, position: 'brackets' }
      : behindForm === null
        ? null
        : { paths: behindForm.paths, position: 'end' }
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
  const branch = cut === null ? null : readBranch(cut.tail, places)
  if (branch !== null && branch.paths.length === 0 && branchTakesEnd) branch.paths = behind.paths
  return {
    whole,
    place: place ?? (brackets.national ? { paths: ['中国'], position: 'brackets' } : null),
    origin: place !== frontPlace && frontPlace !== null ? frontPlace.paths : [],
    zone: front.zone,
    towns: front.towns,
    trade,
    industries: split.industries,
    body: trade + split.industries.join(''),
    front: formless.slice(0, formless.length - front.rest.length),
    ordinal: numbered.ordinal,
    form,
    formBefore: before,
    group,
    branch,
    others: brackets.others,
    unclear: brackets.unclear,
    slips: { place: front.mended, form: whole !== normal, industry: mended !== numberless },
  }
}

/** Of a name that is nothing but 集团, in a bracket that is not closed or bare, that is what it is known by. */
const bareGroup = (whole: string, formless: string): string =>
  formless === '' && /^(?:\(?集团\)?)+$/u.test(whole) ? '集团' : ''

/** 宏达机械有限公司滁州 says where the company is, as brackets do, and not that it is a branch. */
function placeBehind(text: string, { places }: NameReader): { head: string; paths: PlacePath[] } | null {
  const cut = cutBranch(text)
  const last = cut === null ? undefined : placeRuns(cut.tail, 0, anywhere(places)).at(-1)
  return cut !== null && last?.end === cut.tail.length ? { head: cut.head, paths: last.paths } : null
}

/** 石油化工安徽滁州石油分公司: where no form ends the company's name, the place before the branch does. */
function withPlaceBefore(
  cut: { head: string; tail: string } | null,
  { places }: NameReader,
): { head: string; tail: string } | null {
  if (cut === null || formAtEnd(cut.head) !== null) return cut
  const front = placeRuns(cut.head, 0, places).at(-1)?.end ?? 0
  for (let at = front + 2; at <= cut.head.length - 2; at++) {
    if (placeRuns(cut.head, at, places).length === 0) continue
    return { head: cut.head.slice(0, at), tail: cut.head.slice(at) + cut.tail }
  }
  return cut
}

function readBranch(tail: string, places: PlaceTable): Branch {
  const word = branchWord(tail)
  const label = tail.slice(0, tail.length - word.length)
  const last = placeRuns(label, 0, anywhere(places)).at(-1)
  const small = last ?? smallPlacesAt(label, 0, true)
  const behind = label.slice(small.end)
  const numbered = ordinalIn(behind)
  return {
    word: canonicalBranchWord(word),
    paths: last?.paths ?? [],
    towns: small.towns,
    ordinal: numbered?.ordinal ?? null,
    label: numbered?.rest ?? behind,
  }
}
