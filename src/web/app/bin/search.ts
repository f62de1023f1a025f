import { z } from 'zod'
import { countParam, textParam } from '#web/ui/search-params.ts'

/** Search of the recycle bin. */
export const binSearch = z.object({ query: textParam(100), page: countParam() })
