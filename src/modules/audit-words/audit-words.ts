/** A word in both languages. */
export type Pair = readonly [zh: string, en: string]

/** What the audit entries of one part are called: the kinds of its objects, and what was done. */
export interface AuditWords {
  readonly kinds: Readonly<Record<string, Pair>>
  readonly actions: Readonly<Record<string, Pair>>
}

/** Words of one language, by key. */
export const inLanguage = (
  words: Readonly<Record<string, Pair>>,
  language: 'zh' | 'en',
): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([key, pair]) => [key, pair[language === 'zh' ? 0 : 1]]))
