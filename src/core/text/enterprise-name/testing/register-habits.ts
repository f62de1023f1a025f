/**
 * Pairs of names as a city's lists have them, apart from `hard-pairs.ts`: other words, and slips of the pen and of scans
 * anywhere in a name, drawn from all characters of the register's tables.
 */
import { seededRandom } from '../../../random/seeded-random.ts'
import type { HardPair } from './hard-pairs.ts'
import { traditional } from './invented-names.ts'
import { either, full, type Make, nameOf, other, replaced, type Slips, slipIn } from './register-name.ts'
import {
  businesses,
  fineTrades,
  neighbourTrades,
  registerPlaces,
  sisterTrades,
  telling,
  townNames,
  tradeCharacters,
  usualTrades,
} from './register-words.ts'
import { wholeNameDifferent, wholeNameSame } from './whole-name-habits.ts'

const same: Record<string, Make> = {
  'other character of one sound in a fine trade name': (name, random, { sound }) =>
    name.trade.length < 3
      ? null
      : either(slipIn(name.trade, random, sound), (trade) => [full(name), full(name, { trade })]),
  'other character of one sound in the industry': (name, random, { sound }) =>
    either(slipIn(name.industry, random, sound), (industry) => [full(name), full(name, { industry })]),
  'other character of one sound in the place': (name, random, { sound }) =>
    either(slipIn(name.place.slice(0, 2), random, sound), (front) => [
      full(name),
      full(name, { place: front + name.place.slice(2) }),
    ]),
  'character misread in the trade name': (name, random, { shape }) =>
    name.trade.length < 3
      ? null
      : either(slipIn(name.trade, random, shape), (trade) => [full(name), full(name, { trade })]),
  'character misread in the industry': (name, random, { shape }) =>
    either(slipIn(name.industry, random, shape), (industry) => [full(name), full(name, { industry })]),
  'character misread in the form': (name, random, { shape }) =>
    either(slipIn(name.form, random, shape), (form) => [full(name), full(name, { form })]),
  'character misread in the place': (name, random, { shape }) =>
    either(slipIn(name.place, random, shape), (place) => [full(name), full(name, { place })]),
  'two characters misread': (name, random, { shape }) =>
    either(
      slipIn(name.industry, random, shape),
      (industry) =>
        either(slipIn(name.form, random, shape), (form) => [full(name), full(name, { industry, form })]) ?? [
          full(name),
          full(name, { industry }),
        ],
    ),
  'character left out': (name, random) => {
    const tail = name.industry + name.form
    const at = random.integer(0, tail.length - 1)
    return [full(name), `${name.place}${name.trade}${tail.slice(0, at)}${tail.slice(at + 1)}`]
  },
  'character left out of a long trade name': (name, random) =>
    name.trade.length < 4
      ? null
      : [
          full(name),
          full(name, { trade: replaced(name.trade, random.integer(1, name.trade.length - 1), '') }),
        ],
  'character written twice': (name, random) => {
    const written = full(name)
    const at = random.integer(2, written.length - 1)
    return [written, replaced(written, at, written[at]!.repeat(2))]
  },
  'neighbours changed': (name, random) => {
    const tail = (name.trade.length >= 3 ? name.trade : '') + name.industry + name.form
    const head = full(name).slice(0, -tail.length)
    const at = random.integer(0, tail.length - 2)
    return [full(name), head + tail.slice(0, at) + tail[at + 1]! + tail[at]! + tail.slice(at + 2)]
  },
  'trade name alone': (name) => [full(name), name.fine ? name.trade : `${name.place}${name.trade}`],
  'trade name and industry': (name) => [full(name), name.trade + name.industry],
  'trade name and first character of the industry': (name, random) => [
    full(name),
    `${random.pick(['', name.places[0]!])}${name.trade}${name.industry[0]!}`,
  ],
  'place, trade name, 公司': (name) => [full(name), `${name.place}${name.trade}公司`],
  'trade name and 集团 or 股份': (name, random) => [
    full(name, { form: `${random.pick(['集团', ''])}股份有限公司` }),
    `${name.trade}${random.pick(['股份', '集团', '公司'])}`,
  ],
  'state investor in short': (name, random) => {
    const [long, short] = random.pick([
      ['城市建设投资', '城投'],
      ['交通投资', '交投'],
      ['文化旅游投资', '文旅'],
      ['国有资产运营', '国资'],
      ['农业发展投资', '农投'],
      ['公共交通', '公交'],
      ['自来水', '水司'],
    ] as const)
    if (short === '水司') return [`${name.places[1]}自来水公司`, `${name.places[0]}自来水有限公司`]
    return [
      `${name.places[1]}${long}${random.pick(['集团', '', '控股集团'])}有限公司`,
      `${name.places[0]}${short}${random.pick(['集团', '公司', ''])}`,
    ]
  },
  'renamed: place, form and business': (name, random) => [
    full(name, { form: random.pick(['厂', '有限公司', '有限责任公司']) }),
    full(name, {
      place: random.pick(['安徽', '安徽省']),
      industry: random.pick(name.business),
      form: random.pick(['有限公司', '股份有限公司']),
    }),
  ],
  'renamed: business widened': (name, random) => [
    full(name),
    full(name, {
      industry: random.pick(['科技', '实业', `${name.industry}科技`]),
      form: random.pick(['股份有限公司', '有限公司']),
    }),
  ],
  'renamed: factory of the county': (name) => [
    full(name, { place: name.places[1]!, form: '厂' }),
    full(name, { form: '有限公司' }),
  ],
  'place at another point': (name, random) => {
    const [short] = name.places
    return [
      full(name),
      random.pick([
        `${name.trade}（${short}）${name.industry}${name.form}`,
        `${name.trade}${name.industry}（${short}）${name.form}`,
        `${name.trade}${name.industry}${name.form}（${short}）`,
        `${name.trade}${short}${name.industry}${name.form}`,
      ]),
    ]
  },
  'place longer or shorter': (name, random) => [full(name), full(name, { place: random.pick(name.places) })],
  'English name behind': (name, random) => [
    full(name),
    `${full(name)}${random.pick(['（Anhui Huaan Co., Ltd.）', ' ANHUI HENGYUAN CO.,LTD', '(HY Group)', '/Hengyuan Machinery'])}`,
  ],
  'brand in letters before': (name, random) => [
    full(name),
    `${name.place}${random.pick(['HD', 'KMD', 'ABT'])}${name.trade}${name.industry}${name.form}`,
  ],
  'widths, spaces, brackets and traditional characters': (name, random) => {
    const [short] = name.places
    const written = `${name.trade}${name.industry}（${short}）${name.form}`
    const old = [...written].map((unit) => traditional[unit] ?? unit).join('')
    return [
      written,
      random.pick([
        old.replace('（', ' [').replace('）', '] '),
        [...old].join(' '),
        old.replace('（', '〔').replace('）', '〕'),
        `“${old}”`,
        `${old.replace('（', '').replace('）', '')}。`,
      ]),
    ]
  },
  'branch in several ways': (name, random) => {
    const [short, long] = name.places
    const company = `江苏${name.trade}${name.industry}`
    const ways = [
      `${company}有限公司${short}分公司`,
      `${company}有限公司${long}分公司`,
      `${company}有限公司（${short}分公司）`,
      `${company}有限责任公司${short}分公司`,
      `${company}公司${short}分公司`,
      `${company}${short}分公司`,
    ]
    const one = random.pick(ways)
    return [one, other(ways, one, random)]
  },
  'number in several ways': (name, random) => {
    const ways = random.pick([
      (number: string) => `${name.places[1]}第${number}建筑安装工程有限公司`,
      (number: string) => `${name.place}${name.trade}${name.industry}第${number}分公司`,
      (number: string) => `${name.place}第${number}人民医院`,
    ])
    return [ways('三'), ways(random.pick(['3', '３', '叁']))]
  },
  'former name': (name, random) => {
    const old = full(nameOf(random))
    return [
      `${full(name)}（${random.pick(['原', '原名：', '曾用名:', '由'])}${old}${''}）`.replace(
        /（由(.*)）$/u,
        '（由$1更名）',
      ),
      old,
    ]
  },
  'town before the name': (name, random) =>
    name.places[1]!.endsWith('区')
      ? null
      : [
          `${name.places[1]}${random.pick(townNames)}${name.trade}${name.industry}有限公司`,
          `${name.places[1]}${name.trade}${name.industry}有限公司`,
        ],
}

