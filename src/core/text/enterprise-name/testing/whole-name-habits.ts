/** Habits that no part of a name tells: slips that change how it is read, and what bodies of a city are called in short. */
import type { SeededRandom } from '../../../random/seeded-random.ts'
import { either, full, type Make, other, slipIn } from './register-name.ts'

const doubledTrades = ['人人乐', '青青源', '欣欣来', '森森家', '芳芳坊', '洋洋美', '晶晶亮', '田田居']
const placeTrades = ['恩施源', '西湖春', '武当山', '长沙湾', '昆明湖', '桂林居', '青岛红']
const letterTrades = ['LED', 'COLMO', 'OPTI', 'BOE', 'SILON', 'TOPLI']
const misprinted = [
  ['工', 'エ'],
  ['口', 'ロ'],
  ['力', 'カ'],
  ['二', 'ニ'],
  ['德', '徳'],
] as const
const numbers = [
  ['十八', '18'],
  ['十九', '19'],
  ['三十六', '36'],
  ['一百', '100'],
  ['二百', '200'],
  ['二百零五', '205'],
  ['三千', '3000'],
] as const
const counted = ['颗红枣', '里铺', '家小厨', '味坊', '度水']
const counties = ['天长市', '明光市', '来安县', '全椒县', '定远县', '凤阳县']
const roads = ['白云路', '清流路', '永乐路', '南湖街', '解放路', '丰乐大道']
const villages = ['林桥', '小岗', '花园', '黄泥', '永丰', '大柳']
const bodies = [
  ['职业技术学院', '职院'],
  ['农村商业银行股份有限公司', '农商银行'],
  ['农村商业银行', '农商行'],
  ['妇幼保健院', '妇幼保健所'],
  ['疾病预防控制中心', '疾控中心'],
  ['农业技术推广站', '农技站'],
  ['供销合作社', '供销社'],
  ['经济技术开发区总公司', '开发区总公司'],
  ['职业教育中心', '职教中心'],
] as const
const monopolies = ['烟草', '盐业', '石油', '邮政']
const bureaus = ['公安', '税务', '生态环境']
const districts = ['琅琊', '南谯']
const groups = ['中盐', '中粮', '华润', '国投', '中建', '皖能']
const shopWords = ['店', '分店', '门店']

const short = (county: string): string => county.slice(0, 2)

const twoOf = <T>(list: readonly T[], random: SeededRandom): [T, T] => {
  const one = random.pick(list)
  return [one, other(list, one, random)]
}

/** A character wherever the text has it. */
const everywhere = (text: string, unit: string, meant: string): string => text.replaceAll(unit, meant)

/** What is one. */
export const wholeNameSame: Record<string, Make> = {
  'doubled character misread': (name, random, { shape, sound }) => {
    const trade = random.pick(doubledTrades)
    const choices = [...shape(trade[0]!), ...sound(trade[0]!)].filter((unit) => !trade.includes(unit))
    return choices.length === 0
      ? null
      : [full(name, { trade }), full(name, { trade: everywhere(trade, trade[0]!, random.pick(choices)) })]
  },
  'place of the branch misread': (name, random, { shape }) =>
    either(
      slipIn('滁州', random, (unit) => (unit === '滁' ? ['除', '涤', '蹰'] : shape(unit).slice(0, 3))),
      (place) => {
        const branch = (where: string) => `江苏${name.trade}${name.industry}有限公司安徽${where}分公司`
        return [branch('滁州'), branch(place)]
      },
    ),
  'character that is no Chinese one': (name, random) => {
    const [unit, misprint] = random.pick(misprinted)
    const written = random.pick([full(name, { trade: `${unit}源` }), full(name, { trade: `美${unit}佳` })])
    return [written, everywhere(written, unit, misprint)]
  },
  'figure for a letter': (name, random) => {
    const trade = random.pick(letterTrades)
    const figures = { L: '1', I: '1', O: '0', S: '5', B: '8' } as const
    const unit = random.pick([...trade].filter((letter): letter is keyof typeof figures => letter in figures))
    return [full(name, { trade }), full(name, { trade: trade.replace(unit, figures[unit]) })]
  },
  'character of the place left out': (name, random) => {
    const at = random.integer(0, name.place.length - 1)
    return [full(name), full(name, { place: name.place.slice(0, at) + name.place.slice(at + 1) })]
  },
  'characters of the place changed': (name, random) => {
    const at = random.integer(0, name.place.length - 2)
    const [one, two] = [name.place[at]!, name.place[at + 1]!]
    return [full(name), full(name, { place: name.place.slice(0, at) + two + one + name.place.slice(at + 2) })]
  },
  'number in figures': (name, random) => {
    const [written, figures] = random.pick(numbers)
    const thing = random.pick(counted)
    const shop = random.pick(['农家乐', '饭店', '超市有限公司'])
    return [`${name.places[1]}${written}${thing}${shop}`, `${name.places[1]}${figures}${thing}${shop}`]
  },
  'shop of a company': (name, random) => {
    const [one, two] = twoOf(shopWords, random)
    const road = random.pick(roads)
    return [`${full(name)}${road}${one}`, `${full(name)}${road}${two}`]
  },
  'committee of the village': (_, random) => {
    const [county, village] = [random.pick(counties), random.pick(villages)]
    const body = random.pick(['经济合作社', '股份经济合作社'])
    return [
      `${county}舜山镇${village}村${random.pick(['村民委员会', '村委会', '民委员会'])}${body}`,
      `${random.pick([county, short(county)])}舜山${random.pick(['镇', ''])}${village}村${body}`,
    ]
  },
  'body in short': (_, random) => {
    const county = random.pick(counties)
    const [long, brief] = random.pick(bodies)
    return [`${random.pick(['', '安徽', '安徽省'])}${county}${long}`, `${short(county)}${brief}`]
  },
  'zone of one trade': (name, random) => {
    const county = random.pick(counties)
    const trade = random.pick(['盐化', '硅基', '化工'])
    const [one, two] = twoOf(['工业园', '工业园区', '园', '园区'], random)
    return [
      `${county}${trade}${one}${name.trade}${name.industry}有限公司`,
      `${county}${trade}${two}${name.trade}${name.industry}有限公司`,
    ]
  },
  'company of the city in that of the province': (_, random) => {
    const [county, trade] = [random.pick(counties), random.pick(monopolies)]
    return [`安徽省${trade}公司${county}${random.pick(['公司', '分公司'])}`, `${county}${trade}公司`]
  },
  'bureau of the district': (_, random) => {
    const [bureau, district] = [random.pick(bureaus), random.pick(districts)]
    const body = random.pick(['', '培训学校', '后勤服务中心'])
    return [`滁州市${bureau}局${district}分局${body}`, `${district}${bureau}分局${body}`]
  },
  'trade name that begins as a place': (name, random) => {
    const trade = random.pick(placeTrades)
    return [full(name, { trade }), full(name, { trade, place: '' })]
  },
  'group put in': (name, random) => {
    const industry = random.pick(['城市投资控股', '交通投资控股', '文化旅游控股', '建设'])
    const trade = random.pick(['', name.trade])
    return [
      full(name, { trade, industry, form: '有限公司' }),
      full(name, { trade, industry, form: '集团有限公司' }),
    ]
  },
  'branch without its word': (name, random) => {
    const county = random.pick(counties)
    return [`江苏${name.trade}集团${county}公司`, `江苏${name.trade}集团有限公司${county}分公司`]
  },
  'group of the state before': (name, random) => {
    const written = `${name.trade}${name.industry}`
    return [`${random.pick(groups)}${written}股份有限公司`, written]
  },
  'middle of the business': (name, random) => {
    const [long, brief] = random.pick([
      ['水泥预制构件', '预制'],
      ['水泥预制构件', '水泥预制'],
      ['光伏玻璃制品', '光伏玻璃'],
    ] as const)
    const trade = name.trade
    return [
      full(name, { trade, industry: long, form: '厂' }),
      full(name, { trade, industry: brief, form: '厂' }),
    ]
  },
}

