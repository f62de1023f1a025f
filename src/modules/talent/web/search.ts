import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { entryList } from '../contract/directory-entry.ts'
import { dualList } from '../contract/dual-list.ts'
import { skillList } from '../contract/skill.ts'
import { shortageLevels, shortageReasons } from '../rules/shortage-index.ts'

/** Search of the list of skills, and the one that is open. */
export const skillSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  chain: textParam(60),
  under: textParam(36),
  state: choiceParam(['retired', 'all']),
  ...listParams(skillList),
})

/** Search of the dual chain: which chain, whether only both gaps, the row that is open. */
export const dualSearch = z.object({
  chain: textParam(60),
  both: flagParam(),
  row: textParam(125),
  ...listParams(dualList),
})

/** Search of a directory: its filter, the post that is open, and the version it is compared with. */
export const entrySearch = z.object({
  chain: codesParam(),
  postKind: choicesParam(['management', 'technical', 'marketing', 'skill']),
  level: choicesParam(shortageLevels),
  reason: choicesParam(shortageReasons),
  adjusted: flagParam(),
  query: textParam(100),
  entry: textParam(36),
  against: textParam(36),
  ...listParams(entryList),
})
