import { z } from 'zod'

/** Something that a list can be narrowed to. */
export const listChoice = z.object({ id: z.uuid(), name: z.string() })
export type ListChoice = z.infer<typeof listChoice>

/** Enterprises that stand in a list, all of those in sight and not of one page. */
export const listedEnterprises = z.object({ enterprises: z.array(listChoice) })
export type ListedEnterprises = z.infer<typeof listedEnterprises>
