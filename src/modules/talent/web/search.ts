import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, textParam } from '#web/ui/search-params.ts'
import { planList } from '../contract/plan.ts'
import { planCategories } from '../contract/plan-table.ts'
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

/** Search of the talent plan, and the line that is open. */
export const planSearch = z.object({
  id: textParam(36),
  year: textParam(4),
  category: choiceParam([...planCategories]),
  region: textParam(12),
  ...listParams(planList),
})
