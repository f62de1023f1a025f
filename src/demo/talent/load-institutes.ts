import { randomUUID } from 'node:crypto'
import { nodeIdsByCode } from '#modules/chains/index.ts'
import {
  insertInstitutes,
  insertOutputs,
  instituteChanged,
  institutesById,
  outputChanged,
  outputsById,
} from '#modules/talent/index.ts'
import { type Change, recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { demoInstitutes, inventOutputs } from '../data/institutes.ts'
import { loadedBy, must } from '../loaded.ts'

const action = 'system.demo.load'

/** Institutes that the demo city recruits from: names and places are real, everything counted is invented and says so. */
export async function loadInstitutes(tx: Context): Promise<void> {
  const today = businessDay(tx.clock)
  const nodeIds = await nodeIdsByCode(tx.db)
  const institutes = demoInstitutes.map((institute) => ({ institute, id: randomUUID() }))
  await insertInstitutes(
    tx.db,
    institutes.map(({ institute, id }, index) => ({
      id,
      name: institute.name,
      code: institute.code,
      kind: institute.kind,
      tiers: [...institute.tiers],
      province: institute.province,
      city: institute.city,
      regionCode: institute.regionCode,
      website: null,
      contactName: '就业指导中心（示例）',
      contactPhone: `1900000${4100 + index}`,
      contactEmail: `demo${index + 1}@example.edu.cn`,
      note: '演示数据：院校名称和所在地为公开信息，联系方式和人数为虚构。',
      source: '演示数据',
      asOfOn: addDays(today, -30),
      nodeIds: institute.nodeCodes.map((code) => must(nodeIds.get(code), `node ${code}`)),
    })),
    tx.clock.now(),
    true,
  )
  // Who graduates in summer is told in autumn.
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const outputs = institutes.flatMap(({ institute, id: instituteId }, index) =>
    inventOutputs(institute, index, month >= 9 ? year : year - 1).map((output) => ({
      ...output,
      instituteId,
      id: randomUUID(),
      source: '演示数据（人数虚构）',
      note: null,
    })),
  )
  await insertOutputs(tx.db, outputs, tx.clock.now(), true)
  const ids = (all: readonly { id: string }[]) => all.map(({ id }) => id)
  await recordChanges(tx, [
    ...(await institutesById(tx.db, ids(institutes))).map((one) =>
      asLoaded(instituteChanged(action, null, one)),
    ),
    ...(await outputsById(tx.db, ids(outputs))).map((one) => asLoaded(outputChanged(action, null, one))),
  ])
}

const asLoaded = (change: Change): Change => ({
  ...change,
  links: [loadedBy(change.object), ...(change.links ?? [])],
})
