import { z } from 'zod'
import { binList } from '#platform/bin/contract.ts'
import { listParams } from '#web/ui/list/list-search.ts'
import { textParam } from '#web/ui/search-params.ts'

/** Search of the recycle bin. */
export const binSearch = z.object({ query: textParam(100), ...listParams(binList) })
