import { z } from 'zod'

/** What enterprises are asked about a unit, each 1 to 5, each told by itself: 服务、效率、氛围. */
export const figureQuestions = ['service', 'efficiency', 'atmosphere'] as const
export const figureQuestion = z.enum(figureQuestions)

/** All enterprises, or those that came within the last year. */
export const figureAsked = ['all', 'newcomers'] as const

/** A figure of a unit in a quarter. */
export interface ServiceFigure {
  orgId: string
  quarter: string
  question: z.infer<typeof figureQuestion>
  asked: (typeof figureAsked)[number]
  mean: number
  answers: number
}

export const effectGroup = z.object({
  units: z.number().int(),
  answers: z.number().int(),
  before: z.number(),
  after: z.number(),
  change: z.number(),
  /** By quarter; null where too few units have a figure. */
  series: z.array(z.number().nullable()),
})
export type EffectGroup = z.infer<typeof effectGroup>

export const classEffect = z.object({
  /** The quarter in which the class ended. */
  quarter: z.string(),
  /** The two before and the two after it. */
  quarters: z.array(z.string()),
  fewestUnits: z.number().int(),
  trainedUnits: z.number().int(),
  rows: z.array(
    z.object({
      question: figureQuestion,
      asked: z.enum(figureAsked),
      /** Null where too few units have figures before and after. */
      trained: effectGroup.nullable(),
      others: effectGroup.nullable(),
      /** How much more the trained changed than the others. */
      difference: z.number().nullable(),
    }),
  ),
})
export type ClassEffect = z.infer<typeof classEffect>
