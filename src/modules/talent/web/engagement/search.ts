import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { engagementList } from '../../contract/engagement-list.ts'
import { engagementStates } from '../../contract/engagement-terms.ts'
import { planCategories } from '../../contract/plan-table.ts'

/** Search of the list of engagements. */
export const engagementSearch = z.object({
  chain: codesParam(),
  state: choicesParam(engagementStates),
  enterprise: textParam(36),
  need: textParam(36),
  person: textParam(36),
  region: textParam(12),
  category: choiceParam([...planCategories]),
  boardedFrom: textParam(10),
  boardedUntil: textParam(10),
  waiting: flagParam(),
  query: textParam(100),
  ...listParams(engagementList),
})
export type EngagementSearch = z.output<typeof engagementSearch>
