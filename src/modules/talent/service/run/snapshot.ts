import type {
  BlockedPair,
  CandidateInput,
  CandidateNeed,
  CandidatePerson,
  ChainNode,
  MajorNearness,
  Skill,
} from '#core/matching/candidates/input.ts'
import { bm25Likeness } from '#core/matching/candidates/text-likeness.ts'
import type { MatchMethod, MatchSettings } from '../../contract/match-run.ts'
import { splitWords } from './joined-words.ts'

/** A need as it was when the run began. */
export interface NeedSnapshot {
  readonly candidate: CandidateNeed
  readonly title: string
  readonly enterpriseName: string
  /** County of the enterprise. */
  readonly county: string
  readonly countyName: string
  /** Codes of what the arithmetic knows as ordinals. */
  readonly education: string
  readonly titleLevel: string | null
  /** Words of the texts with spaces between. */
  readonly words: string
}

/** Somebody as they were when the run began: nothing that tells who it is but school and the words of the texts. */
export interface PersonSnapshot {
  readonly candidate: CandidatePerson
  readonly school: string | null
  readonly education: string | null
  readonly titleLevel: string | null
  /** Words of the texts with spaces between. */
  readonly words: string
}

/** What needs and people are laid against. */
export interface RunReferences {
  readonly chainNodes: readonly ChainNode[]
  readonly skills: readonly Skill[]
  readonly blocked: readonly BlockedPair[]
  /** Of majors of different levels; absent in runs that were frozen before there were any but undergraduate ones. */
  readonly majorNearness?: readonly MajorNearness[]
}

export type IndexPair = readonly [need: number, person: number]

/** All the arithmetic of a run is given. Needs and people go by their position. */
export interface RunInput {
  readonly method: MatchMethod
  readonly settings: Pick<
    MatchSettings,
    'objective' | 'proposer' | 'weights' | 'most' | 'quotas' | 'mostBlocking'
  >
  readonly needs: readonly NeedSnapshot[]
  /** Null for a person whose record has been erased since. */
  readonly people: readonly (PersonSnapshot | null)[]
  readonly needCapacity: readonly number[]
  readonly needTier: readonly number[]
  readonly personCapacity: readonly number[]
  readonly references: RunReferences
  readonly pins: { readonly forced: readonly IndexPair[]; readonly ruledOut: readonly IndexPair[] }
  readonly previous: readonly IndexPair[]
}

/** Stands for a person who was erased: nobody can be matched with it. */
const erased = (position: number): CandidatePerson => ({
  id: `erased ${position}`,
  consentValid: false,
  employer: null,
  chains: [],
  kinds: [],
  modes: [],
  nodes: [],
  education: 0,
  majors: [],
  skills: [],
  experienceYears: 0,
  level: 0,
  salary: null,
  places: [],
  availableOn: null,
})

/** What the lists of candidates are made of; pinned and ruled out pairs are blocked, so that the rest is matched freely. */
export function candidateInput(
  input: Pick<RunInput, 'needs' | 'people' | 'references' | 'pins'>,
): CandidateInput {
  const needs = input.needs.map(({ candidate }) => candidate)
  const people = input.people.map((person, at) => person?.candidate ?? erased(at))
  const ids = new Set(people.map(({ id }) => id))
  const blocked = (pairs: readonly IndexPair[], cause: string): BlockedPair[] =>
    pairs.map(([need, person]) => ({ need: needs[need]!.id, person: people[person]!.id, cause }))
  return {
    needs,
    people,
    blocked: [
      ...input.references.blocked.filter(({ person }) => ids.has(person)),
      ...blocked(input.pins.ruledOut, 'ruledOut'),
      ...blocked(input.pins.forced, 'pinned'),
    ],
    chainNodes: input.references.chainNodes,
    skills: input.references.skills,
    majorNearness: input.references.majorNearness ?? [],
    texts: bm25Likeness(
      { count: input.needs.length, wordsOf: (need) => splitWords(input.needs[need]!.words) },
      { count: input.people.length, wordsOf: (person) => splitWords(input.people[person]?.words ?? '') },
    ),
  }
}

/** What of capacities pinned pairs leave. */
export function freeCapacities({ needCapacity, needTier, personCapacity, pins }: RunInput) {
  const free = {
    needCapacity: Int32Array.from(needCapacity),
    needTier: Int32Array.from(needTier),
    personCapacity: Int32Array.from(personCapacity),
  }
  for (const [need, person] of pins.forced) {
    free.needCapacity[need]!--
    free.personCapacity[person]!--
  }
  return free
}
