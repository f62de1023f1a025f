import { z } from 'zod'
import { code } from '#modules/chains/contract/terms.ts'
import { endpoint, oneOrMany } from '#platform/http/contract.ts'
import { needLevel } from './need-shapes.ts'
import { competence } from './tags.ts'
import { topicCode } from './topic.ts'

/** A need laid against the courses of the library. */
export const coveredNeed = z.object({
  id: z.uuid(),
  number: z.number().int(),
  statement: z.string(),
  level: needLevel,
  orgName: z.string(),
  chainName: z.string().nullable(),
  weight: z.number().int(),
  topics: z.array(z.object({ code: topicCode, name: z.string() })),
  /** Courses that cover one of its topics, with those topics. None: no course meets it. */
  metBy: z.array(z.object({ courseId: z.uuid(), topics: z.array(topicCode) })),
})
export type CoveredNeed = z.infer<typeof coveredNeed>

/** A course that meets some need. */
export const coveringCourse = z.object({ id: z.uuid(), title: z.string(), needs: z.number().int() })

/** A topic that needs name, with how many courses cover it. */
export const coveredTopic = z.object({
  code: topicCode,
  name: z.string(),
  needs: z.number().int(),
  /** Sum of the weights of those needs. */
  weight: z.number().int(),
  courses: z.number().int(),
})
export type CoveredTopic = z.infer<typeof coveredTopic>

/** Of one competence: the weight of needs that ask for it, and the courses tagged with it. */
export const coveredCompetence = z.object({
  competence,
  weight: z.number().int(),
  met: z.number().int(),
  courses: z.number().int(),
})

/** Need × course (SYS9): which needs courses meet and which they leave out. Weights are the sums of 1 to 5. */
export const coverage = z.object({
  needs: z.array(coveredNeed),
  courses: z.array(coveringCourse),
  topics: z.array(coveredTopic),
  competences: z.array(coveredCompetence),
  weight: z.number().int(),
  metWeight: z.number().int(),
})
export type Coverage = z.infer<typeof coverage>

export const coverageContract = {
  getCoverage: endpoint('training.need.read', {
    method: 'GET',
    path: '/training/coverage',
    tags: ['training'],
    summary: 'Open needs laid against the courses of the library: what is met, by what, and what is left out',
  })
    .input(z.object({ chain: oneOrMany(code).optional(), level: oneOrMany(needLevel).optional() }))
    .output(coverage),
}
