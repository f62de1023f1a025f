import { type CandidateNeed, type CandidatePerson, optionalDemands } from '#core/matching/candidates/input.ts'
import { educationOrdinal, titleOrdinal } from '../../rules/levels.ts'
import type { NeedSnapshot, PersonSnapshot } from './snapshot.ts'

/** A line of `needLines` or `personLines`, taken apart but for what it tells. */
export interface Line {
  readonly id: string
  /** Tier of a need, number of a person. */
  readonly number: number
  /** Free seats or places. */
  readonly capacity: number
  /** What it tells, as JSON. */
  readonly told: string
  /** Words with spaces between; null while they have to be cut from `text`. */
  words: string | null
  readonly text: string
}

export function linesOf(lines: string): Line[] {
  if (lines === '') return []
  return lines.split('\n').map((line): Line => {
    const [id = '', number = '', capacity = '', told = '', last = ''] = line.split('\t')
    return {
      id,
      number: Number(number),
      capacity: Number(capacity),
      told,
      words: last.startsWith('w') ? last.slice(1) : null,
      text: last.startsWith('t') ? (JSON.parse(last.slice(1)) as string) : '',
    }
  })
}

type ToldNeed = Omit<NeedSnapshot, 'candidate' | 'words'> & {
  candidate: Omit<CandidateNeed, 'minEducation' | 'level' | 'must'> & { must: string[] }
}
type ToldPerson = Omit<PersonSnapshot, 'candidate' | 'words'> & {
  candidate: Omit<CandidatePerson, 'education' | 'level' | 'consentValid'>
}

/** A need as it was told and cut. */
export function needOf(told: unknown, words: string): NeedSnapshot {
  const { candidate, ...need } = told as ToldNeed
  return {
    ...need,
    candidate: {
      ...candidate,
      minEducation: educationOrdinal(need.education),
      level: titleOrdinal(need.titleLevel),
      must: optionalDemands.filter((demand) => candidate.must.includes(demand)),
    },
    words,
  }
}

/** Somebody as he or she was told and cut; only who may be matched is told of. */
export function personOf(told: unknown, words: string): PersonSnapshot {
  const { candidate, ...person } = told as ToldPerson
  return {
    ...person,
    candidate: {
      ...candidate,
      consentValid: true,
      education: educationOrdinal(person.education),
      level: titleOrdinal(person.titleLevel),
    },
    words,
  }
}
