import { z } from 'zod'

/** What people read, in both languages of the product. */
export const words = z.object({ zh: z.string(), en: z.string() })
export type Words = z.infer<typeof words>

/** A table of words in one of the two languages. */
export const wordsIn = <K extends string>(
  language: keyof Words,
  table: Readonly<Record<K, Words>>,
): Record<K, string> =>
  Object.fromEntries(Object.entries<Words>(table).map(([key, word]) => [key, word[language]])) as Record<
    K,
    string
  >
