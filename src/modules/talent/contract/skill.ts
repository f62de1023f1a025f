import { z } from 'zod'
import { download, endpoint, instant, lockVersion } from '#platform/http/contract.ts'
import { listFileQuery, listPageOf, listQuery } from '#platform/list/contract.ts'
import { listOfTable } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { skillTable } from './skill-table.ts'

/** A skill with its place in the taxonomy and the words that mean it. */
export const skill = rowSchema(skillTable).extend({
  id: z.uuid(),
  parentNames: z.array(z.string()),
  chainNames: z.array(z.string()),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Skill = z.infer<typeof skill>

export const skillDetail = skill.extend({
  /** Skills directly below it. */
  narrower: z.array(z.object({ id: z.uuid(), name: z.string() })),
})
export type SkillDetail = z.infer<typeof skillDetail>

export const skillInput = inputSchema(skillTable)
export type SkillInput = z.infer<typeof skillInput>

export const skillList = listOfTable<Skill>()(skillTable, {
  sorts: ['name'],
  values: {
    parentIds: ({ parentNames }) => parentNames.join('、') || null,
    chainCodes: ({ chainNames }) => chainNames.join('、') || null,
  },
})

const conditions = z.object({
  /** Part of a name or a synonym. */
  query: z.string().max(100).optional(),
  /** Those for a chain, among them those for every chain. */
  chain: z.string().max(60).optional(),
  /** Those below this one, at any depth. */
  under: z.uuid().optional(),
  state: z.enum(['inUse', 'retired', 'all']).default('inUse'),
})
export const skillFilter = conditions.extend(listQuery(skillList).shape)
export type SkillFilter = z.infer<typeof skillFilter>
export const skillFileQuery = conditions.extend(listFileQuery(skillList).shape)
export type SkillFileQuery = z.infer<typeof skillFileQuery>

const tags = ['talent']
const byId = z.object({ id: z.uuid() })

export const skillContract = {
  listSkills: endpoint('talent.skill.read', {
    method: 'GET',
    path: '/talent/skills',
    tags,
    summary: 'Skills with synonyms and broader skills, by chain',
  })
    .input(skillFilter)
    .output(listPageOf(skill, skillList)),
  listSkillNames: endpoint('talent.skill.read', {
    method: 'GET',
    path: '/talent/skills/names',
    tags,
    summary: 'All skills in use by name, with their synonyms, for choice',
  }).output(z.array(z.object({ id: z.uuid(), name: z.string(), synonyms: z.array(z.string()) }))),
  exportSkills: endpoint('talent.skill.export', {
    method: 'GET',
    path: '/talent/skills/export',
    tags,
    summary: 'The same list as a workbook',
  })
    .input(skillFileQuery)
    .output(download),
  getSkill: endpoint('talent.skill.read', {
    method: 'GET',
    path: '/talent/skills/{id}',
    tags,
    summary: 'One skill with what is narrower',
  })
    .input(byId)
    .output(skillDetail),
  addSkill: endpoint('talent.skill.edit', {
    method: 'POST',
    path: '/talent/skills',
    tags,
    summary: 'Add a skill',
    successStatus: 201,
  })
    .input(skillInput)
    .output(skillDetail),
  updateSkill: endpoint('talent.skill.edit', {
    method: 'PUT',
    path: '/talent/skills/{id}',
    tags,
    summary: 'Change a skill, or retire it so that it is no longer offered',
  })
    .input(skillInput.extend({ id: z.uuid(), lockVersion }))
    .output(skillDetail),
}
