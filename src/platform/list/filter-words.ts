/** The line of an exported list that says by what its rows were chosen. */
export const chosenBy = (conditions: readonly string[]): string => `筛选：${conditions.join('，') || '无'}`

/** One of several values was wanted. */
export const said = (title: string, values: readonly string[] | undefined): string[] =>
  values?.length ? [`${title}：${values.join('、')}`] : []

/** Words had to stand in a field; in whatever is searched without one. */
export const containing = (words: string | undefined, where = ''): string[] =>
  words?.trim() ? [`${where}含“${words.trim()}”`] : []

/** A condition that is there or not. */
export const saidIf = (on: boolean | undefined, words: string): string[] => (on === true ? [words] : [])
