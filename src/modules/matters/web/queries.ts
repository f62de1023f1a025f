import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

type ProblemQuery = Parameters<typeof api.matters.listProblems>[0]
type TaskQuery = Parameters<typeof api.matters.listTasks>[0]

/** Everything the pages read about problems and tasks; keys begin with `matters`. */
export const mattersQueries = {
  problems: (filter: ProblemQuery) =>
    queryOptions({
      queryKey: ['matters', 'problems', filter],
      queryFn: () => api.matters.listProblems(filter),
      placeholderData: keepPreviousData,
    }),
  problem: (id: string) =>
    queryOptions({ queryKey: ['matters', 'problem', id], queryFn: () => api.matters.getProblem({ id }) }),
  problemDraft: (from: { kind: 'gap' | 'fact' | 'research'; chainCode?: string; id: string }) =>
    queryOptions({
      queryKey: ['matters', 'problemDraft', from],
      queryFn: () => api.matters.draftProblem(from),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  like: (query: {
    id: string | null
    text: string
    chainCode: string | null
    nodeCode: string | null
    enterpriseId: string | null
  }) =>
    queryOptions({
      queryKey: ['matters', 'like', query],
      queryFn: () => api.matters.findLikeProblems(query),
      placeholderData: keepPreviousData,
    }),
  tasks: (filter: TaskQuery) =>
    queryOptions({
      queryKey: ['matters', 'tasks', filter],
      queryFn: () => api.matters.listTasks(filter),
      placeholderData: keepPreviousData,
    }),
  task: (id: string) =>
    queryOptions({ queryKey: ['matters', 'task', id], queryFn: () => api.matters.getTask({ id }) }),
  taskDraft: (from: { kind: 'gap' | 'problem' | 'idea'; chainCode?: string; id: string }) =>
    queryOptions({
      queryKey: ['matters', 'taskDraft', from],
      queryFn: () => api.matters.draftTask(from),
      staleTime: Number.POSITIVE_INFINITY,
    }),
  verbs: (chainCode: string) =>
    queryOptions({
      queryKey: ['matters', 'verbs', chainCode],
      queryFn: () => api.matters.listTaskVerbs({ chainCode }),
    }),
}
