import { z } from 'zod'
import { chainIdsByCode } from '#modules/chains/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import skillsOfProduct from '../../data/skills.json' with { type: 'json' }
import { insertSkill, putSkillParts, skillNames } from '../../queries/skill.ts'
import { skillRef } from '../../refs.ts'

const skillLoad: ObjectRef = { kind: 'system.load', id: 'skills' }

/** A skill of the product: broader ones by their names, which stand before it. */
const skillsFile = z.array(
  z.object({
    name: z.string().min(2).max(60),
    nameEn: z.string().max(80),
    synonyms: z.array(z.string().min(1).max(60)).default([]),
    broader: z.array(z.string()).default([]),
    chains: z.array(z.string()).default([]),
  }),
)

/** Puts the skills that come with the product into a database that has none. */
export async function installSkills(tx: Context): Promise<void> {
  if ((await skillNames(tx.db)).length > 0) return
  const chainIds = await chainIdsByCode(tx.db)
  const ids = new Map<string, string>()
  const skills = skillsFile.parse(skillsOfProduct)
  for (const { name, nameEn, synonyms, broader, chains } of skills) {
    const id = await insertSkill(tx.db, { name, nameEn, note: null, retired: false }, tx.clock.now())
    ids.set(name, id)
    await putSkillParts(tx.db, id, {
      name,
      synonyms,
      parentIds: broader.map((one) => ids.get(one)!),
      // A city may have left a chain out since.
      chainIds: chains.flatMap((code) => chainIds.get(code) ?? []),
    })
  }
  await recordChanges(
    tx,
    skills.map((skill) => ({
      action: 'talent.skill.install',
      object: skillRef(ids.get(skill.name)!),
      before: null,
      after: skill,
      links: [{ from: skillRef(ids.get(skill.name)!), relation: 'loadedBy', to: skillLoad }],
    })),
  )
}
