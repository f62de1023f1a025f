import type { CandidatePerson } from './input.ts'
import type { SkillTree } from './skill-tree.ts'

/** Who has a skill, or one that counts for it. */
export interface SkillPosting {
  readonly person: Int32Array
  /** Of the person's nearest skill, 1 to 1000. */
  readonly nearness: Int32Array
  /** 1 where the person has the skill itself or a narrower one. */
  readonly fits: Uint8Array
}

/** Postings by code of the skill asked for; each is made when it is first asked for. People are in their inner order. */
export function skillPostings(
  people: readonly CandidatePerson[],
  tree: SkillTree,
): (skill: string) => SkillPosting {
  const having = new Map<string, number[]>()
  for (const [number, person] of people.entries())
    for (const skill of new Set(person.skills.map(tree.resolve))) {
      const list = having.get(skill)
      if (list === undefined) having.set(skill, [number])
      else list.push(number)
    }
  const placeOf = new Int32Array(people.length).fill(-1)
  const made = new Map<string, SkillPosting>()
  return (skill) => {
    const known = made.get(skill)
    if (known !== undefined) return known
    const person: number[] = []
    const nearness: number[] = []
    const fits: number[] = []
    for (const near of tree.near(skill))
      for (const number of having.get(near.skill) ?? []) {
        if (placeOf[number] === -1) {
          placeOf[number] = person.length
          person.push(number)
          nearness.push(near.nearness)
          fits.push(0)
        }
        if (near.relation !== 'broader') fits[placeOf[number]!] = 1
      }
    for (const number of person) placeOf[number] = -1
    const posting = {
      person: Int32Array.from(person),
      nearness: Int32Array.from(nearness),
      fits: Uint8Array.from(fits),
    }
    made.set(skill, posting)
    return posting
  }
}
