import { implement } from '@orpc/server'
import { type ServerContext, withData } from '../http/routes.ts'
import { calendarContract } from './contract.ts'
import { getYear, importYear, putDay, removeDay } from './service.ts'

const os = implement(calendarContract).$context<ServerContext>().use(withData)

export const calendarRoutes = os.router({
  getYear: os.getYear.handler(({ context, input }) => getYear(context, input.year)),
  putDay: os.putDay.handler(({ context, input }) => putDay(context, input)),
  removeDay: os.removeDay.handler(({ context, input }) =>
    removeDay(context, input.day, input.lockVersion, input.reason),
  ),
  importYear: os.importYear.handler(({ context, input }) =>
    importYear(context, input.year, input.source, input.days, input.lockVersion),
  ),
})
