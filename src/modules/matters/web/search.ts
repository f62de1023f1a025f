import { z } from 'zod'
import { listParams } from '#web/ui/list/list-search.ts'
import { choiceParam, choicesParam, codesParam, flagParam, textParam } from '#web/ui/search-params.ts'
import { problemList } from '../contract/problem-list.ts'
import { taskList } from '../contract/task-list.ts'
import { lights, problemOrigins, problemStates, taskStates, taskVerbs } from '../contract/terms.ts'

/** Search of the problem list: its filter, order, columns and page. */
export const problemSearch = z.object({
  chain: codesParam(),
  state: choicesParam(problemStates),
  light: choicesParam(lights),
  origin: choicesParam(problemOrigins),
  lead: textParam(40),
  mine: flagParam(),
  overdue: flagParam(),
  supervised: flagParam(),
  closedToo: flagParam(),
  query: textParam(100),
  ...listParams(problemList),
})
export type ProblemSearch = z.output<typeof problemSearch>

/** Search of a new problem or task: what it is raised from. */
export const raiseSearch = z.object({
  from: choiceParam(['gap', 'fact', 'research', 'problem', 'idea']),
  chain: textParam(60),
  id: textParam(60),
})

/** Search of the task list. */
export const taskSearch = z.object({
  chain: codesParam(),
  state: choicesParam(taskStates),
  light: choicesParam(lights),
  action: choicesParam(taskVerbs),
  lead: textParam(40),
  mine: flagParam(),
  overdue: flagParam(),
  closedToo: flagParam(),
  query: textParam(100),
  ...listParams(taskList),
})
export type TaskSearch = z.output<typeof taskSearch>

/** Under which the draft of a new problem or task is kept: one for each thing it is raised from. */
export const raiseDraftKey = (
  kind: 'matters.problem' | 'matters.task',
  from: string | null,
  chain: string | undefined,
  id: string | undefined,
): string => [kind, 'new', ...(from === null ? [] : [from, chain ?? '', id ?? ''])].join(':')
