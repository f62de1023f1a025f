/**
 * A whole name reduced to what tells it from others, before any of it is read as place, trade name or industry: misprinted
 * characters and numbers in one way of writing, without forms, groups, committees and the endings of places, with usual
 * words in their short form. Two names that are one so are for a person, never the same.
 */
import type { Confusables } from '../confusable.ts'
import type { EnterpriseName } from '../parse.ts'
import { telling } from './slips.ts'

/** Characters of no Chinese name, with those they are misprints of; of several the first is the likeliest. */
const misprints: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'エ工 ロ口 囗口 カ力 ニ二 ハ八 タ夕 ト卜 チ千 ヌ又 ノ丿 徳德 氷冰永水 歩步 毎每 広广 沢泽 恵惠 栄荣 豊丰 辺边 竜龙 ' +
    '円圆 斉齐 浜滨 済济 経经 県县 鉄铁 銭钱 変变 実实 売卖 検检 気气 収收 薬药 発发 対对 図图 単单 労劳 営营 楽乐 ' +
    '応应 駅驿 黒黑 様样 亜亚 囲围 団团 塩盐 査查 亊事 囯国 囻国 岀出 呉吴 眞真 髙高 凖准 徴征 戸户 戻戾 仮假 圧压 ' +
    '覚觉 学学 覧览 証证 訳译 転转 軽轻 辻十 込入 働动 峠卡 畑田 関关 閲阅 顕显 験验 亻人 氵江 丨1 枓料科 朩木 夲本 亇个 釆采'
  )
    .split(' ')
    .map((entry) => [entry[0]!, entry.slice(1)]),
)

/** True when one of two characters stands in no Chinese name and is printed like the other. */
export const isMisprintOf = (one: string, other: string): boolean =>
  (misprints[one]?.includes(other) ?? false) || (misprints[other]?.includes(one) ?? false)

/** Words with what they are written short, and slips that everybody makes, in one way of writing. */
const shortWords: readonly (readonly [pattern: RegExp, short: string])[] = [
  [/混泥土/gu, '混凝土'],
  [/家俱/gu, '家具'],
  [/付食/gu, '副食'],
  [/装璜/gu, '装潢'],
  [/另(?=部?件)/gu, '零'],
  [/(?<=.{4})(?:构件|制品|产品|用品)(?=厂|$)/gu, ''],
  [/职业技术(?:学校|学院)|职业学院/gu, '职院'],
  [/师范(?:学院|大学)/gu, '师院'],
  [/职业(?:技术)?高级?中学|职业中学/gu, '职高'],
  [/职业(?:技术)?教育/gu, '职教'],
  [/技工学校/gu, '技校'],
  [/卫生学校/gu, '卫校'],
  [/广播电视大学/gu, '电大'],
  [/高等专科学校/gu, '专'],
  [/妇幼保健(?:计划生育服务中心|院|所|中心)/gu, '妇保院'],
  [/疾病预防控制/gu, '疾控'],
  [/农村商业银行/gu, '农商银行'],
  [/农村合作银行/gu, '农合行'],
  [/农村信用(?:合作)?(?:联社|社)/gu, '农信社'],
  [/财产保险/gu, '财险'],
  [/人寿保险/gu, '寿险'],
  [/供销合作社(?:联合社)?|供销社联合社/gu, '供销社'],
  [/建筑安装/gu, '建安'],
  [/建筑工程/gu, '建工'],
  [/汽车运输/gu, '汽运'],
  [/汽车配件/gu, '汽配'],
  [/汽车维修|汽车修理/gu, '汽修'],
  [/农业机械/gu, '农机'],
  [/农业生产资料/gu, '农资'],
  [/农业技术(?:推广)?/gu, '农技'],
  [/(?<!监督)管理委员会/gu, '管委会'],
  [/国有资产监督管理委员会/gu, '国资委'],
  [/人民政府/gu, '政府'],
  [/农贸(?:综合)?市场/gu, '菜市场'],
  [/连锁/gu, ''],
  [/电子商务/gu, '电商'],
  [/物业管理/gu, '物管'],
  [/小额贷款/gu, '小贷'],
  [/城市(?:建设)?投资/gu, '城投'],
  [/交通(?:建设)?投资/gu, '交投'],
  [/文化旅游/gu, '文旅'],
  [/人力资源/gu, '人资'],
  [/环境卫生/gu, '环卫'],
  [/环境保护/gu, '环保'],
  [/城市管理/gu, '城管'],
  [/(?:国家级)?(?:经济(?:技术)?开发区|经开区)/gu, '开发区'],
  [/高新技术(?:产业)?开发区/gu, '高新区'],
  [/(?:现代)?(?:工业|产业|科技)园区?|园区/gu, '园'],
  [/工业集中区/gu, '园'],
  [/(?:分|门|连锁|专卖|旗舰|直营|加盟)店/gu, '店'],
  [/(?<=[路街巷道])(?:分公司|分部|门市部|营业部)$/gu, '店'],
  [
    /(?:^.{2,6}[市县])?(公安|税务|国税|地税|工商|国土资源|生态环境|环保|规划)局(.{2,3}?)[市县区]?分局/gu,
    '$2$1分局',
  ],
  [/(?:村民|居民)委员会|村委会|居委会|村委|居委/gu, ''],
]

