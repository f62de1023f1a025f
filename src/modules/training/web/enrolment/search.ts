import { z } from 'zod'
import { textParam } from '#web/ui/search-params.ts'

/** Search of the page of coverage of units: the year. */
export const unitCoverageSearch = z.object({ year: textParam(4) })
