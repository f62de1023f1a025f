import type { Words } from '#platform/words.ts'
import { useFormat } from '../use-language.ts'

/** Titles of a definition in the language in force. */
export function useWords(): (words: Words) => string {
  const { language } = useFormat()
  return (words) => words[language]
}
