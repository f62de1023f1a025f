import { z } from 'zod'
import { day, instant } from '#platform/http/contract.ts'
import { describeList, listColumnOf } from '#platform/list/description.ts'
import { inputSchema, rowSchema } from '#platform/tabular/description/table.ts'
import { engagementState } from './engagement-terms.ts'
import { fairEntryTable, fairResultTable, fairTable } from './fair-table.ts'

const figure = z.number().int().nullable()
/** Sums of what was counted; null where nobody counted. */
export const fairFiguresShape = z.object({
  cvs: figure,
  interviews: figure,
  intentions: figure,
  offers: figure,
  onboard: figure,
})
export type FairFigures = z.infer<typeof fairFiguresShape>

/** A fair, with what was announced there and what came of it as far as the caller may see the needs. */
export const fair = rowSchema(fairTable).extend({
  id: z.uuid(),
  number: z.number().int(),
  untilOn: day,
  chainNames: z.array(z.string()),
  enterprises: z.number().int(),
  entries: z.number().int(),
  /** Entries of which something was counted. */
  reported: z.number().int(),
  seats: z.number().int(),
  ...fairFiguresShape.shape,
  /** Planned still, though its last day has passed: nobody has said whether it was held. */
  isOverdue: z.boolean(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
  updatedAt: instant,
})
export type Fair = z.infer<typeof fair>

export const fairDetail = fair.extend({
  createdByName: z.string(),
  mayEdit: z.boolean(),
  mayRemove: z.boolean(),
  /** Whether the caller may bring needs to it now. */
  mayJoin: z.boolean(),
})
export type FairDetail = z.infer<typeof fairDetail>

export const fairInput = inputSchema(fairTable)
export type FairInput = z.infer<typeof fairInput>

/** What came of an entry to a day, who said so, who entered it and when. */
export const fairResult = rowSchema(fairResultTable).extend({
  id: z.uuid(),
  entryId: z.uuid(),
  source: z.string(),
  enteredByName: z.string(),
  enteredAt: instant,
  mayReport: z.boolean(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
})
export type FairResult = z.infer<typeof fairResult>

export const fairResultInput = inputSchema(fairResultTable).omit({
  fairId: true,
  enterpriseId: true,
  needTitle: true,
})
export type FairResultInput = z.infer<typeof fairResultInput>

/** A need at a fair with what was counted last. */
export const fairEntry = rowSchema(fairEntryTable).extend({
  id: z.uuid(),
  needId: z.uuid(),
  needNumber: z.number().int(),
  seats: z.number().int(),
  chainCode: z.string(),
  chainName: z.string(),
  nodeCode: z.string().nullable(),
  nodeName: z.string().nullable(),
  ...fairFiguresShape.shape,
  asOfOn: day.nullable(),
  source: z.string().nullable(),
  enteredByName: z.string().nullable(),
  enteredAt: instant.nullable(),
  /** Engagements that began here. */
  engaged: z.number().int(),
  mayJoin: z.boolean(),
  mayReport: z.boolean(),
  createdByName: z.string(),
  isDemo: z.boolean(),
  lockVersion: z.number().int(),
})
export type FairEntry = z.infer<typeof fairEntry>

export const fairEntryDetail = fairEntry.extend({
  /** The latest first. */
  results: z.array(fairResult),
  /** As far as the caller may see them; people by number. */
  engagements: z.array(
    z.object({
      id: z.uuid(),
      number: z.number().int(),
      personNumber: z.number().int(),
      state: engagementState,
    }),
  ),
  /** Whether the caller may go on with somebody who was met. */
  mayEngage: z.boolean(),
})
export type FairEntryDetail = z.infer<typeof fairEntryDetail>

export const fairEntryInput = inputSchema(fairEntryTable).pick({ seats: true, booth: true, note: true })
export type FairEntryInput = z.infer<typeof fairEntryInput>

/** One line of the comparison: what was announced beside what came of it. */
export const fairComparisonRow = z.object({
  key: z.string(),
  name: z.string(),
  /** Of a node: its chain. */
  under: z.string().nullable(),
  enterprises: z.number().int(),
  entries: z.number().int(),
  reported: z.number().int(),
  seats: z.number().int(),
  ...fairFiguresShape.shape,
  /** Intentions and people on board by seats, in percent; null where nobody counted. */
  intentionShare: z.string().nullable(),
  onboardShare: z.string().nullable(),
})
export type FairComparisonRow = z.infer<typeof fairComparisonRow>
export const fairComparison = z.object({
  total: fairComparisonRow,
  enterprises: z.array(fairComparisonRow),
  nodes: z.array(fairComparisonRow),
})
export type FairComparison = z.infer<typeof fairComparison>

/** A need that can be brought to a fair. */
export const fairNeed = z.object({
  id: z.uuid(),
  number: z.number().int(),
  title: z.string(),
  enterpriseName: z.string(),
  headcount: z.number().int(),
})
export type FairNeed = z.infer<typeof fairNeed>

const ofFair = fairTable.columns
const ofEntry = fairEntryTable.columns
const ofResult = fairResultTable.columns
const count = <Row>(zh: string, en: string, usual: boolean, value: (row: Row) => number | null) => ({
  title: { zh, en },
  kind: 'integer' as const,
  usual,
  width: 10,
  value,
})
const said = <Row>(zh: string, en: string, usual: boolean, value: (row: Row) => string | null) => ({
  title: { zh, en },
  kind: 'text' as const,
  usual,
  width: 16,
  value,
})

/** Fairs as a list; its titles are those of the table, so that it can be brought again. */
export const fairList = describeList<Fair>()({
  object: fairTable.object,
  title: fairTable.title,
  sorts: ['title', 'kind', 'fromOn', 'host', 'state', 'entries', 'seats', 'intentions', 'onboard'],
  totals: ['entries', 'seats', 'intentions', 'onboard'],
  columns: {
    number: count<Fair>('编号', 'No.', false, ({ number }) => number),
    title: listColumnOf<Fair>('title', ofFair.title),
    kind: listColumnOf<Fair>('kind', ofFair.kind),
    fromOn: listColumnOf<Fair>('fromOn', ofFair.fromOn),
    untilOn: listColumnOf<Fair>('untilOn', ofFair.untilOn),
    place: listColumnOf<Fair>('place', { ...ofFair.place, list: 'more' }),
    host: listColumnOf<Fair>('host', { ...ofFair.host, list: 'more' }),
    chainCodes: listColumnOf<Fair>(
      'chainCodes',
      ofFair.chainCodes,
      ({ chainNames }) => chainNames.join('、') || null,
    ),
    state: listColumnOf<Fair>('state', ofFair.state),
    enterprises: count<Fair>('参会企业', 'Enterprises', false, (row) => row.enterprises),
    entries: count<Fair>('参会需求', 'Needs', true, (row) => row.entries),
    seats: count<Fair>('发布人数', 'Seats announced', true, (row) => row.seats),
    cvs: listColumnOf<Fair>('cvs', { ...ofResult.cvs, list: 'more' }),
    interviews: listColumnOf<Fair>('interviews', { ...ofResult.interviews, list: 'more' }),
    intentions: listColumnOf<Fair>('intentions', ofResult.intentions),
    offers: listColumnOf<Fair>('offers', { ...ofResult.offers, list: 'more' }),
    onboard: listColumnOf<Fair>('onboard', ofResult.onboard),
    cancelReason: listColumnOf<Fair>('cancelReason', ofFair.cancelReason),
    note: listColumnOf<Fair>('note', ofFair.note),
  },
})

/** Needs at a fair as a list, each with what was counted last. */
export const fairEntryList = describeList<FairEntry>()({
  object: fairEntryTable.object,
  title: fairEntryTable.title,
  sorts: ['enterpriseId', 'needTitle', 'chain', 'node', 'seats', 'intentions', 'onboard', 'asOfOn'],
  totals: ['seats', 'cvs', 'interviews', 'intentions', 'offers', 'onboard'],
  columns: {
    fairId: listColumnOf<FairEntry>('fairId', ofEntry.fairId),
    enterpriseId: listColumnOf<FairEntry>('enterpriseId', ofEntry.enterpriseId),
    needTitle: listColumnOf<FairEntry>('needTitle', ofEntry.needTitle),
    chain: said<FairEntry>('产业链', 'Chain', false, (row) => row.chainName),
    node: said<FairEntry>('环节', 'Node', true, (row) => row.nodeName),
    seats: listColumnOf<FairEntry>('seats', ofEntry.seats),
    cvs: listColumnOf<FairEntry>('cvs', ofResult.cvs),
    interviews: listColumnOf<FairEntry>('interviews', ofResult.interviews),
    intentions: listColumnOf<FairEntry>('intentions', ofResult.intentions),
    offers: listColumnOf<FairEntry>('offers', ofResult.offers),
    onboard: listColumnOf<FairEntry>('onboard', ofResult.onboard),
    asOfOn: listColumnOf<FairEntry>('asOfOn', ofResult.asOfOn),
    source: listColumnOf<FairEntry>('source', { ...ofResult.source, list: 'more' }),
    enteredBy: said<FairEntry>('填报人', 'Entered by', false, (row) => row.enteredByName),
    engaged: count<FairEntry>('转入对接', 'Engagements', false, (row) => row.engaged),
    booth: listColumnOf<FairEntry>('booth', { ...ofEntry.booth, list: 'more' }),
    note: listColumnOf<FairEntry>('note', ofEntry.note),
  },
})

/** What was reported of the needs at a fair, every report a row. */
export const fairResultList = describeList<FairResult>()({
  object: fairResultTable.object,
  title: fairResultTable.title,
  sorts: ['enterpriseId', 'needTitle', 'asOfOn', 'enteredAt'],
  columns: {
    fairId: listColumnOf<FairResult>('fairId', ofResult.fairId),
    enterpriseId: listColumnOf<FairResult>('enterpriseId', ofResult.enterpriseId),
    needTitle: listColumnOf<FairResult>('needTitle', ofResult.needTitle),
    asOfOn: listColumnOf<FairResult>('asOfOn', ofResult.asOfOn),
    cvs: listColumnOf<FairResult>('cvs', ofResult.cvs),
    interviews: listColumnOf<FairResult>('interviews', ofResult.interviews),
    intentions: listColumnOf<FairResult>('intentions', ofResult.intentions),
    offers: listColumnOf<FairResult>('offers', ofResult.offers),
    onboard: listColumnOf<FairResult>('onboard', ofResult.onboard),
    source: listColumnOf<FairResult>('source', ofResult.source),
    enteredBy: said<FairResult>('填报人', 'Entered by', true, (row) => row.enteredByName),
    enteredAt: {
      title: { zh: '填报时间', en: 'Entered at' },
      kind: 'instant',
      usual: true,
      width: 18,
      value: (row) => row.enteredAt,
    },
    note: listColumnOf<FairResult>('note', ofResult.note),
  },
})
