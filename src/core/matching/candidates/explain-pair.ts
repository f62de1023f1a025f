import { checkInput } from './check-input.ts'
import type { CandidateInput } from './input.ts'
import { keyedParts, type OrdinalEvidence } from './parts/keyed-parts.ts'
import { type MajorEvidence, majorWorth } from './parts/major.ts'
import { type NodeEvidence, nodeWorth } from './parts/node.ts'
import { type PlaceModeEvidence, placeModeWorth } from './parts/place-mode.ts'
import type { SalaryEvidence } from './parts/salary.ts'
import { type SkillEvidence, skillsWorth } from './parts/skills.ts'
import { type References, referencesOf } from './references.ts'
import { type RuleCode, type RuleValues, rules } from './rules.ts'
import { type CandidateSettings, defaultSettings, type ScorePart, scoreParts, sharesFor } from './settings.ts'
import { worthOfLikeness } from './text-likeness.ts'

/** A rule as it stands for a pair. */
export interface RuleFinding extends RuleValues {
  readonly rule: RuleCode
  readonly passed: boolean
}

/** Evidence of each part, tagged by it. */
export type PartEvidence =
  | { readonly part: 'node'; readonly evidence: NodeEvidence }
  | { readonly part: 'major'; readonly evidence: MajorEvidence }
  | { readonly part: 'skills'; readonly evidence: readonly SkillEvidence[] }
  | { readonly part: 'experience' | 'education' | 'level'; readonly evidence: OrdinalEvidence }
  | { readonly part: 'salary'; readonly evidence: SalaryEvidence }
  | { readonly part: 'placeMode'; readonly evidence: PlaceModeEvidence }
  | { readonly part: 'text'; readonly evidence: readonly { readonly word: string; readonly part: number }[] }

/** A part of a pair's score. */
export type PartFinding = PartEvidence & {
  /** 0 to 1000. */
  readonly worth: number
  /** Share of the part out of 1000. */
  readonly share: number
  /** worth × share: contributions add up to the score. */
  readonly contribution: number
}

/** Why a pair is or is not a candidate, and what it scores, in codes and numbers; words are made where it is shown. */
export interface PairExplanation {
  readonly need: string
  readonly person: string
  readonly eligible: boolean
  readonly rules: readonly RuleFinding[]
  /** 0 to 1,000,000; told for pairs that fail a rule as well. */
  readonly score: number
  readonly parts: readonly PartFinding[]
}

/** Explains pairs of one input, by their index in it; what has to be prepared is prepared once. */
export type PairExplainer = (need: number, person: number) => PairExplanation

/**
 * Problem: say for any pair how every rule and every part stands.
 * Method: rules and parts are asked one by one. It shares the rules and parts with the fast lists, not their tables.
 * Cost: preparing once; some microseconds for a pair, and one pass over the texts for each need asked about.
 * @throws CandidateInputError, RangeError as `prepareCandidates`
 */
export function pairExplainer(
  input: CandidateInput,
  settings: CandidateSettings = defaultSettings,
): PairExplainer {
  checkInput(input)
  const references = referencesOf(input, settings)
  const shares = sharesFor(input, settings)
  const likeness = new Float64Array(input.people.length)
  let likenessOf = -1
  let most = 1
  const textWorth = (need: number, person: number): number => {
    if (input.texts === null) return 0
    if (likenessOf !== need) most = input.texts.likeness(need, likeness)
    likenessOf = need
    return worthOfLikeness(likeness[person]!, most)
  }

  return (needIndex, personIndex) => {
    const need = input.needs[needIndex]
    const person = input.people[personIndex]
    if (need === undefined || person === undefined)
      throw new RangeError(`no pair ${needIndex}, ${personIndex}`)
    const text = textWorth(needIndex, personIndex)
    const parts = scoreParts.map((part, at): PartFinding => {
      const share = shares[at]!
      const found = foundOf(part, need, person, references, () => ({
        worth: text,
        evidence: input.texts?.shared(needIndex, personIndex) ?? [],
      }))
      return { ...found, share, contribution: share * found.worth }
    })
    const findings = rules.map((rule) => ({
      rule: rule.code,
      passed: rule.passes(need, person, references),
      ...rule.values(need, person, references),
    }))
    return {
      need: need.id,
      person: person.id,
      eligible: findings.every(({ passed }) => passed),
      rules: findings,
      score: parts.reduce((sum, { contribution }) => sum + contribution, 0),
      parts,
    }
  }
}

type TextFinding = () => { worth: number; evidence: readonly { word: string; part: number }[] }

function foundOf(
  part: ScorePart,
  need: CandidateInput['needs'][number],
  person: CandidateInput['people'][number],
  references: References,
  text: TextFinding,
): PartEvidence & { worth: number } {
  switch (part) {
    case 'skills':
      return { part, ...skillsWorth(need, person, references) }
    case 'text':
      return { part, ...text() }
    case 'node':
      return { part, ...nodeWorth(need, person, references) }
    case 'major':
      return { part, ...majorWorth(need, person, references) }
    case 'salary':
      return { part, ...keyedParts.salary.worth(need, person) }
    case 'placeMode':
      return { part, ...placeModeWorth(need, person) }
    default:
      return { part, ...keyedParts[part].worth(need, person) }
  }
}
