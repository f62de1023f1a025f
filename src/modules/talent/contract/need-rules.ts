import type { NeedInput, NeedState } from './need.ts'

/** What is wrong with a need beyond its single fields: where, and the reason as clients translate it. */
export interface NeedFault {
  field: keyof NeedInput
  reason: string
}

/** The order in which a match fills needs, as the urgency asks for it: five stars come first. */
export const tierOfUrgency = (urgency: number): number =>
  urgency >= 5 ? 1 : urgency === 4 ? 2 : urgency === 3 ? 3 : 4

type Checked = Pick<
  NeedInput,
  | 'kind'
  | 'salaryFrom'
  | 'salaryTo'
  | 'benefits'
  | 'targetIndicators'
  | 'budget'
  | 'termMonths'
  | 'propertyRule'
  | 'must'
  | 'requiredSkillIds'
  | 'wishedSkillIds'
  | 'experienceYears'
  | 'education'
  | 'degree'
  | 'titleLevel'
  | 'regionCodes'
>

const ofPosts = ['salaryFrom', 'salaryTo', 'benefits'] as const
const ofTechnical = ['targetIndicators', 'budget', 'termMonths', 'propertyRule'] as const

/** The first thing that is wrong with a need, null when nothing is. */
export function faultOfNeed(need: Checked): NeedFault | null {
  const foreign = (need.kind === 'post' ? ofTechnical : ofPosts).find((field) => need[field] !== null)
  if (foreign !== undefined) return { field: foreign, reason: 'talent.need.otherKind' }
  if (need.kind === 'technical' && need.targetIndicators === null)
    return { field: 'targetIndicators', reason: 'talent.need.targetMissing' }
  if ((need.salaryFrom === null) !== (need.salaryTo === null))
    return { field: need.salaryFrom === null ? 'salaryFrom' : 'salaryTo', reason: 'talent.need.salaryHalf' }
  if (need.salaryFrom !== null && need.salaryTo !== null && need.salaryTo < need.salaryFrom)
    return { field: 'salaryTo', reason: 'talent.need.salaryTurned' }
  if (need.wishedSkillIds.some((id) => need.requiredSkillIds.includes(id)))
    return { field: 'wishedSkillIds', reason: 'talent.need.skillTwice' }
  if (need.must.some((one) => !asksFor(need, one)))
    return { field: 'must', reason: 'talent.need.mustNothing' }
  return null
}

/** Whether a need demands anything of this kind at all. */
function asksFor(need: Checked, what: NeedInput['must'][number]): boolean {
  switch (what) {
    case 'skills':
      return need.requiredSkillIds.length > 0
    case 'experience':
      return (need.experienceYears ?? 0) > 0
    case 'level':
      return need.education !== '90' || need.degree !== null || need.titleLevel !== null
    case 'place':
      return need.regionCodes.length > 0
  }
}

const moves: Readonly<Record<NeedState, readonly NeedState[]>> = {
  open: ['paused', 'filled', 'closed'],
  paused: ['open', 'filled', 'closed'],
  filled: ['open'],
  closed: ['open'],
}

/** Where a need can be moved from where it stands. */
export const movesOf = (state: NeedState): readonly NeedState[] => moves[state]

/** Whether a need is over: it is changed only after it was reopened. */
export const isEnded = (state: NeedState): boolean => state === 'filled' || state === 'closed'
