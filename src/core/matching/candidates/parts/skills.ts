import type { CandidateNeed, CandidatePerson } from '../input.ts'
import type { References } from '../references.ts'
import type { SkillRelation, SkillTree } from '../skill-tree.ts'
import type { Worth } from './worth.ts'

export interface SkillEvidence {
  /** Code of the skill asked for. */
  readonly asked: string
  readonly demand: 'required' | 'wished'
  /** Code of the person's skill that counts for it; null for none. */
  readonly held: string | null
  readonly relation: SkillRelation | 'none'
  readonly steps: number
  /** 0 to 1000. */
  readonly nearness: number
}

/** A skill that a need asks for, once however often and by whatever words it is named. */
export interface AskedSkill {
  readonly skill: string
  readonly demand: 'required' | 'wished'
}

/** Skills a need asks for by code, required ones first; what is required is not wished beside. */
export function askedSkills(need: CandidateNeed, { resolve }: SkillTree): AskedSkill[] {
  const required = new Set(need.requiredSkills.map(resolve))
  const wished = new Set(need.wishedSkills.map(resolve))
  return [
    ...[...required].sort().map((skill) => ({ skill, demand: 'required' as const })),
    ...[...wished]
      .filter((skill) => !required.has(skill))
      .sort()
      .map((skill) => ({ skill, demand: 'wished' as const })),
  ]
}

/** Mean over the skills asked for of the nearest skill the person has, required ones weighing more. None asked: 1000. */
export function skillsWorth(
  need: CandidateNeed,
  person: CandidatePerson,
  { skills, nearness }: References,
): Worth<readonly SkillEvidence[]> {
  const held = new Set(person.skills.map(skills.resolve))
  let sum = 0
  let weights = 0
  const evidence = askedSkills(need, skills).map(({ skill, demand }): SkillEvidence => {
    const weight = demand === 'required' ? nearness.requiredWeight : 1
    const near = skills.near(skill).find((each) => held.has(each.skill))
    sum += weight * (near?.nearness ?? 0)
    weights += weight
    return near === undefined
      ? { asked: skill, demand, held: null, relation: 'none', steps: 0, nearness: 0 }
      : {
          asked: skill,
          demand,
          held: near.skill,
          relation: near.relation,
          steps: near.steps,
          nearness: near.nearness,
        }
  })
  return { worth: weights === 0 ? 1000 : Math.floor(sum / weights), evidence }
}
