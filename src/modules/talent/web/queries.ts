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
  majors: () => queryOptions({ queryKey: ['talent', 'majors'], queryFn: () => api.talent.listMajors() }),
  skillNames: () =>
    queryOptions({ queryKey: ['talent', 'skillNames'], queryFn: () => api.talent.listSkillNames() }),
  skill: (id: string) =>
    queryOptions({ queryKey: ['talent', 'skill', id], queryFn: () => api.talent.getSkill({ id }) }),
}
