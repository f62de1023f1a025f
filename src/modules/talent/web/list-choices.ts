import type { ListChoice } from '../contract/list-choice.ts'

/** What a server's list of choices offers in a condition; nothing as long as it is being read. */
export const choicesOf = (list: readonly ListChoice[] = []) =>
  list.map(({ id, name }) => ({ value: id, label: name }))
