import { z } from 'zod'

export const surveyStates = ['draft', 'open', 'closed'] as const
export const surveyState = z.enum(surveyStates)
export type SurveyState = z.infer<typeof surveyState>

export const questionKinds = ['matrix', 'single', 'multiple', 'open'] as const
export const questionKind = z.enum(questionKinds)
export type QuestionKind = z.infer<typeof questionKind>

/** How often a survey is held; every form says so. */
export const surveyFrequencies = ['once', 'yearly', 'halfYearly', 'quarterly'] as const
export const surveyFrequency = z.enum(surveyFrequencies)
export type SurveyFrequency = z.infer<typeof surveyFrequency>

/** By what results may be told apart. */
export const surveyStratas = ['none', 'deptKind', 'region'] as const
export const surveyStrata = z.enum(surveyStratas)
export type SurveyStrata = z.infer<typeof surveyStrata>

export const groupStates = ['proposed', 'confirmed', 'setAside'] as const
export const groupState = z.enum(groupStates)
export type GroupState = z.infer<typeof groupState>

/** Ends of both scales of a matrix: not important at all to very important, not at all mastered to mastered well. */
export const scale = { least: 1, most: 5 } as const
/** Longest open answer. */
export const longestAnswer = 1000

/** Words of workbooks; the interface has its own labels. */
export const surveyWords: {
  state: Record<SurveyState, string>
  anonymous: Record<'true' | 'false', string>
} = {
  state: { draft: '草稿', open: '进行中', closed: '已结束' },
  anonymous: { true: '匿名', false: '实名' },
}
