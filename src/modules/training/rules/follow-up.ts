import { maskNumbers } from '#platform/privacy/mask.ts'
import { type FollowUpAnswers, type FollowUpFigures, useLevels } from '../contract/follow-up.ts'
import { leastRatings } from './rating.ts'

/** How many days after a class its trainees are asked what they use of it. */
export const followUpAfterDays = 90
/** How long they can answer. */
export const followUpDays = 21
/** A class that ended longer ago is not asked about any more, as when the product is new. */
export const followUpLateDays = 60
/** Reminders of one person, and how many days lie between them. */
export const mostFollowUpReminders = 2
export const followUpReminderDays = 7

/** What may be told of the answers; null below the minimum sample. Texts keep the order they come in. */
export function followUpFiguresOf(
  answers: readonly FollowUpAnswers[],
  topicNames: ReadonlyMap<string, string>,
  least = leastRatings,
): FollowUpFigures | null {
  if (answers.length < least) return null
  const named = new Map<string, number>()
  for (const { lacking } of answers)
    for (const code of new Set(lacking)) named.set(code, (named.get(code) ?? 0) + 1)
  const texts = (key: 'where' | 'hindrance' | 'example') =>
    answers.flatMap((one) => (one[key] ? [maskNumbers(one[key])] : []))
  return {
    answers: answers.length,
    used: useLevels.map((level) => ({ level, count: answers.filter(({ used }) => used === level).length })),
    lacking: [...named]
      .map(([code, count]) => ({ code, name: topicNames.get(code) ?? code, count }))
      .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
    where: texts('where'),
    hindrances: texts('hindrance'),
    examples: texts('example'),
  }
}
