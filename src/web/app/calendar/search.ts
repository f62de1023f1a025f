import { z } from 'zod'
import { countParam } from '#web/ui/search-params.ts'

/** Search of the calendar page: the year shown. */
export const calendarSearch = z.object({ year: countParam() })
