import { enterpriseRef } from '#modules/directory/index.ts'
import type { BinKind } from '#platform/bin/bin-kind.ts'
import { AppError } from '#platform/errors.ts'
import { enterpriseOfNeed, needScope } from '../../queries/need.ts'
import { needRef } from '../../refs.ts'

const parts = ['need_place', 'need_major', 'need_skill', 'need_problem', 'need_gap']

/** How a need lies in the recycle bin. */
export const needBin: BinKind = {
  table: 'talent.need',
  title: ['title'],
  alias: 'n',
  readRight: 'talent.need.read',
  scope: needScope,
  heavyColumns: ['contact_name', 'contact_phone', 'contact_email'],
  parts: parts.map((table) => ({ table: `talent.${table}`, column: 'need_id' })),
  async comeBack(tx, id) {
    const enterprise = await enterpriseOfNeed(tx.db, id)
    if (enterprise.isDeleted)
      throw new AppError('conflict', 'talent.need.enterpriseDeleted', 'its enterprise is deleted')
    if (enterprise.hasTwin)
      throw new AppError('conflict', 'talent.need.twice', 'a need of this title was entered meanwhile')
  },
  links: async (tx, id) => [
    { from: needRef(id), relation: 'neededBy', to: enterpriseRef((await enterpriseOfNeed(tx.db, id)).id) },
  ],
}
