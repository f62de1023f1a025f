import { z } from 'zod'
import { inboxList, urgencies } from '#platform/notify/contract.ts'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, countParam, textParam } from '#web/ui/search-params.ts'

export const inboxSearch = z.object({
  view: choiceParam(['unread', 'archived']),
  urgency: choiceParam(urgencies),
  topic: textParam(),
  query: textParam(100),
  ...listParams(inboxList),
})

export const webhooksSearch = z.object({ target: textParam(), page: countParam() })

export const mailSearch = z.object({ show: choiceParam(['all']), page: countParam() })
