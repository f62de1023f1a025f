import type { Column } from '#platform/tabular/description/column.ts'
import { courseShown, teacherShown, venueShown } from '../../contract/index.ts'

const listed: readonly Column[] = [
  ...Object.values(courseShown.columns),
  ...Object.values(teacherShown.columns),
  ...Object.values(venueShown.columns),
]

/** What the values of closed lists are called in a history: as the tables of the libraries call them. */
export const libraryWords: Readonly<Record<string, readonly [zh: string, en: string]>> = Object.fromEntries([
  ...listed.flatMap((column) =>
    'choices' in column
      ? column.choices.map(({ value, title }) => [value, [title.zh, title.en]] as const)
      : [],
  ),
  ['am', ['上午', 'Morning']],
  ['pm', ['下午', 'Afternoon']],
  ['all', ['全天', 'All day']],
])
