import { z } from 'zod'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { major } from '../../contract/major.ts'
import majorsOfProduct from '../../data/majors.json' with { type: 'json' }
import { hasMajors, insertMajors } from '../../queries/major.ts'
import { majorsRef } from '../../refs.ts'

/** Where the catalogue comes from, and its entries. */
const majorsFile = z.object({ source: z.string(), majors: z.array(major) })

/** Puts the catalogue of majors that comes with the product into a database that has none. */
export async function installMajors(tx: Context): Promise<void> {
  if (await hasMajors(tx.db)) return
  const { source, majors } = majorsFile.parse(majorsOfProduct)
  await insertMajors(tx.db, majors)
  await recordChanges(tx, [
    {
      action: 'talent.major.install',
      object: majorsRef,
      before: null,
      after: { source, count: majors.length },
      links: [{ from: majorsRef, relation: 'loadedBy', to: { kind: 'system.load', id: 'majors' } }],
    },
  ])
}
