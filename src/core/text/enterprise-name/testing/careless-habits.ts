/** What lists of several offices are like: numbered, remarked, scanned, abbreviated, with towns and bodies beside. */
import type { SeededRandom } from '../../../random/seeded-random.ts'
import { full, type Habit, type Made } from './invented-names.ts'

const towns = ['湖阳镇', '白鹭乡', '青石镇', '柳岸街道', '松林镇', '渡口乡', '北塘街道', '云台镇']
const shops = [
  '平安超市',
  '阳光饭店',
  '幸福理发店',
  '老赵五金店',
  '卫生院',
  '加油站',
  '丰收家庭农场',
  '富民种植专业合作社',
]
const remarks = [
  '（筹）',
  '（第二批申报）',
  '（在建）',
  '（民营）',
  '（规上）',
  '（联系人：李主任）',
  '（待核实）',
  '-重点企业',
]
const marks = ['1、', '（3）', '12.', '②', '（四）', '7．']
/** Slips in scans of forms, places and words of industry, where what comes out is no word. */
const scans: readonly (readonly [string, string])[] = [
  ['有限公司', '冇限公司'],
  ['有限公司', '有眼公司'],
  ['有限公司', '有限厶司'],
  ['股份有限', '股扮有限'],
  ['安徽', '安微'],
  ['滁州', '除州'],
  ['科技', '科枝'],
  ['机械', '机诫'],
  ['玻璃', '波璃'],
  ['材料', '村料'],
]
const bodies = ['工会', '工会委员会', '党支部', '团委', '职工食堂', '研究院', '职工医院']
const county = '滁州市天长市'

/** Two of a list that are not equal. */
function two<T>(list: readonly T[], random: SeededRandom): [T, T] {
  const at = random.integer(0, list.length - 1)
  return [list[at]!, list[(at + random.integer(1, list.length - 1)) % list.length]!]
}

const limited = (name: Made): string => full({ ...name, form: '有限公司' })

export const carelessSame: Habit[] = [
  ['number in a list', true, (name, random) => [full(name), random.pick(marks) + full(name)]],
  ['remark behind', true, (name, random) => [full(name), full(name) + random.pick(remarks)]],
  [
    'scanned badly',
    true,
    (name, random) => {
      const written = full(name)
      const [right, wrong] = random.pick(scans)
      return written.includes(right) ? [written, written.replace(right, wrong)] : null
    },
  ],
  [
    'town without its ending',
    true,
    (name, random) => {
      const town = random.pick(towns)
      const rest = `${name.trade}${name.industry}厂`
      return [`天长市${town}${rest}`, `天长${town.replace(/(?:镇|乡|街道)$/u, '')}${rest}`]
    },
  ],
  [
    'zone in short',
    true,
    (name) => [full(name, `${name.place.city}经济技术开发区`), full(name, `${name.place.city}经开区`)],
  ],
  [
    'number of a fund',
    true,
    (name) => [
      `${name.place.city}${name.trade}五号股权投资合伙企业（有限合伙）`,
      `${name.place.city}${name.trade}5号股权投资合伙企业(有限合伙)`,
    ],
  ],
  [
    'trade name in figures',
    true,
    (name) => [full({ ...name, trade: '二六八' }), full({ ...name, trade: '268' })],
  ],
  [
    'former name without brackets',
    true,
    (name) => [`${limited(name)} 原${name.place.city}永昌织布厂`, `${name.place.city}永昌织布厂`],
  ],
  [
    'words of industry in another order',
    true,
    (name) => [full({ ...name, industry: '钢琴古筝' }), full({ ...name, industry: '古筝钢琴' })],
  ],
  [
    'bank in short',
    true,
    (_, random) => {
      const [short, long] = random.pick([
        ['工行', '中国工商银行股份有限公司'],
        ['建行', '中国建设银行股份有限公司'],
        ['邮储银行', '中国邮政储蓄银行股份有限公司'],
      ] as const)
      return [`${short}天长市支行`, `${long}天长市支行`]
    },
  ],
  [
    'industry in short',
    true,
    (name, random) => {
      const [short, long] = random.pick([
        ['建安', '建筑安装'],
        ['汽配', '汽车配件'],
        ['钢构', '钢结构'],
      ] as const)
      return [full({ ...name, industry: short }), full({ ...name, industry: long })]
    },
  ],
]

export const carelessDifferent: Habit[] = [
  [
    'shops of two towns',
    false,
    (_, random) => {
      const shop = random.pick(shops)
      const [a, b] = two(towns, random)
      return [`天长市${a}${shop}`, `${county}${b}${shop}`]
    },
  ],
  [
    'service points in two towns',
    false,
    (name, random) => {
      const [a, b] = two(towns, random)
      return [`${limited(name)}天长${a}服务部`, `${limited(name)}天长${b}服务部`]
    },
  ],
  ['zones of one city', false, (name) => [full(name, '滁州高新区'), full(name, '滁州经济开发区')]],
  ['body of a company', false, (name, random) => [limited(name), limited(name) + random.pick(bodies)]],
  [
    'two bodies of a company',
    false,
    (name, random) => {
      const [a, b] = two(['工会', '党支部', '团委', '职工食堂'], random)
      return [limited(name) + a, limited(name) + b]
    },
  ],
  [
    'one character with a meaning',
    false,
    (name, random) => {
      const [a, b] = random.pick([
        ['水泵', '水表'],
        ['钢管', '钢材'],
        ['茶具', '茶叶'],
        ['装饰设计', '装饰设备'],
        ['化肥', '化妆品'],
        ['面粉', '面包'],
      ] as const)
      return [full({ ...name, industry: a }), full({ ...name, industry: b })]
    },
  ],
  [
    'numbers of a series',
    false,
    (name, random) => {
      const [a, b] = two(['一期', '二期', '三号', '4号', '甲', '乙', '2021'], random)
      const fund = (mark: string) => `${name.place.city}${name.trade}${mark}股权投资合伙企业（有限合伙）`
      return [fund(a), fund(b)]
    },
  ],
  [
    'company and company under one holding',
    false,
    (name) => [
      `${name.trade}控股（${name.place.city}）食品有限公司`,
      `${name.trade}控股（${name.place.city}）模具有限公司`,
    ],
  ],
  [
    'directions',
    false,
    (name, random) => {
      const [a, b] = two(['东', '西', '南', '北'], random)
      return [`${limited(name)}（${a}厂）`, `${limited(name)}（${b}厂）`]
    },
  ],
]
