/**
 * Hard pairs of enterprise names with labels, made up from the habits of Chinese registers: what is one enterprise is
 * written in other ways or was renamed over the years; what is two differs by a branch, a number, a character, a place
 * or a business. The names are invented; some trade names are those of known companies.
 */
import { type SeededRandom, seededRandom } from '../../../random/seeded-random.ts'

export interface HardPair {
  left: string
  right: string
  same: boolean
  /** The habit the pair was made by. */
  habit: string
}

const places = [
  {
    province: '安徽',
    city: '滁州',
    counties: ['天长市', '明光市', '来安县', '全椒县', '定远县', '凤阳县', '琅琊区', '南谯区'],
  },
  { province: '安徽', city: '合肥', counties: ['肥西县', '蜀山区', '巢湖市'] },
  { province: '江苏', city: '南京', counties: ['江宁区', '浦口区'] },
  { province: '江苏', city: '苏州', counties: ['昆山市', '常熟市'] },
  { province: '浙江', city: '宁波', counties: ['慈溪市', '余姚市'] },
  { province: '广东', city: '东莞', counties: [] },
]
const trades =
  '华晟 宏达 永强 隆基乐叶 福莱特 东方日升 惠科 康佳 扬子 金禾 恒瑞 嘉诚 德力 天康 朗润 瑞泰 鑫源 博西华 立光 晶科 英美达 长久 汇丰 中盛 科创 安邦 佰盛 赛维 迅捷 皖东 金鹏 诺思 千禾 沃达 凯盛 猎豹 银鹭 养元 乐凯 泰达 亿丰 盼盼 尚德 明辉 顺达'.split(
    ' ',
  )
const kindred: readonly (readonly string[])[] = [
  ['光伏科技', '新能源', '新能源科技', '太阳能科技', '光伏'],
  ['机械', '机械制造', '智能装备', '精密机械', '重工'],
  ['电子', '电子科技', '光电科技', '微电子'],
  ['玻璃', '新材料', '复合材料', '新材料科技'],
  ['食品', '农业', '粮油', '农业科技'],
  ['汽车零部件', '汽车部件', '车业'],
  ['电器', '家用电器', '智能家电'],
  ['医药', '生物科技', '医疗器械'],
  ['包装材料', '包装', '印务'],
]
const besideMaking = [
  '贸易',
  '物流',
  '置业',
  '投资',
  '物业管理',
  '商贸',
  '房地产开发',
  '运输',
  '餐饮管理',
  '文化传媒',
  '劳务',
]
const traditional: Record<string, string> = {
  华: '華',
  东: '東',
  达: '達',
  电: '電',
  光: '光',
  机: '機',
  汽: '汽',
  车: '車',
  业: '業',
  医: '醫',
  药: '藥',
  农: '農',
  强: '強',
  叶: '葉',
  诚: '誠',
  务: '務',
  长: '長',
  县: '縣',
  责: '責',
  润: '潤',
  恒: '恆',
  乐: '樂',
  丰: '豐',
  云: '雲',
  装: '裝',
  备: '備',
  术: '術',
}
const otherCharacters = '荣昊轩硕宇鼎耀锐弘铭卓越航远程帆翼驰辰跃'

/** `count` pairs, half of them the same; the same seed gives the same pairs. */
export function hardPairs(count: number, seed: number): HardPair[] {
  const random = seededRandom(seed)
  const pairs: HardPair[] = []
  while (pairs.length < count) {
    const [habit, same, make] = random.pick(pairs.length % 2 === 0 ? sameHabits : differentHabits)
    const made = make(nameOf(random), random)
    if (made === null || made[0] === made[1]) continue
    const turned = random.next() < 0.5
    pairs.push({ left: made[turned ? 1 : 0], right: made[turned ? 0 : 1], same, habit })
  }
  return pairs
}

interface Made {
  place: (typeof places)[number]
  trade: string
  family: readonly string[]
  industry: string
  form: string
}

function nameOf(random: SeededRandom): Made {
  const family = random.pick(kindred)
  return {
    place: random.pick(places),
    trade: random.pick(trades),
    family,
    industry: random.pick(family),
    form: random.next() < 0.8 ? '有限公司' : '股份有限公司',
  }
}

