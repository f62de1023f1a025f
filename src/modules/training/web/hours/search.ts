import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, countParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { complianceStates, hoursKinds, hoursList } from '../../contract/index.ts'

export const hoursParts = ['units', 'people', 'ledger'] as const

/** Search of the page of hours: which part, and what its list is narrowed to. */
export const hoursPageSearch = z.object({
  part: choiceParam(hoursParts),
  query: textParam(100),
  kind: choicesParam(hoursKinds),
  state: choicesParam(complianceStates),
  year: countParam(),
  org: textParam(36),
  person: textParam(36),
  revokedToo: flagParam(),
  ...listParams(hoursList),
})
export type HoursPageSearch = z.infer<typeof hoursPageSearch>
