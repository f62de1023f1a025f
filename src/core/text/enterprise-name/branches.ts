/** What stands behind the name of a company or another body and makes it a branch, a site or a body of its own. */
import { formAtEnd } from './forms.ts'

/** A company's name ends here; what follows belongs to a branch. The last such place counts. */
const companyInside =
  /^(.*(?:股份有限公司|有限责任公司|有限公司|集团公司|总公司|公司|合作社|集团|合伙))(.+)$/u

/** Ends that only a branch has, whether or not the company's form stands before them. */
const branchEnd =
  /(?:分公司|(?<!种)子公司|分厂|分店|分行|支行|分院|分部|分社|分所|分中心|中心支公司|支公司|营业部|营业厅|营业所|办事处|项目部|项目经理部|代表处|联络处|管理处|事业部|供电公司|供电所|分理处|储蓄所|直销部|销售部|工程部|售后服务部|加油站|\d+(?:工厂|车间|号店|号厂房))$/u

const ownBranch =
  /(?:分公司|(?<!种)子公司|分厂|分店|分行|支行|分院|分部|分社|分所|中心支公司|支公司|分理处|储蓄所|办事处|项目部|项目经理部|代表处|联络处|事业部|供电公司|供电所|第?\d+(?:工厂|车间|号店|店|号厂房))$/u

/** Bodies that every larger body has beside itself: union, party, women, shareholders, canteen. */
const ownBody =
  /(?:工会联合会|工会委员会|工会|共青团委员会|团委|团支部|党委会|党委|党总支|党支部|机关党委|妇女联合会|妇联|妇委会|职工持股会|持股会|职工代表大会|职代会|校友会|业主委员会|村民委员会|食堂|职工医院|职工学校|子弟学校|子弟小学|医务室|退休职工管理中心)$/u

/** Bodies that stand by themselves as well (滁州市红十字基金会), and belong to another only where its name ends before them. */
const ownedBody =
  /^(.*(?:公司|集团|股份|医院|学院|大学|学校|中学|小学|厂|矿|合作社|银行|农场|局|协会|商会))((?:[\u4e00-\u9fff]{0,4})(?:基金会|研究院|研究所|研究中心|技术中心|检测中心|培训中心|培训学校|技工学校|幼儿园|招待所|俱乐部|博物馆|协会|委员会|门诊部|卫生所|服务部|门市部|经营部|附属医院|附属小学|附属中学|分校|宿舍))$/u

/** A shop of a chain whose name ends in a shop itself: 百姓大药房人民路店. */
const chainShop =
  /^(.{2,}(?:大药房|药房|书店|超市|银行|连锁|百货|酒店))((?:[\u4e00-\u9fff]{0,8}[路街城区镇乡园场湖门里桥]|第?\d+|.{0,6}分)(?:店|门市部|营业部|药店))$/u

/** Cuts a branch's part from a name; null when the name is no branch's. */
export function cutBranch(text: string): { head: string; tail: string } | null {
  const inside = companyInside.exec(text)
  if (inside?.[1] !== undefined && inside[2] !== undefined) {
    const [, head, tail] = inside
    const isForm =
      /^(?:公司|企业|股份|控股|有限|责任|团(?!委|支部)|投资|实业|联合社|联社)/u.test(tail) ||
      isGroupInside(head, tail)
    if (!isForm) return { head, tail }
  }
  const owned = chainShop.exec(text) ?? ownedBody.exec(text)
  if (owned?.[1] !== undefined && owned[2] !== undefined && owned[1].length >= 4) {
    return { head: owned[1], tail: owned[2] }
  }
  const end = ownBranch.exec(text) ?? ownBody.exec(text)
  if (end === null || end.index < (ownBody.test(text) ? 4 : 2)) return null
  return { head: text.slice(0, end.index), tail: end[0] }
}

/** True when what stands in brackets behind a name is a site or branch of it: （滁州工厂）, （二车间）. */
export function isBranchRemark(text: string): boolean {
  return (
    /(?:厂|车间|店|厂区|厂房|基地|项目|(?<![本总])部|室|院|所|站|队|中心|仓库|校区)$/u.test(text) ||
    branchEnd.test(text) ||
    ownBody.test(text)
  )
}

/** 海螺集团滁州水泥有限公司 is a company of a group and no branch of it: it ends in a form of its own. */
function isGroupInside(head: string, tail: string): boolean {
  if (branchEnd.test(tail)) return false
  const form = formAtEnd(tail)
  if (form === null || !/(?:集团|合伙)$/u.test(head))
    return form === null && head.endsWith('集团') && !isBranchRemark(tail) && tail.length >= 3
  return form.kind === 'limited' || form.kind === 'jointStock' || form.kind === 'company'
}

const sameBody: Readonly<Record<string, string>> = {
  工会委员会: '工会',
  妇女联合会: '妇联',
  共青团委员会: '团委',
  项目经理部: '项目部',
}

/** What a branch is called, without its place and number: 分公司, 工厂, 研究院. */
export function branchWord(tail: string): string {
  return (
    /(?:供电公司|供电所|加油站|分公司|中心支公司|支公司|分厂|分店|分行|支行|分院|分部|营业部|营业厅|经营部|办事处|管理处|项目经理部|项目部|研究院|研究所|工厂|厂房|车间|门市部|服务部|事业部|代表处|基地|厂|店|部|站|所|中心)$/u.exec(
      tail,
    )?.[0] ?? tail
  )
}

/** One word for bodies with two names. */
export const canonicalBranchWord = (word: string): string => sameBody[word] ?? word

/** The number of a branch in figures, and what is left without it. */
export function ordinalIn(text: string): { ordinal: string; rest: string } | null {
  const found = /第?(\d+)(?:号|期)?/u.exec(text)
  if (found?.[1] === undefined) return null
  return { ordinal: String(Number(found[1])), rest: text.replace(found[0], '') }
}
