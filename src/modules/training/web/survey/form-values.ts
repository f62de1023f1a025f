import type { SurveyFields } from '../../contract/index.ts'

/** What the form holds while it is filled in. */
export type Values = Partial<SurveyFields>
