import { foldWord } from '../../text/fold-word.ts'
import { CandidateInputError, type Skill } from './input.ts'
import type { Nearness } from './settings.ts'

/** How a skill the person has stands to one that is asked for. */
export type SkillRelation = 'same' | 'narrower' | 'broader'

/** A skill that counts for another. */
export interface NearSkill {
  readonly skill: string
  readonly relation: SkillRelation
  /** Steps of the taxonomy between the two. */
  readonly steps: number
  /** 1 to 1000. */
  readonly nearness: number
}

export interface SkillTree {
  /** Code of the skill a word or code means; an unknown word is a skill of its own. */
  resolve(word: string): string
  /** The skills that count for one asked for, the nearest first: itself, narrower and broader ones. */
  near(asked: string): readonly NearSkill[]
}

/**
 * Problem: credit for a skill that is not the one asked for but close to it.
 * Method: breadth-first search down to narrower and up to broader skills, never down after up: who knows laser welding
 * knows welding nearly as asked, who knows welding may learn laser welding, but arc welding is another skill. Each step
 * keeps a part of the nearness, rounded down.
 * Cost: the skills within the steps allowed, once for each skill asked for.
 * Ties: by fewer steps, narrower before broader, then by code.
 * @throws CandidateInputError on a code or word that stands twice, an unknown parent or a cycle
 */
export function skillTree(skills: readonly Skill[], nearness: Nearness): SkillTree {
  const byCode = new Map<string, Skill>()
  for (const skill of skills) {
    if (byCode.has(skill.code)) throw new CandidateInputError({ rule: 'skillTwice', id: skill.code })
    byCode.set(skill.code, skill)
  }
  const codeOf = new Map<string, string>()
  const children = new Map<string, string[]>()
  for (const { code, words, parents } of skills) {
    for (const word of new Set([code, ...words].map(foldWord))) {
      if (codeOf.has(word)) throw new CandidateInputError({ rule: 'wordTwice', id: code })
      codeOf.set(word, code)
    }
    for (const parent of parents) {
      if (!byCode.has(parent)) throw new CandidateInputError({ rule: 'skillParent', id: code })
      children.set(parent, [...(children.get(parent) ?? []), code])
    }
  }
  refuseCycles(skills, byCode)

  const walk = (
    from: string,
    relation: SkillRelation,
    kept: number,
    next: (code: string) => readonly string[],
  ): NearSkill[] => {
    const found: NearSkill[] = []
    const seen = new Set([from])
    let edge = [from]
    let value = 1000
    for (let steps = 1; steps <= nearness.skillSteps && edge.length > 0; steps++) {
      value = Math.floor((value * kept) / 1000)
      if (value <= 0) break
      edge = [...new Set(edge.flatMap(next))].filter((code) => !seen.has(code))
      for (const skill of edge) {
        seen.add(skill)
        found.push({ skill, relation, steps, nearness: value })
      }
    }
    return found
  }
  const nearOf = new Map<string, readonly NearSkill[]>()
  return {
    resolve(word) {
      // Most come as codes, which are folded already.
      const known = codeOf.get(word)
      if (known !== undefined) return known
      const plain = foldWord(word)
      return codeOf.get(plain) ?? plain
    },
    near(asked) {
      const known = nearOf.get(asked)
      if (known !== undefined) return known
      const order = (near: NearSkill) => (near.relation === 'broader' ? 1 : 0)
      const itself: NearSkill = { skill: asked, relation: 'same', steps: 0, nearness: 1000 }
      const list = [
        itself,
        ...walk(asked, 'narrower', nearness.skillNarrower, (code) => children.get(code) ?? []),
        ...walk(asked, 'broader', nearness.skillBroader, (code) => byCode.get(code)?.parents ?? []),
      ].sort(
        (a, b) =>
          b.nearness - a.nearness || a.steps - b.steps || order(a) - order(b) || (a.skill < b.skill ? -1 : 1),
      )
      nearOf.set(asked, list)
      return list
    },
  }
}

function refuseCycles(skills: readonly Skill[], byCode: ReadonlyMap<string, Skill>): void {
  const open = new Map(skills.map(({ code, parents }) => [code, new Set(parents).size]))
  const below = new Map<string, string[]>()
  for (const { code, parents } of skills)
    for (const parent of new Set(parents)) below.set(parent, [...(below.get(parent) ?? []), code])
  const ready = [...byCode.keys()].filter((code) => open.get(code) === 0)
  for (const code of ready) {
    open.delete(code)
    for (const child of below.get(code) ?? []) {
      const left = open.get(child)! - 1
      open.set(child, left)
      if (left === 0) ready.push(child)
    }
  }
  const [stuck] = open.keys()
  if (stuck !== undefined) throw new CandidateInputError({ rule: 'skillCycle', id: stuck })
}
