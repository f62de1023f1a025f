import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, textParam } from '#web/ui/search-params.ts'
import { accountList, accountStates } from '../contract.ts'

/** Search of the account list; `account` is the one that is open. */
export const accountSearch = z.object({
  query: textParam(100),
  /** A state, or `held`: those with grants to confirm. */
  state: choiceParam([...accountStates, 'held']),
  role: textParam(60),
  account: textParam(100),
  ...listParams(accountList),
})

/** Search of the roles page and of the rights table. */
export const roleSearch = z.object({ role: textParam(60) })
