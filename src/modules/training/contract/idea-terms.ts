import { z } from 'zod'
import type { Words } from '#platform/words.ts'

/** The life of an idea, as its workflow has it. */
export const ideaStates = [
  'submitted',
  'underReview',
  'adopted',
  'notAdopted',
  'merged',
  'withdrawn',
] as const
export const ideaState = z.enum(ideaStates)
export type IdeaState = z.infer<typeof ideaState>

/** States in which an idea waits for its answer. */
export const pendingIdeaStates: readonly IdeaState[] = ['submitted', 'underReview']

/** What an official reply says: taken up, or not. */
export const ideaOutcomes = ['adopted', 'notAdopted'] as const
export const ideaOutcome = z.enum(ideaOutcomes)
export type IdeaOutcome = z.infer<typeof ideaOutcome>

/** Words of the states, on screens, in files and in the workflow. */
export const ideaStateWords: Readonly<Record<IdeaState, Words>> = {
  submitted: { zh: '待受理', en: 'Submitted' },
  underReview: { zh: '研究中', en: 'Under review' },
  adopted: { zh: '已采纳', en: 'Adopted' },
  notAdopted: { zh: '未采纳', en: 'Not adopted' },
  merged: { zh: '已合并', en: 'Merged' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}
