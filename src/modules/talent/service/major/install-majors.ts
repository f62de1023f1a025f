import { z } from 'zod'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { major, majorLevel } from '../../contract/major.ts'
import majorsOfProduct from '../../data/majors.json' with { type: 'json' }
import { everyMajor, writeMajors } from '../../queries/major.ts'
import { majorsRef } from '../../refs.ts'
import { majorTitles } from '../../rules/major-title.ts'

/** Where the catalogues come from, and their entries. */
const majorsFile = z.object({
  sources: z.record(majorLevel, z.string()),
  majors: z.array(major.omit({ title: true })),
})

/** Puts in what the database lacks of the catalogues that come with the product, and renames what they call otherwise. */
export async function installMajors(tx: Context): Promise<void> {
  const { sources, majors } = majorsFile.parse(majorsOfProduct)
  const titles = majorTitles(majors)
  const there = new Map((await everyMajor(tx.db)).map((one) => [one.code, one]))
  const differing = majors
    .map((one) => ({ ...one, title: titles.get(one.code)! }))
    .filter(({ code, name, title }) => there.get(code)?.name !== name || there.get(code)?.title !== title)
  if (differing.length === 0) return
  await writeMajors(tx.db, differing)
  await recordChanges(tx, [
    {
      action: 'talent.major.install',
      object: majorsRef,
      before: there.size === 0 ? null : { count: there.size },
      after: {
        source: Object.values(sources).join('；'),
        count: there.size + differing.filter(({ code }) => !there.has(code)).length,
      },
      links: [{ from: majorsRef, relation: 'loadedBy', to: { kind: 'system.load', id: 'majors' } }],
    },
  ])
}
