import { answeringContract } from './answering.ts'
import { discussionContract } from './discussion.ts'
import { surveyContract } from './survey.ts'
import { surveyResultsContract } from './survey-results.ts'
import { topicContract } from './topic.ts'

export * from './answering.ts'
export * from './discussion.ts'
export * from './discussion-list.ts'
export * from './discussion-summary.ts'
export * from './survey.ts'
export * from './survey-list.ts'
export * from './survey-results.ts'
export * from './survey-summary.ts'
export * from './survey-terms.ts'
export * from './tags.ts'
export * from './topic.ts'

export const trainingContract = {
  ...topicContract,
  ...surveyContract,
  ...answeringContract,
  ...surveyResultsContract,
  ...discussionContract,
}
