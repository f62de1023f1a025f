import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, textParam } from '#web/ui/search-params.ts'
import { matchRunList, runPairList, runStates } from '../contract/match-run.ts'
import { skillList } from '../contract/skill.ts'

/** Search of the list of skills, and the one that is open. */
export const skillSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  chain: textParam(60),
  under: textParam(36),
  state: choiceParam(['retired', 'all']),
  ...listParams(skillList),
})

/** Search of the list of match runs. */
export const matchRunSearch = z.object({
  state: choiceParam(runStates),
  ...listParams(matchRunList),
})

/** Search of one run: which part is shown and what is open in it. */
export const matchRunPageSearch = z.object({
  tab: choiceParam(['unfilled', 'unmatched']),
  /** Need and person of the pair that is open, parted by a dot. */
  pair: textParam(80),
  ...listParams(runPairList),
})
