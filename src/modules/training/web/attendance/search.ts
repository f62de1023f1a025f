import { z } from 'zod'
import { textParam } from '#web/ui/search-params.ts'

export const attendanceSearch = z.object({ session: textParam(40) })
export const signInScreenSearch = z.object({ session: textParam(40) })
export const signInSearch = z.object({ session: textParam(40), code: textParam(100) })
