import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { ideaList } from '../../contract/idea-list.ts'
import { ideaStates } from '../../contract/idea-terms.ts'

/** Search of the list of ideas: its filter, order, columns and page. */
export const ideaSearch = z.object({
  chain: codesParam(),
  state: choicesParam(ideaStates),
  topic: textParam(60),
  class: textParam(40),
  own: flagParam(),
  waiting: flagParam(),
  query: textParam(100),
  ...listParams(ideaList),
})
export type IdeaSearch = z.output<typeof ideaSearch>

/** Search of a new idea: the class it comes from. */
export const newIdeaSearch = z.object({ class: textParam(40), chain: textParam(60) })