/** 十八 as 18, 一百 as 100; figures in a row were read before, and one figure alone counts as itself. */
function withNumbers(text: string): string {
  return text
    .replace(/\d*[一二三四五六七八九十百千]*[十百千][一二三四五六七八九十百千〇零\d]*/gu, (run) => {
      const value = numberIn(run)
      return value === null ? run : String(value)
    })
    .replace(/[一二三四五六七八九]/gu, (figure) => String('一二三四五六七八九'.indexOf(figure) + 1))
    .replace(/第(?=\d)|(?<=\d)[号期](?=\D|$)/gu, '')
}

/** The value of a number in Chinese figures below 10,000; null for what is none (百千). */
function numberIn(written: string): number | null {
  const found =
    /^(?:([一二三四五六七八九\d])千)?(?:[零〇0]?([一二三四五六七八九\d])百)?(?:[零〇0]?([一二三四五六七八九\d]?)十)?[零〇0]?([一二三四五六七八九\d]?)$/u.exec(
      written,
    )
  if (found === null) return null
  const of = (unit: string | undefined, absent: number): number =>
    unit === undefined
      ? 0
      : unit === ''
        ? absent
        : /\d/u.test(unit)
          ? Number(unit)
          : '一二三四五六七八九'.indexOf(unit) + 1
  return of(found[1], 0) * 1000 + of(found[2], 0) * 100 + of(found[3], 1) * 10 + of(found[4], 0)
}

function plain(text: string): string {
  let words = [...text].map((unit) => (misprints[unit]?.length === 1 ? misprints[unit] : unit)).join('')
  words = words
    .replace(/股分/gu, '股份')
    .replace(
      /股份有限责任公司|股份有限公司|股份公司|股份$|有限责任公司|有限公司|集团公司|总公司|(?<![分子支])公司|合伙企业|企业$/gu,
      '',
    )
  words = withNumbers(
    words.replace(/(?<=.{3})(?:控股集团|集团控股)/gu, '控股').replace(/(?<=.{3})集团/gu, ''),
  )
  for (const [pattern, short] of shortWords) words = words.replace(pattern, short)
  return words.replace(/(?<!超)市(?!场)|[省县区]/gu, '')
}

const withoutTownEnds = (text: string): string => text.replace(/街道(?:办事处)?|社区|[镇乡村]/gu, '')

/** Shorter names say too little to tell an enterprise by. */
const leastLength = 4

export interface PlainName {
  /** With the finest of the places before the name; empty where too little is left. */
  full: string
  /** The same with 镇, 乡 and 村, which may be slips within the trade name. */
  literal: string
  /** Without the finest of the places too, but with town and village; empty without such a place before the name. */
  inner: string
  /** Without places; empty where too little is left. */
  placeless: string
}

const known = new WeakMap<EnterpriseName, PlainName>()

