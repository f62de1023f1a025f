import { vocabulary } from '../../dictionaries/load.ts'

const { cities, counties, provinces } = vocabulary.places
const longestFirst = (words: readonly string[]) => [...words].sort((one, other) => other.length - one.length)
const municipalities = ['北京', '天津', '上海', '重庆']

/** Names of cities that are also everyday words or provinces: they count only with 市 behind them. */
const ambiguous = new Set([
  ...'朝阳 白银 海东 安康 来宾 黄山 普洱 山南 玉林 保山 中山 吉林 抚顺 平凉 长治 晋城 大同 本溪 宜春 上饶 丽水 太原 长春 通化 百色 鞍山 阳江 清远 新乡 安阳 南阳 东营 自贡 定西 天水 武威 海口 德阳 巴中'.split(
    ' ',
  ),
  ...municipalities,
])
const cityPattern = new RegExp(`(${longestFirst([...cities, ...municipalities]).join('|')})(市)?`, 'gu')
const provincePattern = new RegExp(`(?<![在居列占于])(?:${provinces.join('|')})省(?!委|级|会)`, 'gu')

/** A place with the position behind it. */
interface NamedPlace {
  name: string
  end: number
}

/** Where something is held says nothing about whose it is: 在苏州某学院开班, 赴合肥市考察. */
const placeOfEvent =
  /[在赴到于][^，,。；;：:在赴到于]{2,24}(?=(?:成功|顺利|联合|正式|隆重)?(?:开班|举办|举行|开课|开讲|学习|考察|培训|调研))/gu

/** The cities a text names as its subjects, in its order. */
export function citiesIn(written: string): NamedPlace[] {
  const text = written.replace(placeOfEvent, (held) => '　'.repeat(held.length))
  const found: NamedPlace[] = []
  for (const match of text.matchAll(cityPattern)) {
    const name = match[1] ?? ''
    if (match[2] || !ambiguous.has(name)) found.push({ name, end: match.index + match[0].length })
  }
  // A place outside the list still shows by its form: two characters before 市 at the start of a clause.
  for (const match of text.matchAll(/(?<=^|[，,。；;：:\s“\n])(\p{Script=Han}{2})市(?=[\p{Script=Han}])/gu)) {
    const name = match[1] ?? ''
    const end = match.index + match[0].length
    if (!/[全我本各该城上入都股县级]$|^[全我本各该]/u.test(name) && !found.some((city) => city.end === end))
      found.push({ name, end })
  }
  return found.sort((one, other) => one.end - other.end)
}

/** The provinces a text speaks of: with 省 behind them, and not as the field of a ranking (在安徽省率先). */
export function provincesIn(text: string): NamedPlace[] {
  return [...text.matchAll(provincePattern)].map((match) => ({
    name: match[0],
    end: match.index + match[0].length,
  }))
}

const shortCounties = counties.flatMap((name) => (name.length > 2 ? [name, name.slice(0, -1)] : [name]))
const leadingPlace = new RegExp(
  `^(?:(?:${longestFirst([...provinces, ...cities, ...shortCounties]).join('|')})[省市县区]?|(?:全|我|该|本)[省市县区]|\\p{Script=Han}{2,3}[省市县区州旗](?=\\p{Script=Han}{2}))的?`,
  'u',
)

/** 安徽省合肥市汽车 → 汽车, 全市光伏 → 光伏: the place at the head of a name taken off, as often as there is one. */
export function withoutPlace(word: string): string {
  const short = word.replace(leadingPlace, '')
  return short === word || short.length < 2 ? word : withoutPlace(short)
}