type Habit = [
  habit: string,
  same: boolean,
  make: (name: Made, random: SeededRandom) => [string, string] | null,
]

const full = ({ place, trade, industry, form }: Made, at = place.city) => `${at}${trade}${industry}${form}`

const sameHabits: Habit[] = [
  [
    'form written out',
    true,
    (name) => [full({ ...name, form: '有限公司' }), full({ ...name, form: '有限责任公司' })],
  ],
  ['suffix of the place', true, (name) => [full(name), full(name, `${name.place.city}市`)]],
  [
    'whole address before',
    true,
    (name, random) => [
      full(name),
      full(
        name,
        random.pick([
          `${name.place.province}省${name.place.city}市`,
          `${name.place.province}${name.place.city}`,
        ]),
      ),
    ],
  ],
  [
    'county in full',
    true,
    (name, random) => {
      if (name.place.counties.length === 0) return null
      const county = random.pick(name.place.counties)
      return [full(name, county), full(name, `${name.place.province}省${name.place.city}市${county}`)]
    },
  ],
  [
    'place in brackets',
    true,
    (name) => [full(name), `${name.trade}${name.industry}（${name.place.city}）${name.form}`],
  ],
  [
    'place after the trade name',
    true,
    (name) => [`${name.trade}（${name.place.city}）${name.industry}${name.form}`, full(name)],
  ],
  [
    'brackets, widths and spaces',
    true,
    (name) => [
      `${name.trade}${name.industry}（${name.place.city}）${name.form}`,
      `${name.trade} ${name.industry}(${name.place.city})　${name.form}`,
    ],
  ],
  [
    'brackets left out',
    true,
    (name) => [
      `${name.trade}${name.industry}（${name.place.city}）${name.form}`,
      `${name.trade}${name.industry}${name.place.city}${name.form}`,
    ],
  ],
  [
    'traditional characters',
    true,
    (name) => [full(name), [...full(name)].map((unit) => traditional[unit] ?? unit).join('')],
  ],
  ['form left out', true, (name) => [full(name), `${name.place.city}${name.trade}${name.industry}`]],
  [
    'became a joint-stock company',
    true,
    (name) => [full({ ...name, form: '有限公司' }), full({ ...name, form: '股份有限公司' })],
  ],
  [
    'former name in brackets',
    true,
    (name, random) => {
      const old = full({ ...name, trade: random.pick(trades), form: '有限公司' })
      return [`${full(name)}（原${old}）`, old]
    },
  ],
  ['years in brackets', true, (name) => [full(name), `${full(name)}（2012年更名）`]],
  [
    'numbered factory',
    true,
    (name) => [`${name.place.city}市第二${name.industry}厂`, `${name.place.city}${name.industry}二厂`],
  ],
  [
    'branch with and without suffix',
    true,
    (name) => [`${full(name)}滁州分公司`, `${full(name)}滁州市分公司`],
  ],
  ['number of a branch', true, (name) => [`${full(name)}第2分公司`, `${full(name)}第二分公司`]],
  // What a person has to decide.
  [
    'place left out',
    true,
    (name) => [full({ ...name, form: '有限公司' }), `${name.trade}${name.industry}有限公司`],
  ],
  [
    'renamed from city to province',
    true,
    (name) => [full({ ...name, form: '有限公司' }), full(name, name.place.province)],
  ],
  [
    'renamed to a kindred industry',
    true,
    (name, random) => [full(name), full({ ...name, industry: random.pick(name.family) })],
  ],
  [
    'renamed to a group',
    true,
    (name) => [full({ ...name, form: '有限公司' }), full({ ...name, form: '集团有限公司' })],
  ],
  [
    'factory became a company',
    true,
    (name) => [full({ ...name, form: '厂' }), full({ ...name, form: '有限公司' })],
  ],
  [
    'mistyped word of industry',
    true,
    (name) =>
      name.industry.endsWith('科技')
        ? [full(name), full({ ...name, industry: name.industry.replace('科技', '科枝') })]
        : null,
  ],
  [
    'mistyped long trade name',
    true,
    (name) => {
      const slips: Record<string, string> = {
        隆基乐叶: '隆基乐业',
        福莱特: '福来特',
        东方日升: '东方日生',
        博西华: '博西花',
        英美达: '英美答',
      }
      const slip = slips[name.trade]
      return slip === undefined ? null : [full(name), full({ ...name, trade: slip })]
    },
  ],
  [
    'short name',
    true,
    (name) =>
      name.trade.length >= 3
        ? [`${name.place.city}${name.trade}`, full(name)]
        : [`${name.place.city}${name.trade}`, full(name)],
  ],
]

