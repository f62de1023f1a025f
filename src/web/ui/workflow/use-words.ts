import type { WordsBody } from '#platform/workflow/contract.ts'
import { useFormat } from '../use-language.ts'

/** Titles of a definition in the language in force. */
export function useWords(): (words: WordsBody) => string {
  const { language } = useFormat()
  return (words) => words[language]
}
