import { z } from 'zod'
import { choiceParam, countParam, textParam } from '#web/ui/search-params.ts'
import { accountStates } from '../contract.ts'

/** Search of the account list; `account` is the one that is open. */
export const accountSearch = z.object({
  query: textParam(100),
  /** A state, or `held`: those with grants to confirm. */
  state: choiceParam([...accountStates, 'held']),
  role: textParam(60),
  page: countParam(),
  account: textParam(100),
})

/** Search of the roles page and of the rights table. */
export const roleSearch = z.object({ role: textParam(60) })
