import type { Confusables } from '../confusable.ts'
import type { FormKind } from '../forms.ts'
import { type EnterpriseName, isShortName } from '../parse.ts'
import { country, relatePlaces } from '../places.ts'
import { relateTowns } from '../towns.ts'
import type { ScorePart } from './part.ts'
import { isSlipOfStretch } from './slips.ts'

/**
 * What the places say. Within one registration authority no two enterprises of one trade may carry one trade name
 * (企业名称登记管理规定, article 17), so an equal place is worth as much as a fine trade name: +4. Two places of which one
 * lies in the other leave it open (滁州宏达 that became 安徽宏达, or its parent): −0.5, a person looks. A missing place: −1, or
 * −2.5 when the other stands in brackets, as subsidiaries have it, and different when the one without is a group or a
 * joint-stock company. Places apart are enterprises apart. A place that was mended (安微) counts one less: +3.
 */
export function placeEvidence(left: EnterpriseName, right: EnterpriseName): ScorePart {
  const [a, b] = [left.place, right.place]
  const relation = relatePlaces(a?.paths ?? [], b?.paths ?? [])
  const at = { part: 'place', left: placeWords(a?.paths), right: placeWords(b?.paths) } as const
  switch (relation) {
    case 'bothMissing':
      return { ...at, finding: relation, weight: 0, limit: null }
    case 'equal':
      // 上海宏达（滁州） and 南京宏达（滁州） have parents in two cities.
      return relatePlaces(left.origin, right.origin) === 'contradict'
        ? { ...at, finding: 'contradict', weight: -10, limit: 'different' }
        : left.slips.place !== right.slips.place
          ? { ...at, finding: 'typingError', weight: 3, limit: null }
          : { ...at, finding: relation, weight: 4, limit: null }
    case 'within':
      return { ...at, finding: relation, weight: -0.5, limit: 'review' }
    case 'oneMissing': {
      const inBrackets = (a ?? b)?.position === 'brackets'
      const parent = a === null ? left : right
      // 晶科能源股份有限公司 and its 晶科能源（滁州）有限公司.
      if (
        inBrackets &&
        (parent.group || parent.form?.word === '股份有限公司') &&
        (a ?? b)?.paths[0] !== country
      ) {
        return { ...at, finding: 'bracketMissing', weight: -10, limit: 'different' }
      }
      return {
        ...at,
        finding: inBrackets ? 'bracketMissing' : relation,
        weight: inBrackets ? -2.5 : -1,
        limit: 'review',
      }
    }
    case 'contradict':
      return { ...at, finding: relation, weight: -10, limit: 'different' }
  }
}

/**
 * What zones, towns and villages say. Every town has its own 加油站, 平价超市 and 金穗合作社, so two towns are two
 * enterprises. An equal one +2. Given on one side only 0 for a company, whose trade name is its own in the whole county; a
 * shop, cooperative, farm or institute may have a namesake in the next town: −1, a person looks.
 */
export function townEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): ScorePart[] {
  const at = { part: 'town', left: smallWords(left), right: smallWords(right) } as const
  const towns = relateTowns(left.towns, right.towns)
  if (towns === 'contradict' && isSlipOfStretch(left.towns.join(''), right.towns.join(''), confusables)) {
    return [{ ...at, finding: 'oneMissing', weight: -1, limit: 'review' }]
  }
  if (towns === 'contradict' || (left.zone !== null && right.zone !== null && left.zone !== right.zone)) {
    return [{ ...at, finding: 'contradict', weight: -10, limit: 'different' }]
  }
  if (towns === 'equal') return [{ ...at, finding: 'equal', weight: 2, limit: null }]
  if (towns === 'none') {
    return left.zone !== null && left.zone === right.zone
      ? [{ ...at, finding: 'equal', weight: 2, limit: null }]
      : []
  }
  const own = [left, right].every(({ form }) => form !== null && company.includes(form.kind))
  return [{ ...at, finding: 'oneMissing', weight: own ? 0 : -1, limit: own ? null : 'review' }]
}

const smallWords = ({ zone, towns }: EnterpriseName): string => [zone ?? '', ...towns].join('')

const placeWords = (paths: readonly string[] | undefined): string =>
  paths === undefined || paths.length === 0 ? '' : paths[0]!.split('/').slice(1).join('') || paths[0]!

const company: readonly FormKind[] = ['limited', 'jointStock', 'company']

/**
 * What the forms say: one form +1; a company that became a joint-stock company +0.5 (the trade name stays, article 17 keeps
 * it free of others); a form that was mended (有眼公司) +0.5; a factory that became a company −1, a person looks; no form 0; else two enterprises.
 */
