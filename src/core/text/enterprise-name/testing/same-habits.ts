/** One enterprise, written in another way or renamed. */
import { full, type Habit, trades, traditional } from './invented-names.ts'

export const sameHabits: Habit[] = [
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
