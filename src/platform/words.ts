import { z } from 'zod'

/** What people read, in both languages of the product. */
export const words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof words>
