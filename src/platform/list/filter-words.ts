import type { Column } from '../tabular/description/column.ts'
import { wordsOf } from '../tabular/write/value-words.ts'

/** The line of an exported list that says by what its rows were chosen. */
export const chosenBy = (conditions: readonly string[]): string => `筛选：${conditions.join('，') || '无'}`

/** One of several values was wanted. */
export const said = (title: string, values: readonly string[] | undefined): string[] =>
  values?.length ? [`${title}：${values.join('、')}`] : []

/** One of several values of a column was wanted, told in its words. */
export const saidChoices = (column: Column, values: readonly string[] | undefined): string[] =>
  said(
    column.title.zh,
    values?.map((value) => wordsOf(column, value)?.zh ?? value),
  )

/** Words had to stand in a field; in whatever is searched without one. */
export const containing = (words: string | undefined, where = ''): string[] =>
  words?.trim() ? [`${where}含“${words.trim()}”`] : []

/** A condition that is there or not. */
export const saidIf = (on: boolean | undefined, words: string): string[] => (on === true ? [words] : [])