/** The name plain, with its places before it and without. */
export function plainName(name: EnterpriseName): PlainName {
  const found = known.get(name)
  if (found !== undefined) return found
  const longEnough = (text: string): string => (text.length < leastLength ? '' : text)
  const literal = withoutOuterPlaces(plain(name.whole.replace(/[()]/g, '')), name)
  const full = withoutTownEnds(literal)
  const finest = name.place?.paths[0]?.split('/').at(-1) ?? ''
  const made = {
    full: longEnough(full),
    inner: finest !== '' && full.startsWith(finest) ? longEnough(full.slice(finest.length)) : '',
    literal: longEnough(literal),
    placeless: longEnough(withoutTownEnds(plain(behindPlaces(name)))),
  }
  known.set(name, made)
  return made
}

/** 安徽滁州天长永强 as 天长永强. */
function withoutOuterPlaces(text: string, { place }: EnterpriseName): string {
  const steps = place?.paths[0]?.split('/') ?? []
  let rest = text
  steps.slice(0, -1).forEach((outer, at) => {
    const inner = rest.slice(outer.length)
    if (rest.startsWith(outer) && steps.slice(at + 1).some((step) => inner.startsWith(step))) rest = inner
  })
  return rest
}

function behindPlaces(name: EnterpriseName): string {
  const { whole, front, body, form, ordinal, branch, place } = name
  if (place !== null && place.position !== 'front' && branch === null)
    return `${body}${ordinal ?? ''}${form?.word ?? ''}`
  const written = whole.replace(/[()]/g, '')
  return front !== '' && written.startsWith(front) ? written.slice(front.length) : written
}

/**
 * The text with each character struck out in turn that may be a slip: at one place, and wherever it stands. Numbers and
 * directions bear none, nor does a trade name of two characters but where the slip reads as a town (中震, 中镇).
 */
export function struckOut(text: string, trade: string, confusables: Confusables): string[] {
  const found = new Set<string>()
  const start = trade.length === 2 ? text.indexOf(trade) : -1
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    if (telling.test(unit)) continue
    const inTrade = start !== -1 && at >= start && at < start + trade.length
    if (inTrade && ![...'镇乡村'].some((end) => end === unit || confusables.resemble(unit, end))) continue
    found.add(`${text.slice(0, at)}*${text.slice(at + 1)}`)
    if (inTrade || start === -1 || !trade.includes(unit)) found.add(text.replaceAll(unit, '*'))
  }
  return [...found]
}

/** Letters and figures that are printed alike; of two figures each keeps its own. */
const printedAlike = ['1LI', '0OQD', '5S', '8B', '2Z']

/** True when one of two is a letter that is printed like the other. */
export const isLetterForFigure = (one: string, other: string): boolean =>
  !(/\d/u.test(one) && /\d/u.test(other)) &&
  printedAlike.some((group) => group.includes(one) && group.includes(other))

/** A text in which letters and figures that are printed alike are one; null when it has none. */
export function printedAs(text: string): string | null {
  if (!/[0-258BDILOQSZ]/u.test(text)) return null
  return [...text].map((unit) => printedAlike.find((group) => group.includes(unit))?.[0] ?? unit).join('')
}

/** A text with each of the things that a misprint of several meanings in it may stand for. */
export const meantBy = (text: string): string[] =>
  [...text].flatMap((unit) => {
    const meanings = misprints[unit] ?? ''
    return meanings.length > 1 ? [...meanings].map((meant) => text.replaceAll(unit, meant)) : []
  })

/** What stands behind a place of two or three characters, and the place behind it: 烟草滁州 of 滁州烟草. */
export const turnedNames = ({ full }: PlainName): string[] =>
  full === '' ? [] : [2, 3].map((length) => full.slice(length) + full.slice(0, length))

/** The company of a place within a larger, as 烟草滁州 of 烟草公司滁州市公司. */
export const branchTurned = ({ placeless }: PlainName): string =>
  placeless.replace(/^中国(?=.{4})/u, '').replace(/分公司$/u, '')

/** The company that a branch belongs to with the place of the branch: 扬子滁州 of 扬子公司滁州分公司. */
export const branchFull = ({ full }: PlainName): string => full.replace(/分公司$/u, '')
