import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { flagParam, textParam } from '#web/ui/search-params.ts'
import { recruitList } from '../../contract/recruit.ts'

/** Search of the map: which chain and year, whether only where too few graduate, the row that is open. */
export const recruitSearch = z.object({
  chain: textParam(60),
  year: textParam(4),
  short: flagParam(),
  row: textParam(120),
  ...listParams(recruitList),
})
