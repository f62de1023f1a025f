import { addDays } from '#core/scheduling/working-calendar.ts'
import { instantOn } from '#platform/clock.ts'
import {
  type RatingAnswers,
  type RatingFigures,
  type RatingLevel,
  ratingItems,
  ratingLevels,
} from '../contract/rating-terms.ts'
import { trainingQualities } from '../contract/tags.ts'

/** What a level is worth of the 20 points of an item; five items make 100. */
export const pointsOf: Readonly<Record<RatingLevel, number>> = {
  verySatisfied: 20,
  satisfied: 16,
  pass: 12,
  dissatisfied: 6,
}

/** Of how many ratings a figure is told at least, as questionnaires have it. */
export const leastRatings = 5

/** How many days after the day of a session it may be rated. */
export const ratingDays = 7

/**
 * The level that a mean of 100 points stands for: the nearest of what a card all of one level is worth (100, 80, 60 and
 * 30), so that the bounds lie half-way, at 90, 70 and 45. A mean on a bound is of the better level.
 */
export function levelOf(mean: number): RatingLevel {
  const bounds = [90, 70, 45]
  const at = bounds.findIndex((bound) => mean >= bound)
  return ratingLevels[at < 0 ? 3 : at]!
}

/** Points of one card, of 100. */
export const scoreOf = ({ items }: Pick<RatingAnswers, 'items'>): number =>
  ratingItems.reduce((sum, item) => sum + pointsOf[items[item]], 0)

/**
 * Figures of ratings. Null when fewer than `least` stand behind them, so that nobody's card can be read from them.
 */
export function figuresOf(ratings: readonly RatingAnswers[], least = leastRatings): RatingFigures | null {
  if (ratings.length < least) return null
  const mean = (value: (one: RatingAnswers) => number) =>
    Math.round((ratings.reduce((sum, one) => sum + value(one), 0) / ratings.length) * 10) / 10
  const score = mean(scoreOf)
  return {
    ratings: ratings.length,
    score,
    level: levelOf(score),
    items: ratingItems.map((item) => ({ item, points: mean(({ items }) => pointsOf[items[item]]) })),
    // Told of 100, as the whole is: a level is worth five times what it is in an item of 20.
    qualities: trainingQualities.map((quality) => ({
      quality,
      points: mean(({ qualities }) => pointsOf[qualities[quality]] * 5),
    })),
  }
}

/**
 * Figures of several sessions together. Only sessions that are told themselves count: else those that are hidden could be
 * worked out as the difference.
 */
export function togetherOf(
  sessions: readonly (readonly RatingAnswers[])[],
  least = leastRatings,
): RatingFigures | null {
  return figuresOf(sessions.filter(({ length }) => length >= least).flat(), least)
}

export type RatingPhase = 'before' | 'open' | 'over'

/**
 * Whether a session may be rated: from its end, as the clock in Shanghai shows it, to the end of the day so many days later.
 *
 * @param at when it was held.
 * @param now the moment, with the business day it falls on.
 */
export function ratingPhase(
  at: { on: string; endsAt: string },
  now: { day: string; instant: Date },
  days = ratingDays,
): RatingPhase {
  if (now.instant < instantOn(at.on, at.endsAt)) return 'before'
  return now.day <= lastRatingDay(at.on, days) ? 'open' : 'over'
}

/** The last day on which a session may be rated. */
export const lastRatingDay = (on: string, days = ratingDays): string => addDays(on, days)
