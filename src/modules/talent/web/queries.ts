import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '#web/api.ts'

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
  majors: () => queryOptions({ queryKey: ['talent', 'majors'], queryFn: () => api.talent.listMajors() }),
  skillNames: () =>
    queryOptions({ queryKey: ['talent', 'skillNames'], queryFn: () => api.talent.listSkillNames() }),
  skill: (id: string) =>
    queryOptions({ queryKey: ['talent', 'skill', id], queryFn: () => api.talent.getSkill({ id }) }),
}
