import { randomUUID } from 'node:crypto'
import { chainIdsByCode } from '#modules/chains/index.ts'
import {
  entryChanged,
  type FairResultInput,
  fairChanged,
  insertEntries,
  insertFairs,
  insertResults,
  needsForDemoFairs,
  resultChanged,
} from '#modules/talent/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { addDays } from '../data/days.ts'
import { type DemoFair, demoFairs } from '../data/fairs.ts'
import { loadedBy, must } from '../loaded.ts'

const source = '演示数据'
/** Days after a fair to which its results are reported, as far as they have come. */
const reports = [0, 30, 90] as const

/** Fairs with the needs that were brought and what came of them, from the needs that are there. */
export async function loadFairs(tx: Context): Promise<void> {
  const today = businessDay(tx.clock)
  const at = tx.clock.now()
  const { actor } = tx
  const by = { id: actor.id, name: actor.name, orgId: actor.orgId }
  const chainIds = await chainIdsByCode(tx.db)
  const needs = await needsForDemoFairs(tx.db)
  const fairs = demoFairs.map((one) => ({
    one,
    id: randomUUID(),
    values: {
      title: one.title,
      kind: one.kind,
      fromOn: addDays(today, one.from),
      untilOn: addDays(today, one.from + one.days - 1),
      place: one.place,
      host: one.host,
      chainCodes: [...one.chainCodes],
      state: one.state,
      cancelReason: one.cancelReason,
      note: source,
    },
  }))
  await insertFairs(
    tx.db,
    fairs.map(({ id, values }) => ({
      id,
      values,
      chainIds: values.chainCodes.map((code) => must(chainIds.get(code), `chain ${code}`)),
      createdBy: by,
      isDemo: true,
      at,
    })),
  )
  const entries = fairs.flatMap(({ one, id: fairId, values }, index) =>
    chosen(needs, one, index).map((need, place) => ({
      ...need,
      id: randomUUID(),
      fairId,
      fairFromOn: values.fromOn,
      fair: one,
      seats: need.headcount,
      booth:
        one.kind === 'online' ? null : `${'ABCD'[place % 4]}${String((place >> 2) + 1).padStart(2, '0')}`,
      note: null,
    })),
  )
  await insertEntries(
    tx.db,
    entries.map(({ id, fairId, needId, seats, booth, note }) => ({
      id,
      fairId,
      needId,
      values: { seats, booth, note },
      createdBy: by,
      isDemo: true,
      at,
    })),
  )
  const results = entries.flatMap((entry, index) =>
    resultsOf(entry, index, today).map((values) => ({ id: randomUUID(), entry, values })),
  )
  await insertResults(
    tx.db,
    results.map(({ id, entry, values }) => ({
      id,
      entryId: entry.id,
      values,
      enteredBy: by,
      isDemo: true,
      at,
    })),
  )
  const changes = [
    ...fairs.map(({ id, values }) => fairChanged('system.demo.load', null, { id, ...values })),
    ...entries.map((entry) => entryChanged('system.demo.load', null, entry)),
    ...results.map(({ id, entry, values }) =>
      resultChanged('system.demo.load', null, values, { ...entry, id, entryId: entry.id }),
    ),
  ]
  await recordChanges(
    tx,
    changes.map((change) => ({ ...change, links: [loadedBy(change.object), ...(change.links ?? [])] })),
  )
}

type Need = Awaited<ReturnType<typeof needsForDemoFairs>>[number]

/** Needs of the fair's kind and chains, spread over all enterprises: each fair begins elsewhere among them. */
function chosen(needs: readonly Need[], fair: DemoFair, index: number): Need[] {
  const fit = needs.filter(
    ({ kind, chainCode }) =>
      kind === fair.needKind && (fair.chainCodes.length === 0 || fair.chainCodes.includes(chainCode)),
  )
  const wanted = Math.min(fair.needs, fit.length)
  const step = Math.max(1, Math.floor(fit.length / Math.max(1, wanted)))
  return Array.from({ length: wanted }, (_, at) => fit[(at * step + index) % fit.length]!)
}

/**
 * What is reported of a need: CVs, talks and intentions on the evening of the fair; offers after a month; people on board
 * after three. Every seventh enterprise has reported nothing yet.
 */
function resultsOf(
  { fair, seats, fairFromOn }: { fair: DemoFair; seats: number; fairFromOn: string },
  index: number,
  today: string,
): (FairResultInput & { source: string })[] {
  if (fair.state !== 'held' || index % 7 === 6) return []
  // Between 70 % and 130 % of what is usual at the fair.
  const cvs = Math.max(1, Math.round((seats * fair.cvs * (70 + ((index * 37) % 61))) / 100))
  const share = (of: number, percent: number) => Math.round((of * percent) / 100)
  const interviews = share(cvs, fair.goOn.interviews)
  const intentions = Math.min(seats, share(interviews, fair.goOn.intentions))
  const offers = share(intentions, fair.goOn.offers)
  const onboard = share(offers, fair.goOn.onboard)
  return reports.flatMap((days) => {
    const asOfOn = addDays(fairFromOn, days)
    if (asOfOn > today) return []
    return [
      {
        asOfOn,
        cvs,
        interviews,
        intentions,
        offers: days >= 30 ? offers : null,
        onboard: days >= 90 ? onboard : null,
        source,
        note: null,
      },
    ]
  })
}
