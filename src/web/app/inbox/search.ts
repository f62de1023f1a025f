import { z } from 'zod'
import { urgencies } from '#platform/notify/contract.ts'
import { choiceParam, countParam, textParam } from '#web/ui/search-params.ts'

export const inboxSearch = z.object({
  view: choiceParam(['all', 'unread', 'archived']),
  urgency: choiceParam(urgencies),
  topic: textParam(),
  page: countParam(),
})

export const webhooksSearch = z.object({ target: textParam(), page: countParam() })

export const mailSearch = z.object({ show: choiceParam(['all']), page: countParam() })
