import { z } from 'zod'

/** The four competences that needs, courses and ratings are tagged with (SYS24). */
export const competences = ['systemsThinking', 'reformInnovation', 'useOfMarkets', 'riskPrevention'] as const
export const competence = z.enum(competences)
export type Competence = z.infer<typeof competence>

/** What an official is to be able to do about change: 识变、应变、求变. */
export const changeAbilities = ['recognise', 'respond', 'seek'] as const
export const changeAbility = z.enum(changeAbilities)
export type ChangeAbility = z.infer<typeof changeAbility>

/** What training is to be: 专、精、实. Ratings are given by them. */
export const trainingQualities = ['specialised', 'refined', 'practical'] as const
export const trainingQuality = z.enum(trainingQualities)
export type TrainingQuality = z.infer<typeof trainingQuality>

/** Tags of a need or a course. */
export const trainingTags = z.object({
  competences: z.array(competence).max(competences.length).default([]),
  changeAbilities: z.array(changeAbility).max(changeAbilities.length).default([]),
  qualities: z.array(trainingQuality).max(trainingQualities.length).default([]),
})
export type TrainingTags = z.infer<typeof trainingTags>
