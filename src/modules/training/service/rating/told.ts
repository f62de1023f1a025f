import { maskNumbers } from '#platform/privacy/mask.ts'
import type { RatingAnswers, RatingFigures } from '../../contract/index.ts'
import { figuresOf, type RatingPhase } from '../../rules/rating.ts'

/**
 * What may be told of the ratings of a session: nothing below the minimum sample, and nothing before its days are over,
 * because from one look to the next one could tell whose rating was added. Comments stand in the order of ids, which are
 * drawn anew with every rating and say nothing.
 */
export function toldOf(
  phase: RatingPhase,
  ratings: readonly RatingAnswers[],
): { figures: RatingFigures | null; comments: string[] } {
  const figures = phase === 'over' ? figuresOf(ratings) : null
  return {
    figures,
    comments:
      figures === null
        ? []
        : ratings.flatMap(({ comment }) => (comment === null ? [] : [maskNumbers(comment)])),
  }
}