const differentHabits: Habit[] = [
  [
    'branch and company',
    false,
    (name, random) => [
      full(name),
      `${full(name)}${random.pick(['滁州分公司', '分公司', '第一分公司', '天长工厂', '合肥办事处', '研究院', '第二项目部'])}`,
    ],
  ],
  [
    'two branches by place',
    false,
    (name, random) => {
      const [a, b] = [
        random.pick(['滁州', '合肥', '南京', '天长', '全椒']),
        random.pick(['芜湖', '扬州', '来安', '定远']),
      ]
      return [`${full(name)}${a}分公司`, `${full(name)}${b}分公司`]
    },
  ],
  ['two branches by number', false, (name) => [`${full(name)}第一分公司`, `${full(name)}第三分公司`]],
  [
    'numbered factories',
    false,
    (name, random) => [
      `${name.place.city}${name.trade}${name.industry}一厂`,
      `${name.place.city}${name.trade}${name.industry}${random.pick(['二厂', '三厂', '厂'])}`,
    ],
  ],
  [
    'sister in another city',
    false,
    (name, random) => {
      const other = random.pick(places)
      return other.city === name.place.city ? null : [full(name), full(name, other.city)]
    },
  ],
  [
    'sister in another city, in brackets',
    false,
    (name, random) => {
      const other = random.pick(places)
      return other.city === name.place.city
        ? null
        : [
            `${name.trade}${name.industry}（${name.place.city}）有限公司`,
            `${name.trade}${name.industry}（${other.city}）有限公司`,
          ]
    },
  ],
  [
    'sister in another county',
    false,
    (name) =>
      name.place.counties.length < 2
        ? null
        : [full(name, name.place.counties[0]), full(name, name.place.counties[1])],
  ],
  [
    'sister that trades or builds',
    false,
    (name, random) => [full(name), full({ ...name, industry: random.pick(besideMaking) })],
  ],
  [
    'sister in another business',
    false,
    (name, random) => {
      const other = random.pick(kindred)
      return other === name.family
        ? null
        : [full({ ...name, industry: name.family[0]! }), full({ ...name, industry: other[0]! })]
    },
  ],
  ['parent group', false, (name) => [full({ ...name, form: '有限公司' }), `${name.trade}集团股份有限公司`]],
  [
    'one character of two',
    false,
    (name, random) =>
      name.trade.length !== 2
        ? null
        : [full(name), full({ ...name, trade: name.trade[0]! + random.pick([...otherCharacters]) })],
  ],
  [
    'first character of two',
    false,
    (name, random) =>
      name.trade.length !== 2
        ? null
        : [full(name), full({ ...name, trade: random.pick([...otherCharacters]) + name.trade[1]! })],
  ],
  [
    'one usual character that sounds alike',
    false,
    (name, random) => [
      full({ ...name, trade: random.pick(['华兴', '恒瑞', '宏达', '鑫源']) }),
      full({ ...name, trade: random.pick(['华星', '恒锐', '鸿达', '欣源']) }),
    ],
  ],
  [
    'new beside old',
    false,
    (name, random) => [
      full(name),
      full({ ...name, trade: random.pick(['新', '东', '大', '老']) + name.trade }),
    ],
  ],
  [
    'another trade name',
    false,
    (name, random) => [full(name), full({ ...name, trade: random.pick(trades) })],
  ],
  [
    'one character more',
    false,
    (name, random) => [
      full({ ...name, trade: '金禾' }),
      full({ ...name, trade: `金禾${random.pick([...otherCharacters])}` }),
    ],
  ],
  [
    'second brand of a group',
    false,
    (name) => [full({ ...name, trade: '隆基' }, '西安'), full({ ...name, trade: '隆基乐叶' })],
  ],
  [
    'joint-stock parent and its subsidiary',
    false,
    (name) => [
      `${name.trade}${name.industry}股份有限公司`,
      `${name.trade}${name.industry}（${name.place.city}）有限公司`,
    ],
  ],
]
