/** The form an enterprise is registered in, and the words behind it that make a branch. */

export type FormKind =
  | 'limited'
  | 'jointStock'
  | 'company'
  | 'partnership'
  | 'soleProprietor'
  | 'individual'
  | 'factory'
  | 'cooperative'
  | 'farm'
  | 'institute'

const formWords: Record<FormKind, string> = {
  jointStock: '股份有限责任公司 股份有限公司 股份制有限公司 股份公司 股份有限公 股份',
  limited: '有限责任公司 责任有限公司 有限责任公 有限责公司 有限公司 有限责任 有限公 有限',
  company: '总公司 公司',
  partnership: '有限合伙企业 特殊普通合伙 普通合伙企业 普通合伙 有限合伙 合伙企业 合伙',
  soleProprietor: '个人独资企业 个人独资 独资企业',
  factory: '总厂 厂',
  cooperative:
    '农民专业合作社联合社 专业合作社联合社 农民专业合作社 专业合作社 农村股份经济合作社 股份经济合作社 经济合作社 供销合作社 合作联社 联合社 合作社',
  farm: '家庭农场 农场 林场 养殖场 种植场 猪场',
  individual:
    '个体工商户 个体户 经营部 经营店 经销部 经销处 门市部 服务部 批发部 维修部 加工部 商店 商行 专卖店 便利店 大酒店 饭店 酒楼 餐馆 工作室 超市 门店 药店 网店 修理厂 加工坊 作坊 商铺 铺 店 坊 摊',
  institute:
    '事务所 研究院 研究所 研究中心 技术中心 服务中心 中心 学院 学校 医院 诊所 卫生院 协会 商会 基金会 俱乐部 合作联盟 馆 院 站 所 社',
}

const forms = (Object.entries(formWords) as [FormKind, string][])
  .flatMap(([kind, words]) => words.split(' ').map((word) => ({ word, kind })))
  .sort((a, b) => b.word.length - a.word.length)

export interface Form {
  kind: FormKind
  word: string
}

/** The longest form a text ends with. */
export function formAtEnd(text: string): Form | null {
  return forms.find(({ word }) => text.endsWith(word)) ?? null
}

/** Forms as they stand alone in brackets: （有限合伙）, （个体工商户）. */
export function formInBrackets(text: string): Form | null {
  return (
    forms.find(
      ({ word, kind }) =>
        word === text &&
        (kind === 'partnership' ||
          kind === 'soleProprietor' ||
          kind === 'individual' ||
          kind === 'limited' ||
          kind === 'jointStock'),
    ) ?? null
  )
}

/** A company's name ends here; what follows belongs to a branch. The last such place counts. */
const companyInside =
  /^(.*(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|合作社|集团|合伙))(.+)$/u

/** Ends that only a branch has, whether or not the company's form stands before them. */
const branchEnd =
  /(?:分公司|子公司|分厂|分店|分行|支行|分院|分部|分社|分所|分中心|支公司|营业部|营业厅|营业所|办事处|项目部|项目经理部|代表处|联络处|事业部|供电公司|供电所|分理处|储蓄所|直销部|销售部|工程部|售后服务部|加油站|[一二三四五六七八九十百\d]+(?:工厂|车间|号店))$/u

const ownBranch =
  /(?:分公司|子公司|分厂|分店|分行|支行|分院|分部|分社|分所|支公司|办事处|项目部|项目经理部|代表处|联络处|事业部|[一二三四五六七八九十百\d]+(?:工厂|车间|号店))$/u

/** Cuts a branch's part from a name; null when the name is no branch's. */
export function cutBranch(text: string): { head: string; tail: string } | null {
  const inside = companyInside.exec(text)
  if (inside?.[1] !== undefined && inside[2] !== undefined) {
    const [, head, tail] = inside
    const isForm = /^(?:公司|股份|控股|有限|责任|团|投资|实业)/u.test(tail) || isGroupInside(head, tail)
    if (!isForm) return { head, tail }
  }
  const end = ownBranch.exec(text)
  if (end === null || end.index < 2) return null
  return { head: text.slice(0, end.index), tail: end[0] }
}

/** 海螺集团滁州水泥有限公司 is a company of a group and no branch of it: it ends in a form of its own. */
function isGroupInside(head: string, tail: string): boolean {
  if (branchEnd.test(tail)) return false
  const form = formAtEnd(tail)
  return (
    form !== null &&
    /(?:集团|合伙)$/u.test(head) &&
    (form.kind === 'limited' || form.kind === 'jointStock' || form.kind === 'company')
  )
}

/** What a branch is called, without its place and number: 分公司, 工厂, 研究院. */
export function branchWord(tail: string): string {
  return (
    /(?:供电公司|供电所|加油站|分公司|支公司|分厂|分店|分行|支行|分院|分部|营业部|营业厅|经营部|办事处|项目部|研究院|研究所|工厂|车间|门市部|服务部|事业部|代表处|基地|厂|店|部|站|所|中心)$/u.exec(
      tail,
    )?.[0] ?? tail
  )
}

const figures = '一二三四五六七八九'

/** The number in 第二, 2, 十二; null when there is none. Up to 99. */
export function ordinalIn(text: string): { ordinal: string; rest: string } | null {
  const found = /第?(\d+|[一二三四五六七八九十]+)(?:号|期)?/u.exec(text)
  if (found?.[1] === undefined) return null
  return { ordinal: numeral(found[1]), rest: text.replace(found[0], '') }
}

/** One way of writing a small number: `十二` and `12` are both `12`. */
export function numeral(written: string): string {
  if (/^\d+$/.test(written)) return String(Number(written))
  const ten = written.indexOf('十')
  const digit = (unit: string) => (unit === '' ? null : figures.indexOf(unit) + 1)
  if (ten === -1) return [...written].map((unit) => figures.indexOf(unit) + 1).join('')
  const tens = digit(written.slice(0, ten)) ?? 1
  const ones = digit(written.slice(ten + 1)) ?? 0
  return String(tens * 10 + ones)
}