const different: Record<string, Make> = {
  'character of a usual trade name': (name, random) => {
    if (name.trade.length !== 2) return null
    const at = random.integer(0, 1)
    const unit = random.pick([...tradeCharacters, ...usualTrades.join('')])
    return unit === name.trade[at]
      ? null
      : [full(name), full(name, { trade: replaced(name.trade, at, unit) })]
  },
  'two usual trade names with one character': (name, random) => {
    const near = usualTrades.filter(
      (trade) =>
        trade !== name.trade &&
        (trade[0] === name.trade[0] || trade[1] === name.trade[1] || trade[0] === name.trade[1]),
    )
    return near.length === 0 ? null : [full(name), full(name, { trade: random.pick(near) })]
  },
  'one usual character of one sound': (name, random) => {
    const [a, b] = random.pick([
      ['华兴', '华星'],
      ['宏达', '鸿达'],
      ['恒源', '恒远'],
      ['金利', '金力'],
      ['天成', '天诚'],
      ['永盛', '永胜'],
      ['嘉华', '佳华'],
      ['新宇', '鑫宇'],
    ] as const)
    return [full(name, { trade: a }), full(name, { trade: b })]
  },
  'character of a fine trade name': (name, random) => {
    if (name.trade.length < 3) return null
    return [
      full(name),
      full(name, {
        trade: replaced(
          name.trade,
          random.integer(0, name.trade.length - 1),
          random.pick([...tradeCharacters]),
        ),
      }),
    ]
  },
  'one character more': (name, random) => [
    full(name),
    full(name, { trade: name.trade + random.pick([...tradeCharacters]) }),
  ],
  'trades with one character apart': (name, random) => {
    const [a, b] = random.pick(neighbourTrades)
    return [full(name, { industry: a }), full(name, { industry: b })]
  },
  'sister that trades, builds or lends': (name, random) => [
    full(name),
    full(name, { industry: random.pick(sisterTrades), form: '有限公司' }),
  ],
  'sister in another business': (name, random) => [
    full(name),
    full(name, { industry: other(businesses, name.business, random)[0]! }),
  ],
  'parent group': (name, random) => [
    full(name, { form: '有限公司' }),
    `${name.place}${name.trade}${random.pick(['控股集团', '集团', '投资集团'])}有限公司`,
  ],
  'namesake of another county': (name, random) =>
    name.places === registerPlaces[0]
      ? null
      : [full(name), full(name, { place: other(registerPlaces.slice(1), name.places, random)[1]! })],
  'another trade name in one business': (name, random) => [
    full(name),
    full(name, { trade: other([...usualTrades, ...fineTrades], name.trade, random) }),
  ],
  'nothing in common': (name, random) => [full(name), full(nameOf(random))],
  'branch and company': (name, random) => [
    full(name),
    `${full(name)}${random.pick(['滁州分公司', '第一分公司', '来安分公司', '城南营业部', '工会委员会', '二分厂'])}`,
  ],
  'two branches': (name, random) => {
    const all = ['滁州', '天长', '明光', '来安', '第一', '第二', '城东', '城西']
    const one = random.pick(all)
    return [
      `江苏${name.trade}${name.industry}有限公司${one}分公司`,
      `江苏${name.trade}${name.industry}有限公司${other(all, one, random)}分公司`,
    ]
  },
  'telling character': (name, random) => {
    const [a, b] = random.pick(telling)
    const body = random.pick([
      (mark: string) => `${name.place}${name.trade}${name.industry}${mark}厂`,
      (mark: string) => `${name.places[1]}${mark}关农贸市场`,
      (mark: string) => `${name.place}${mark}${name.trade}${name.industry}有限公司`,
      (mark: string) => `${name.place}${name.trade}${name.industry}有限公司${mark}厂区`,
    ])
    return [body(a), body(b)]
  },
  'shops of two towns': (name, random) => {
    const one = random.pick(townNames)
    const shop = random.pick(['中心卫生院', '供销合作社', '加油站', '百货超市', '建材经营部', '中心小学'])
    return [`${name.places[1]}${one}${shop}`, `${name.places[1]}${other(townNames, one, random)}${shop}`]
  },
  'funds of a series': (name, random) => {
    const all = ['一号', '二号', '三号', '2020', '2021', 'A', 'B']
    const one = random.pick(all)
    return [
      `${name.place}${name.trade}${one}股权投资合伙企业（有限合伙）`,
      `${name.place}${name.trade}${other(all, one, random)}股权投资合伙企业（有限合伙）`,
    ]
  },
}

