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
  profiles: (filter: Parameters<typeof api.talent.listProfiles>[0]) =>
    queryOptions({
      queryKey: ['talent', 'profiles', filter],
      queryFn: () => api.talent.listProfiles(filter),
      placeholderData: keepPreviousData,
    }),
  profile: (id: string) =>
    queryOptions({ queryKey: ['talent', 'profile', id], queryFn: () => api.talent.getProfile({ id }) }),
  majors: () => queryOptions({ queryKey: ['talent', 'majors'], queryFn: () => api.talent.listMajors() }),
  skillNames: () =>
    queryOptions({ queryKey: ['talent', 'skillNames'], queryFn: () => api.talent.listSkillNames() }),
  skill: (id: string) =>
    queryOptions({ queryKey: ['talent', 'skill', id], queryFn: () => api.talent.getSkill({ id }) }),
}
