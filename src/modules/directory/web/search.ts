import { z } from 'zod'
import { choiceParam, countParam, eitherParam, textParam } from '#web/ui/search-params.ts'
import { enterpriseKinds } from '../contract.ts'

/** Search of the enterprise list. */
export const enterpriseSearch = z.object({
  query: textParam(100),
  region: textParam(6),
  kind: choiceParam(enterpriseKinds),
  above: eitherParam(),
  page: countParam(),
})