const lists = [
  [...Object.entries(same), ...Object.entries(wholeNameSame)],
  [...Object.entries(different), ...Object.entries(wholeNameDifferent)],
] as const

/** The habits of `whole-name-habits.ts` alone. */
const wholeNameLists = [Object.entries(wholeNameSame), Object.entries(wholeNameDifferent)] as const

/** `count` pairs, half of them the same; the same seed and slips give the same pairs. */
export const registerPairs = (count: number, seed: number, slips: Slips): HardPair[] =>
  pairsOf(lists, count, seed, slips)

/** The same of the habits that only the whole name tells. */
export const wholeNamePairs = (count: number, seed: number, slips: Slips): HardPair[] =>
  pairsOf(wholeNameLists, count, seed, slips)

function pairsOf(
  habits: readonly [readonly [string, Make][], readonly [string, Make][]],
  count: number,
  seed: number,
  slips: Slips,
): HardPair[] {
  const random = seededRandom(seed)
  const pairs: HardPair[] = []
  while (pairs.length < count) {
    const kind = pairs.length % 2
    const [habit, make] = random.pick(habits[kind as 0 | 1])
    const made = make(nameOf(random), random, slips)
    if (made === null || made[0] === made[1]) continue
    const turned = random.next() < 0.5
    pairs.push({
      left: made[turned ? 1 : 0],
      right: made[turned ? 0 : 1],
      same: kind === 0,
      habit,
    })
  }
  return pairs
}
