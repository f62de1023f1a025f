import type { SeededRandom } from '#core/random/seeded-random.ts'

const surnames = [...'纪覃阮冉祁蔺佘宫隋鄢翁褚晏苗柏桑谌楚喻鲍']
const givenNames = (
  '知远 明栩 思澄 怀瑾 景行 望舒 若谷 令仪 书衡 云舟 安歌 其琛 弘毅 嘉木 修远 承砚 静姝 维桢 允和 清扬 ' +
  '南乔 北辰 时雨 柏年 牧之 念慈 亦凡 子衿 青岚 致远'
).split(' ')

/**
 * Invented people's names, each only once, in an order fixed by `random`. Rare surnames keep real officials away.
 * @param except names that are given already
 */
export function inventPeople(
  random: SeededRandom,
  count: number,
  except: ReadonlySet<string> = new Set(),
): string[] {
  return random.sample(
    surnames.flatMap((surname) =>
      givenNames.map((given) => `${surname}${given}`).filter((name) => !except.has(name)),
    ),
    count,
  )
}
