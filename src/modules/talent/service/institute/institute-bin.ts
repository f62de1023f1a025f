import type { BinKind } from '#platform/bin/bin-kind.ts'
import { AppError } from '#platform/errors.ts'
import { instituteTwin } from '../../queries/institute.ts'
import { instituteRef, institutesRef } from '../../refs.ts'

/** How an institute lies in the recycle bin, its yearly figures with it; the library is the whole city's. */
export const instituteBin: BinKind = {
  table: 'talent.institute',
  title: ['name'],
  alias: 'i',
  readRight: 'talent.institute.read',
  scope: {},
  heavyColumns: ['contact_name', 'contact_phone', 'contact_email'],
  parts: ['institute_node', 'institute_output'].map((table) => ({
    table: `talent.${table}`,
    column: 'institute_id',
  })),
  async comeBack(tx, id) {
    if (await instituteTwin(tx.db, id))
      throw new AppError('conflict', 'talent.institute.twice', 'this institute was entered anew meanwhile')
  },
  links: async (_tx, id) => [{ from: instituteRef(id), relation: 'partOf', to: institutesRef }],
}
