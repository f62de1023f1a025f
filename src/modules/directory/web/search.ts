import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, countParam, eitherParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { personList } from '../contract/person.ts'
import { enterpriseKinds, enterpriseList } from '../contract.ts'

/** Search of the enterprise list. */
export const enterpriseSearch = z.object({
  query: textParam(100),
  region: textParam(6),
  kind: choiceParam(enterpriseKinds),
  above: eitherParam(),
  ...listParams(enterpriseList),
})

/** The queue of duplicates. */
export const duplicateSearch = z.object({ state: choiceParam(['later', 'different']), page: countParam() })

/** The organisation that is open, and whether the tree shows closed ones. */
export const organisationSearch = z.object({ id: textParam(36), closed: flagParam() })

/** Search of the list of people. */
export const peopleSearch = z.object({
  query: textParam(100),
  post: textParam(100),
  organisation: textParam(36),
  own: flagParam(),
  state: choiceParam(['left', 'all']),
  ...listParams(personList),
})
