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
  const postings = new Map([...having].map(([skill, list]) => [skill, Int32Array.from(list)]))
  const placeOf = new Int32Array(people.length).fill(-1)
  const person = new Int32Array(people.length)
  const nearness = new Int32Array(people.length)
  const fits = new Uint8Array(people.length)
  const none = new Int32Array()
  const made = new Map<string, SkillPosting>()
  return (skill) => {
    const known = made.get(skill)
    if (known !== undefined) return known
    let size = 0
    for (const near of tree.near(skill)) {
      const list = postings.get(near.skill) ?? none
      for (let at = 0; at < list.length; at++) {
        const number = list[at]!
        if (placeOf[number] === -1) {
          placeOf[number] = size
          person[size] = number
          nearness[size] = near.nearness
          fits[size++] = 0
        }
        if (near.relation !== 'broader') fits[placeOf[number]!] = 1
      }
    }
    for (let at = 0; at < size; at++) placeOf[person[at]!] = -1
    const posting = {
      person: person.slice(0, size),
      nearness: nearness.slice(0, size),
      fits: fits.slice(0, size),
    }
    made.set(skill, posting)
    return posting
  }
}