export function formEvidence(left: EnterpriseName, right: EnterpriseName): ScorePart {
  const [a, b] = [left.form, right.form]
  const at = { part: 'form', left: a?.word ?? '', right: b?.word ?? '' } as const
  if (a === null && b === null) return { ...at, finding: 'missing', weight: 0.5, limit: null }
  if (a === null || b === null) return { ...at, finding: 'missing', weight: 0, limit: null }
  // 会计师事务所 and 会计师事务所（特殊普通合伙）: what stands in brackets was left out.
  const [before, behind] = [left.formBefore?.word ?? a.word, right.formBefore?.word ?? b.word]
  if (a.kind !== b.kind && before === behind)
    return { ...at, finding: 'compatible', weight: 0.5, limit: null }
  if (a.kind === b.kind) {
    if (
      a.word === b.word ||
      ['limited', 'jointStock', 'partnership', 'cooperative', 'soleProprietor'].includes(a.kind)
    ) {
      return left.slips.form === right.slips.form
        ? { ...at, finding: 'equal', weight: 1, limit: null }
        : { ...at, finding: 'typingError', weight: 0.5, limit: null }
    }
    // 商行 and 经营部, 研究院 and 中心.
    return a.kind === 'institute'
      ? { ...at, finding: 'contradict', weight: -8, limit: 'different' }
      : { ...at, finding: 'compatible', weight: -3, limit: 'review' }
  }
  if (company.includes(a.kind) && company.includes(b.kind))
    return { ...at, finding: 'compatible', weight: 0.5, limit: null }
  const kinds = [a.kind, b.kind]
  if (
    kinds.includes('factory') &&
    kinds.some((kind) => company.includes(kind) || kind === 'soleProprietor')
  ) {
    return { ...at, finding: 'rebuilt', weight: -1, limit: 'review' }
  }
  return { ...at, finding: 'contradict', weight: -8, limit: 'different' }
}

/**
 * A group on one side only is as a rule the parent. With one industry it may be the later name (−2, a person looks);
 * with another it is the parent, and so it is without any beside one that says its business.
 */
export function groupEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  industryEqual: boolean,
): ScorePart[] {
  if (left.group === right.group) return []
  const shortName = isShortName(left) || isShortName(right)
  const [group, other] = left.group ? [left, right] : [right, left]
  const operates = group.industries.length === 0 && other.industries.length > 0
  // 康佳集团 without a form is how people call 康佳股份有限公司 as well.
  const parent = !industryEqual && group.form !== null && (!shortName || operates)
  return [
    {
      part: 'group',
      finding: parent ? 'parent' : 'oneOnly',
      weight: parent ? -8 : -2,
      limit: parent ? 'different' : 'review',
      left: left.group ? '集团' : '',
      right: right.group ? '集团' : '',
    },
  ]
}

/** 第一厂 and 第二厂 are two, and so are 二厂 and the one without a number. */
export function ordinalEvidence(left: EnterpriseName, right: EnterpriseName): ScorePart[] {
  if (left.ordinal === null && right.ordinal === null) return []
  const equal = left.ordinal === right.ordinal
  return [
    {
      part: 'ordinal',
      finding: equal ? 'equal' : 'contradict',
      weight: equal ? 1 : -10,
      limit: equal ? null : 'different',
      left: left.ordinal ?? '',
      right: right.ordinal ?? '',
    },
  ]
}

/** A branch is registered on its own: it is neither its company nor another branch. */
export function branchEvidence(
  left: EnterpriseName,
  right: EnterpriseName,
  confusables: Confusables,
): ScorePart[] {
  const [a, b] = [left.branch, right.branch]
  if (a === null && b === null) return []
  const at = { part: 'branch', left: branchWords(left), right: branchWords(right) } as const
  if (a === null || b === null) return [{ ...at, finding: 'oneOnly', weight: -10, limit: 'different' }]
  const places = relatePlaces(a.paths, b.paths)
  const towns = relateTowns(a.towns, b.towns)
  const [wordsA, wordsB] = [a.label + a.word, b.label + b.word]
  if (
    a.ordinal === b.ordinal &&
    places !== 'contradict' &&
    towns !== 'contradict' &&
    isSlipOfStretch(wordsA, wordsB, confusables)
  ) {
    return [{ ...at, finding: 'unclear', weight: -2, limit: 'review' }]
  }
  if (
    a.word !== b.word ||
    a.ordinal !== b.ordinal ||
    a.label !== b.label ||
    places === 'contradict' ||
    places === 'within' ||
    towns === 'contradict'
  ) {
    return [{ ...at, finding: 'contradict', weight: -10, limit: 'different' }]
  }
  return places === 'oneMissing' || towns === 'oneMissing'
    ? [{ ...at, finding: 'unclear', weight: -2, limit: 'review' }]
    : [{ ...at, finding: 'equal', weight: 1, limit: null }]
}

function branchWords({ branch }: EnterpriseName): string {
  if (branch === null) return ''
  return `${placeWords(branch.paths)}${branch.towns.join('')}${branch.ordinal === null ? '' : `第${branch.ordinal}`}${branch.label}${branch.word}`
}