/** What is two, though it looks like the above. */
export const wholeNameDifferent: Record<string, Make> = {
  'other number': (name, random) => {
    const [one, two] = twoOf(numbers, random)
    const thing = random.pick(counted)
    return [`${name.places[1]}${one[0]}${thing}超市`, `${name.places[1]}${random.pick(two)}${thing}超市`]
  },
  'shops of two roads': (name, random) => {
    const [one, two] = twoOf(roads, random)
    return [`${full(name)}${one}${random.pick(shopWords)}`, `${full(name)}${two}${random.pick(shopWords)}`]
  },
  'committees of two villages': (_, random) => {
    const [one, two] = twoOf(villages, random)
    const county = random.pick(counties)
    return [`${county}舜山镇${one}村村民委员会`, `${county}舜山镇${two}村委会`]
  },
  'bodies of two counties': (_, random) => {
    const [one, two] = twoOf(counties, random)
    const [long, brief] = random.pick(bodies)
    return [`安徽${one}${long}`, `${short(two)}${brief}`]
  },
  'company of a place and branch there': (name, random) => {
    const county = random.pick(counties)
    return [
      `江苏${name.trade}${name.industry}（${county}）有限公司`,
      `江苏${name.trade}${name.industry}有限公司${county}分公司`,
    ]
  },
  'branches of two cities of one sound': (name, random) => {
    const [one, two] = random.pick([
      ['宿州', '苏州'],
      ['徐州', '滁州'],
      ['宜昌', '宜春'],
      ['池州', '滁州'],
    ] as const)
    const branch = (where: string) => `江苏${name.trade}${name.industry}有限公司${where}分公司`
    return [branch(one), branch(two)]
  },
  'companies of two counties in that of the province': (_, random) => {
    const [one, two] = twoOf(counties, random)
    const trade = random.pick(monopolies)
    return [`安徽省${trade}公司${one}公司`, `${two}${trade}公司`]
  },
  'bureaus of two districts': (_, random) => {
    const [one, two] = twoOf(districts, random)
    const bureau = random.pick(bureaus)
    return [`滁州市${bureau}局${one}分局`, `${two}${bureau}分局`]
  },
  'trade name of two characters misread': (name, random, { shape }) =>
    name.trade.length !== 2 || name.fine
      ? null
      : either(
          slipIn(name.trade, random, (unit) =>
            shape(unit).filter((one) => '华安恒源天润鑫盛宏远金龙永泰'.includes(one)),
          ),
          (trade) => [full(name), full(name, { trade })],
        ),
  'characters of a usual trade name changed': (name) =>
    name.trade.length !== 2 ? null : [full(name), full(name, { trade: name.trade[1]! + name.trade[0]! })],
  'companies of one group': (name, random) => {
    const group = random.pick(groups)
    const [one, two] = twoOf(['盐化', '米业', '置业', '燃气', '水泥'], random)
    return [`${group}${name.trade}${one}有限公司`, `${group}${name.trade}${two}有限公司`]
  },
}
