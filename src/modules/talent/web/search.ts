import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { consentStates } from '../contract/consent-table.ts'
import { entryList } from '../contract/directory-entry.ts'
import { dualList } from '../contract/dual-list.ts'
import { matchRunList, runPairList, runStates } from '../contract/match-run.ts'
import { needList } from '../contract/need.ts'
import { needShown } from '../contract/need-table.ts'
import { planList } from '../contract/plan.ts'
import { planCategories } from '../contract/plan-table.ts'
import { profileList } from '../contract/profile.ts'
import { profileShown } from '../contract/profile-table.ts'
import { shortageLevels, shortageReasons } from '../contract/shortage-index.ts'
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

const valuesOf = <T extends string>(choices: readonly { value: T }[]) =>
  choices.map(({ value }) => value) as [T, ...T[]]
const need = needShown.columns

/**
 * Search of the list of needs. With `new` the form is open; chain, node, problem and gap (`chain.node`) then fill it in
 * and choose the list behind it.
 */
export const needSearch = z.object({
  new: choiceParam(['1']),
  query: textParam(100),
  chain: codesParam(),
  node: textParam(60),
  kind: choiceParam(valuesOf(need.kind.choices)),
  urgency: choicesParam(['5', '4', '3', '2', '1']),
  state: choicesParam(valuesOf(need.state.choices)),
  enterprise: textParam(36),
  postKind: choicesParam(valuesOf(need.postKind.choices)),
  education: choicesParam(valuesOf(need.education.choices)),
  major: textParam(12),
  problem: textParam(36),
  gap: textParam(125),
  ...listParams(needList),
})
export type NeedSearch = z.infer<typeof needSearch>

const profile = profileShown.columns

/** Search of the list of people, and the one that is open. */
export const profileSearch = z.object({
  id: textParam(36),
  query: textParam(100),
  chain: textParam(60),
  node: textParam(80),
  category: choicesParam(valuesOf(profile.category.choices)),
  talentGroup: choicesParam(valuesOf(profile.talentGroup.choices)),
  education: choicesParam(valuesOf(profile.education.choices)),
  skill: textParam(36),
  consent: choiceParam(consentStates),
  state: choiceParam(['active', 'paused', 'erased', 'all']),
  ...listParams(profileList),
})

/** Search of the talent plan, and the line that is open. */
export const planSearch = z.object({
  id: textParam(36),
  year: textParam(4),
  category: choiceParam([...planCategories]),
  region: textParam(12),
  ...listParams(planList),
})

/** Search of the dual chain: which chain, whether only both gaps, the row that is open. */
export const dualSearch = z.object({
  chain: textParam(60),
  gap: choiceParam(['both', 'some']),
  segment: choiceParam(['upstream', 'midstream', 'downstream', 'supporting']),
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
