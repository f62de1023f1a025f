import type { FactType } from '../contract.ts'

/** Which arguments a conflict's key is made of, in order; they say what the conflict is about. */
export const conflictKeyNames: Partial<Record<FactType, readonly string[]>> = {
  rankStreak: ['track', 'among', 'asOf'],
  outputMilestone: ['industry', 'status', 'year'],
  classOpened: ['chain'],
  chainList: ['publishedYear'],
  programme: ['name', 'publishedYear'],
  mechanism: ['name', 'scope'],
}
