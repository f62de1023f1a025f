import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { classList } from '../contract/class-list.ts'
import { classKinds, classStates } from '../contract/class-terms.ts'
import { discussionList } from '../contract/discussion-list.ts'
import { discussionKinds } from '../contract/discussion-summary.ts'
import { needList } from '../contract/need-list.ts'
import { needLevels } from '../contract/need-shapes.ts'
import { surveyList } from '../contract/survey-list.ts'
import { surveyStates } from '../contract/survey-terms.ts'

/** Search of the page of programmes: which one is shown. */
export const programmeSearch = z.object({ programme: textParam(40) })

/** Search of the list of classes: its filter, order, columns and page. */
export const classSearch = z.object({
  chain: codesParam(),
  state: choicesParam(classStates),
  kind: choicesParam(classKinds),
  year: z
    .string()
    .regex(/^2[01]\d\d$/)
    .optional()
    .catch(undefined),
  mine: flagParam(),
  adHoc: flagParam(),
  query: textParam(100),
  ...listParams(classList),
})
export type ClassSearch = z.output<typeof classSearch>

/** Search of the ledgers of need: filter, order, columns and page; the need that is open, or `new` and what it is seen from. */
export const needSearch = z.object({
  level: choicesParam(needLevels),
  chain: codesParam(),
  topic: textParam(60),
  closedToo: flagParam(),
  query: textParam(100),
  need: textParam(40),
  from: choiceParam(['problem']),
  id: textParam(40),
  ...listParams(needList),
})
export type NeedSearch = z.output<typeof needSearch>

/** Search of the page of coverage: which needs are laid against the courses. */
export const coverageSearch = z.object({ chain: codesParam(), level: choicesParam(needLevels) })

/** Search of a new class: what it is begun from. */
export const newClassSearch = z.object({ kind: choiceParam(classKinds), chain: textParam(60) })

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
