import { type CandidateInput, CandidateInputError, type ChainNode, type MajorNearness } from './input.ts'
import type { CandidateSettings, Nearness } from './settings.ts'
import { type SkillTree, skillTree } from './skill-tree.ts'

/** What rules and parts look things up in. */
export interface References {
  readonly nearness: Nearness
  readonly skills: SkillTree
  readonly nodes: ReadonlyMap<string, ChainNode>
  readonly majors: MajorTable
  /** Cause of each blocked pair, by `pairKey`. */
  readonly blocked: ReadonlyMap<string, string>
}

/** Nearness of majors that the table gives, by codes as they stand there. */
export type MajorTable = ReadonlyMap<string, ReadonlyMap<string, number>>

export const pairKey = (need: string, person: string): string => JSON.stringify([need, person])

/** @throws CandidateInputError on a faulty taxonomy, nearness or blocked pair */
export function referencesOf(input: CandidateInput, settings: CandidateSettings): References {
  for (const [name, value] of Object.entries(settings.nearness))
    if (!isNearness(value)) throw new CandidateInputError({ rule: 'nearness', id: name })
  const needs = new Set(input.needs.map(({ id }) => id))
  const people = new Set(input.people.map(({ id }) => id))
  for (const { need, person } of input.blocked)
    if (!needs.has(need) || !people.has(person))
      throw new CandidateInputError({ rule: 'blockedPair', id: needs.has(need) ? person : need })
  return {
    nearness: settings.nearness,
    skills: skillTree(input.skills, settings.nearness),
    nodes: new Map(input.chainNodes.map((node) => [node.code, node])),
    majors: majorTable(input.majorNearness),
    blocked: new Map(input.blocked.map(({ need, person, cause }) => [pairKey(need, person), cause])),
  }
}

const isNearness = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= 1000

function majorTable(rows: readonly MajorNearness[]): MajorTable {
  const table = new Map<string, Map<string, number>>()
  const add = (one: string, other: string, nearness: number) => {
    const row = table.get(one) ?? new Map<string, number>()
    row.set(other, Math.max(row.get(other) ?? 0, nearness))
    table.set(one, row)
  }
  for (const { one, other, nearness } of rows) {
    if (!isNearness(nearness)) throw new CandidateInputError({ rule: 'nearness', id: one })
    add(one, other, nearness)
    add(other, one, nearness)
  }
  return table
}
