import { type TaskTarget, taskTarget } from './task-target.ts'

/** Quarter targets as a ledger writes them: 2023年第3季度：建成中试线（1条）；2023年第4季度：…. */
export const targetsInWords = (targets: readonly TaskTarget[]): string =>
  targets.map(targetInWords).join('；')

function targetInWords({ quarter, target, value, unit }: TaskTarget): string {
  const [year, number] = quarter.split('Q')
  const measure = value === null ? '' : `（${value}${unit ?? ''}）`
  return `${year}年第${number}季度：${target}${measure}`
}

const beginningOfTarget =
  /(20\d{2})\s*(?:年\s*第?\s*([一二三四1-4])\s*季度?|[Qq]\s*([1-4]))\s*[：:，,、]?\s*/g
const measureAtEnd = /^([\s\S]*?)\s*[（(]\s*(\d+(?:\.\d+)?)\s*([^\d\s（()）][^（()）]{0,19})[)）]$/
const chineseNumbers = '一二三四'

/**
 * Reads targets as people write them: each begins with its quarter (2023年第3季度, 2023年三季度, 2023Q3) and ends with
 * what is counted in brackets, where it is.
 *
 * @returns null for what cannot be read as targets from beginning to end.
 */
export function readTargets(written: string): TaskTarget[] | null {
  const starts = [...written.matchAll(beginningOfTarget)]
  if (starts.length === 0 || written.slice(0, starts[0]!.index).trim() !== '') return null
  const targets: TaskTarget[] = []
  for (const [place, start] of starts.entries()) {
    const [words, year, named, numbered] = start
    const number = numbered ?? (chineseNumbers.includes(named!) ? chineseNumbers.indexOf(named!) + 1 : named)
    const text = written.slice(start.index + words.length, starts[place + 1]?.index).replace(/[；;\s]+$/, '')
    const measured = measureAtEnd.exec(text)
    const target = taskTarget.safeParse({
      quarter: `${year}Q${number}`,
      target: measured?.[1] ?? text,
      value: measured === null ? null : Number(measured[2]),
      unit: measured?.[3]?.trim() ?? null,
    })
    if (!target.success) return null
    targets.push(target.data)
  }
  return targets.sort((a, b) => (a.quarter < b.quarter ? -1 : a.quarter > b.quarter ? 1 : 0))
}

/** The usual form of written targets; what cannot be read stays as it is. */
export function tidyTargets(written: string): string {
  const targets = readTargets(written)
  return targets === null ? written : targetsInWords(targets)
}
