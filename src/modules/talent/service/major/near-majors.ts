import { z } from 'zod'
import type { MajorNearness } from '#core/matching/candidates/input.ts'
import type { Major } from '../../contract/major.ts'
import correspondenceOfProduct from '../../data/major-correspondence.json' with { type: 'json' }
import { nearnessRows, rowsBetween } from '../../rules/major-nearness.ts'

const { classes } = z
  .object({
    classes: z.array(z.object({ vocational: z.string(), undergraduate: z.record(z.string(), z.string()) })),
  })
  .parse(correspondenceOfProduct)

/** Undergraduate classes near each class of vocational education. */
export const majorCorrespondence = classes.map(({ vocational, undergraduate }) => ({
  vocational,
  undergraduate: Object.keys(undergraduate),
}))

/** Nearness across levels between majors that needs ask for and majors that people have. */
export const nearMajors = (
  majors: readonly Major[],
  asked: readonly string[],
  held: readonly string[],
): MajorNearness[] => rowsBetween(nearnessRows(majors, majorCorrespondence), asked, held)
