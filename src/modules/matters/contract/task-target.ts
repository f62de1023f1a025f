import { z } from 'zod'
import { quarter } from './terms.ts'

/** What a task is to reach by the end of a quarter. */
export const taskTarget = z
  .object({
    quarter,
    target: z.string().trim().min(2).max(300),
    /** What is to be reached by the end of the quarter, counted from the beginning; null when it cannot be counted. */
    value: z.number().positive().nullable().default(null),
    unit: z.string().trim().min(1).max(20).nullable().default(null),
  })
  .refine(({ value, unit }) => (value === null) === (unit === null), {
    path: ['unit'],
    message: 'matters.task.unitMissing',
  })
export type TaskTarget = z.infer<typeof taskTarget>
