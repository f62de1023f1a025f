import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, textParam } from '#web/ui/search-params.ts'
import { discussionList } from '../contract/discussion-list.ts'
import { discussionKinds } from '../contract/discussion-summary.ts'
import { surveyList } from '../contract/survey-list.ts'
import { surveyStates } from '../contract/survey-terms.ts'

/** Search of the list of questionnaires. */
export const surveySearch = z.object({
  chain: codesParam(),
  state: choicesParam(surveyStates),
  query: textParam(100),
  ...listParams(surveyList),
})

/** Which part of a questionnaire's page is shown. */
export const surveyTabs = ['about', 'results', 'answers'] as const
export const surveyPageSearch = z.object({ tab: choiceParam(surveyTabs) })

/** Search of the list of discussions and visits. */
export const discussionSearch = z.object({
  kind: choicesParam(discussionKinds),
  chain: codesParam(),
  query: textParam(100),
  ...listParams(discussionList),
})
