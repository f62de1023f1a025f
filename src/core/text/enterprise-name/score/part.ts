/** What speaks for or against two records being one enterprise, each with its weight. */

/**
 * `same`: may be taken together without a person. `review`: a person decides. `different`: nothing is kept of it,
 * because a refusal that a program stored hides true duplicates for good.
 */
export type Verdict = 'same' | 'review' | 'different'

export const partKinds = [
  'code',
  'name',
  'trade',
  'industry',
  'place',
  'town',
  'form',
  'group',
  'ordinal',
  'branch',
  'address',
] as const
export type PartKind = (typeof partKinds)[number]

/** What was found, by part. */
export const findings = {
  code: ['equal', 'contradict', 'organisationEqual', 'oneFigure', 'contradictNamesEqual'],
  name: ['equal', 'formerEqual'],
  trade: [
    'equal',
    'none',
    'soundAlike',
    'lookAlike',
    'typingError',
    'reordered',
    'dropped',
    'latin',
    'contained',
    'differ',
    'prefixed',
    'numeral',
  ],
  industry: [
    'equal',
    'none',
    'genericOnly',
    'vague',
    'contained',
    'related',
    'besideMaking',
    'differ',
    'typingError',
    'abbreviated',
  ],
  place: ['bothMissing', 'oneMissing', 'bracketMissing', 'equal', 'within', 'contradict', 'typingError'],
  town: ['equal', 'oneMissing', 'contradict'],
  form: ['equal', 'compatible', 'missing', 'rebuilt', 'contradict', 'typingError'],
  group: ['oneOnly', 'parent'],
  ordinal: ['equal', 'contradict'],
  branch: ['equal', 'oneOnly', 'contradict', 'unclear'],
  address: ['equal', 'street', 'contradict'],
} as const satisfies Record<PartKind, readonly string[]>

export type ScorePart = {
  [Kind in PartKind]: {
    part: Kind
    finding: (typeof findings)[Kind][number]
    /** In doublings of the odds: +1 makes it twice as likely that the two are one, −1 half as likely. */
    weight: number
    /** The most that can come of it, whatever the sum; null leaves it to the sum. */
    limit: 'review' | 'different' | null
    /** What stood on either side. */
    left: string
    right: string
  }
}[PartKind]

/**
 * A pair is the same from 9 on. The least that reaches it is a trade name of two usual characters (2 × 3), a telling
 * industry (3) and a form alike (0.5), both without place: 9.5. Without the industry it is 6.5 and a person looks.
 */
export const sameFrom = 9

/**
 * A person looks from 2 on, four times as likely as not. 永强公司 for 滁州永强塑料制品股份有限公司 has just that: two usual
 * characters (6), no industry on one side (−1), no place (−1), a group or a kindred industry less. What is truly two is
 * set apart by a limit long before.
 */
export const reviewFrom = 2

/** The verdict of parts: what the sum allows, held down by the strictest limit. */
export function verdictOf(parts: readonly ScorePart[]): { score: number; verdict: Verdict } {
  const score = parts.reduce((sum, part) => sum + part.weight, 0)
  if (parts.some((part) => part.limit === 'different') || score < reviewFrom)
    return { score, verdict: 'different' }
  if (parts.some((part) => part.limit === 'review') || score < sameFrom) return { score, verdict: 'review' }
  return { score, verdict: 'same' }
}
