/** Words as they are kept: none of them holds a space. */
export const joinWords = (words: readonly string[]): string => words.join(' ')
export const splitWords = (words: string): string[] => (words === '' ? [] : words.split(' '))
