import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { fairEntryList, fairList, fairResultList } from '../../contract/fair-shapes.ts'

/** Search of the list of fairs, and the one that is open beside it. */
export const fairSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  kind: choicesParam(['campus', 'onsite', 'online', 'project']),
  state: choicesParam(['planned', 'held', 'cancelled']),
  chain: codesParam(),
  from: textParam(10),
  until: textParam(10),
  overdue: flagParam(),
  ...listParams(fairList),
})

/** Search of one fair: how it is compared, its needs, and the one that is open. */
export const fairPageSearch = z.object({
  by: choiceParam(['node']),
  entry: textParam(36),
  query: textParam(100),
  ...listParams(fairEntryList),
})

/** Search of the reports of a fair. */
export const fairResultSearch = z.object({
  query: textParam(100),
  ...listParams(fairResultList),
})
