import { z } from 'zod'

/** 专题讲座, about one chain; 专题研修班, about a field that all chains need. */
export const classKinds = ['lecture', 'studyClass'] as const
export const classKind = z.enum(classKinds)
export type ClassKind = z.infer<typeof classKind>

/** What a module is about. The three of a chain lecture are fixed by its template; those of a study class are free. */
export const moduleKinds = ['industry', 'talentParty', 'investment', 'free'] as const
export const moduleKind = z.enum(moduleKinds)
export type ModuleKind = z.infer<typeof moduleKind>

/** The life of a class, as its workflow has it. */
export const classStates = [
  'draft',
  'submitted',
  'endorsed',
  'approved',
  'enrolling',
  'enrolled',
  'running',
  'finished',
  'evaluated',
  'closed',
  'reopened',
  'rejected',
  'cancelled',
] as const
export const classState = z.enum(classStates)
export type ClassState = z.infer<typeof classState>

/** States in which everything of a class is still open. */
export const draftStates: readonly ClassState[] = ['draft']
/** States in which a class is settled and its day can still be moved. */
export const movableStates: readonly ClassState[] = ['approved', 'enrolling', 'enrolled']
/** States of a class that does not take place. */
export const droppedStates: readonly ClassState[] = ['rejected', 'cancelled']
/** States of a class that is still to come. */
export const classStatesToCome = [
  'draft',
  'submitted',
  'endorsed',
  'approved',
  'enrolling',
  'enrolled',
] as const satisfies readonly ClassState[]
/** States of a class that was held. */
export const heldStates: readonly ClassState[] = ['finished', 'evaluated', 'closed', 'reopened']

/** Days of a class are at most so many. */
export const mostClassDays = 60
