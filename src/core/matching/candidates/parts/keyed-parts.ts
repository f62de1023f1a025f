import type { CandidateNeed, CandidatePerson } from '../input.ts'
import { type SalaryEvidence, salaryWorth } from './salary.ts'
import type { Worth } from './worth.ts'

/** Numbers compared: what is asked and what the person has. */
export interface OrdinalEvidence {
  readonly asked: number
  readonly held: number
}

/** A part that depends on a few values of each side: equal keys, equal worth. */
interface KeyedPart<Code extends string, Evidence> {
  readonly code: Code
  readonly worth: (need: CandidateNeed, person: CandidatePerson) => Worth<Evidence>
  readonly needKey: (need: CandidateNeed) => string
  readonly personKey: (person: CandidatePerson) => string
}

/** Years up to those asked for bring up to 800; years beyond bring the rest, less and less: half of it for 5 more. */
const experience: KeyedPart<'experience', OrdinalEvidence> = {
  code: 'experience',
  worth({ experienceYears: asked }, { experienceYears: held }) {
    const beyond = Math.max(0, held - asked)
    const worth = held < asked ? (800 * held) / asked : 800 + (200 * beyond) / (beyond + 5)
    return { worth: Math.floor(worth), evidence: { asked, held } }
  },
  needKey: (need) => `${need.experienceYears}`,
  personKey: (person) => `${person.experienceYears}`,
}

/** The education asked for brings 800, each step above it 100 more; below it (excluded anyway) nothing. */
const education: KeyedPart<'education', OrdinalEvidence> = {
  code: 'education',
  worth: ({ minEducation: asked }, { education: held }) => ({
    worth: held < asked ? 0 : Math.min(1000, 800 + 100 * (held - asked)),
    evidence: { asked, held },
  }),
  needKey: (need) => `${need.minEducation}`,
  personKey: (person) => `${person.education}`,
}

/** The level asked for brings all, a lower one its part. */
const level: KeyedPart<'level', OrdinalEvidence> = {
  code: 'level',
  worth: ({ level: asked }, { level: held }) => ({
    worth: held >= asked ? 1000 : Math.floor((1000 * held) / asked),
    evidence: { asked, held },
  }),
  needKey: (need) => `${need.level}`,
  personKey: (person) => `${person.level}`,
}

const salary: KeyedPart<'salary', SalaryEvidence> = {
  code: 'salary',
  worth: salaryWorth,
  needKey: (need) => JSON.stringify([need.salary?.from, need.salary?.to]),
  personKey: (person) => JSON.stringify([person.salary?.from, person.salary?.to]),
}

/** The parts that depend on one value of each side. */
export const keyedParts = { experience, education, level, salary } as const
export type KeyedPartCode = keyof typeof keyedParts
