import { z } from 'zod'
import { endpoint } from '#platform/http/contract.ts'

/** A discipline, class or major of the national catalogues. */
export const major = z.object({
  /** Two digits a discipline, four a class, six a major. */
  code: z.string(),
  name: z.string(),
  catalogue: z.enum(['undergraduate', 'vocational']),
})
export type Major = z.infer<typeof major>

export const majorContract = {
  listMajors: endpoint('talent.skill.read', {
    method: 'GET',
    path: '/talent/majors',
    tags: ['talent'],
    summary: 'Disciplines, classes and majors of the national catalogues in use, for choice',
  }).output(z.array(major)),
}
