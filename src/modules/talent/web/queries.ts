import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'
import { pollingMs, type RunState } from '../contract/match-run.ts'

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
  needs: (filter: Parameters<typeof api.talent.listNeeds>[0]) =>
    queryOptions({
      queryKey: ['talent', 'needs', filter],
      queryFn: () => api.talent.listNeeds(filter),
      placeholderData: keepPreviousData,
    }),
  gapNeeds: () =>
    queryOptions({ queryKey: ['talent', 'gapNeeds'], queryFn: () => api.talent.countNeedsOfGaps({}) }),
  needEnterprises: () =>
    queryOptions({
      queryKey: ['talent', 'needs', 'enterprises'],
      queryFn: () => api.talent.listNeedEnterprises(),
    }),
  need: (id: string) =>
    queryOptions({ queryKey: ['talent', 'need', id], queryFn: () => api.talent.getNeed({ id }) }),
  profiles: (filter: Parameters<typeof api.talent.listProfiles>[0]) =>
    queryOptions({
      queryKey: ['talent', 'profiles', filter],
      queryFn: () => api.talent.listProfiles(filter),
      placeholderData: keepPreviousData,
    }),
  profile: (id: string) =>
    queryOptions({ queryKey: ['talent', 'profile', id], queryFn: () => api.talent.getProfile({ id }) }),
  planLines: (filter: Parameters<typeof api.talent.listPlanLines>[0]) =>
    queryOptions({
      queryKey: ['talent', 'planLines', filter],
      queryFn: () => api.talent.listPlanLines(filter),
      placeholderData: keepPreviousData,
    }),
  planProgress: (year: string) =>
    queryOptions({
      queryKey: ['talent', 'planProgress', year],
      queryFn: () => api.talent.getPlanProgress({ year }),
      placeholderData: keepPreviousData,
    }),
  planLine: (id: string) =>
    queryOptions({ queryKey: ['talent', 'planLine', id], queryFn: () => api.talent.getPlanLine({ id }) }),
  dual: (filter: Parameters<typeof api.talent.listDual>[0]) =>
    queryOptions({
      queryKey: ['talent', 'dual', filter],
      queryFn: () => api.talent.listDual(filter),
      placeholderData: keepPreviousData,
    }),
  nodeHeat: (chainCode: string, nodeCode: string) =>
    queryOptions({
      queryKey: ['talent', 'nodeHeat', chainCode, nodeCode],
      queryFn: () => api.talent.getNodeHeat({ chainCode, nodeCode }),
    }),
  directories: () =>
    queryOptions({ queryKey: ['talent', 'directories'], queryFn: () => api.talent.listDirectories() }),
  directory: (id: string) =>
    queryOptions({ queryKey: ['talent', 'directory', id], queryFn: () => api.talent.getDirectory({ id }) }),
  directoryEntries: (filter: Parameters<typeof api.talent.listDirectoryEntries>[0]) =>
    queryOptions({
      queryKey: ['talent', 'directoryEntries', filter],
      queryFn: () => api.talent.listDirectoryEntries(filter),
      placeholderData: keepPreviousData,
    }),
  directoryEntry: (id: string, entryId: string) =>
    queryOptions({
      queryKey: ['talent', 'directoryEntry', id, entryId],
      queryFn: () => api.talent.getDirectoryEntry({ id, entryId }),
    }),
  directoryDifference: (id: string, against: string) =>
    queryOptions({
      queryKey: ['talent', 'directoryDifference', id, against],
      queryFn: () => api.talent.compareDirectories({ id, against }),
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
        state.data !== undefined && isWorking(state.data.state)
          ? pollingMs(Date.now() - Date.parse(state.data.createdAt))
          : false,
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
