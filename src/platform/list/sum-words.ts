import type { Unit } from '../tabular/description/column.ts'
import { unitWord } from '../tabular/description/unit-words.ts'

/** How many of a unit an amount in 万元 or 亿元 has. */
const yuanIn: Readonly<Record<string, number>> = { 元: 1, 万元: 1e4, 亿元: 1e8 }

/**
 * A sum for people, with its unit: 1.25 亿元, 3.41 万人, 860 人. Money is told in 元 of the greatest fitting size, whatever
 * unit its column is in.
 *
 * @param exact decimal text.
 * @param unit of the column, such as 万元 or 人; null for a bare number.
 */
export function sumWords(exact: string, unit: Unit | null, language: 'zh' | 'en' = 'zh'): string {
  const money = unit !== null && yuanIn[unit]
  const value = Number(exact) * (money || 1)
  const size = Math.abs(value)
  const [divisor, word] =
    language === 'zh'
      ? size >= 1e8
        ? [1e8, '亿']
        : size >= 1e4
          ? [1e4, '万']
          : [1, '']
      : size >= 1e9
        ? [1e9, 'bn']
        : size >= 1e6
          ? [1e6, 'm']
          : [1, '']
  const named = money ? (language === 'zh' ? '元' : 'yuan') : unitWord(unit, language)
  const words = language === 'zh' ? [word + named] : [word, named]
  return [number.format(value / divisor), ...words].filter((part) => part !== '').join(' ')
}

const number = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 2 })
