/** Two enterprises that a hasty reader takes for one. */
import { besideMaking, full, type Habit, kindred, otherCharacters, places, trades } from './invented-names.ts'

export const differentHabits: Habit[] = [
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
