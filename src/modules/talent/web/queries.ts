import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import type { RunState } from '../contract/match-run.ts'

/** States in which a job works on a run: only then the page asks again by itself. */
export const isWorking = (state: RunState): boolean => state === 'queued' || state === 'running'

const pollMs = 1500

/** What the pages of talent read; keys begin with `talent`. */
export const talentQueries = {
  skills: (filter: Parameters<typeof api.talent.listSkills>[0]) =>
    queryOptions({
      queryKey: ['talent', 'skills', filter],
      queryFn: () => api.talent.listSkills(filter),
      placeholderData: keepPreviousData,
    }),
  runs: (filter: Parameters<typeof api.talent.listMatchRuns>[0]) =>
    queryOptions({
      queryKey: ['talent', 'runs', filter],
      queryFn: () => api.talent.listMatchRuns(filter),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) =>
        state.data?.items.some((run) => isWorking(run.state)) ? pollMs : false,
    }),
  run: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'run', id],
      queryFn: () => api.talent.getMatchRun({ id }),
      refetchInterval: ({ state }) =>
        state.data !== undefined && isWorking(state.data.state) ? pollMs : false,
    }),
  runPairs: (filter: Parameters<typeof api.talent.listRunPairs>[0]) =>
    queryOptions({
      queryKey: ['talent', 'runPairs', filter],
      queryFn: () => api.talent.listRunPairs(filter),
      placeholderData: keepPreviousData,
    }),
  whyPair: (asked: { id: string; needId: string; profileId: string }) =>
    queryOptions({ queryKey: ['talent', 'why', asked], queryFn: () => api.talent.whyPair(asked) }),
  unfilled: (asked: { id: string; page: number; pageSize: number }) =>
    queryOptions({
      queryKey: ['talent', 'unfilled', asked],
      queryFn: () => api.talent.listUnfilledNeeds(asked),
      placeholderData: keepPreviousData,
    }),
  unmatched: (asked: { id: string; page: number; pageSize: number }) =>
    queryOptions({
      queryKey: ['talent', 'unmatched', asked],
      queryFn: () => api.talent.listUnmatchedPeople(asked),
      placeholderData: keepPreviousData,
    }),
  candidates: (id: string) =>
    queryOptions({
      queryKey: ['talent', 'candidates', id],
      queryFn: () => api.talent.listCandidates({ id }),
    }),
  majors: () => queryOptions({ queryKey: ['talent', 'majors'], queryFn: () => api.talent.listMajors() }),
  skillNames: () =>
    queryOptions({ queryKey: ['talent', 'skillNames'], queryFn: () => api.talent.listSkillNames() }),
  skill: (id: string) =>
    queryOptions({ queryKey: ['talent', 'skill', id], queryFn: () => api.talent.getSkill({ id }) }),
}
