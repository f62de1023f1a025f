import { z } from 'zod'
import { trainingQualities } from './tags.ts'

/** What a session is rated by, 20 points each: 联系实际、理论水平、信息量、语言表达、教学态度. */
export const ratingItems = ['relevance', 'theory', 'information', 'expression', 'manner'] as const
export const ratingItem = z.enum(ratingItems)

/** 很满意、满意、及格、不满意; the best first. */
export const ratingLevels = ['verySatisfied', 'satisfied', 'pass', 'dissatisfied'] as const
export const ratingLevel = z.enum(ratingLevels)
export type RatingLevel = z.infer<typeof ratingLevel>

const level = ratingLevel

/** What somebody says of a session. Every question is answered, so that all figures stand on the same cards. */
export const ratingAnswers = z.object({
  items: z.object({ relevance: level, theory: level, information: level, expression: level, manner: level }),
  /** Whether it was specialised, refined, practical: 专、精、实. */
  qualities: z.object({ specialised: level, refined: level, practical: level }),
  comment: z.string().trim().max(300).nullable().default(null),
})
export type RatingAnswers = z.infer<typeof ratingAnswers>

/** Means of ratings, told only where enough stand behind them. */
export const ratingFigures = z.object({
  ratings: z.number().int(),
  /** Of 100. */
  score: z.number(),
  level: ratingLevel,
  /** Of 20 each. */
  items: z.array(z.object({ item: ratingItem, points: z.number() })),
  /** Of 100 each. */
  qualities: z.array(z.object({ quality: z.enum(trainingQualities), points: z.number() })),
})
export type RatingFigures = z.infer<typeof ratingFigures>
