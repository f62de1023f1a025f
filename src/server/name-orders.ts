import type { NamedTable } from '#platform/name-order/fill.ts'

/** The tables whose names are listed in Chinese order. */
export const namedTables: readonly NamedTable[] = [
  { table: 'directory.enterprise' },
  { table: 'directory.organisation' },
  { table: 'directory.person', ofPersons: true },
  { table: 'access.account', ofPersons: true },
  { table: 'talent.institute' },
  { table: 'talent.profile', ofPersons: true },
  { table: 'talent.skill' },
  { table: 'training.course' },
  { table: 'training.teacher', ofPersons: true },
  { table: 'training.venue' },
]
