import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, eitherParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { duplicateList, verdicts } from '../contract/duplicate.ts'
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
export const duplicateSearch = z.object({
  state: choiceParam(['later', 'different']),
  query: textParam(100),
  region: textParam(6),
  verdict: choiceParam(verdicts),
  ...listParams(duplicateList),
})

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
