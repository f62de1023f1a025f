import { describeList, listColumnOf } from '#platform/list/description.ts'
import type { BiddingSummary } from './bidding-shapes.ts'
import { biddingTable } from './bidding-table.ts'
import { biddingStateWords } from './bidding-terms.ts'

const columns = biddingTable.columns
type Row = BiddingSummary

/** Open-list biddings as a list, on screen and in a file, which can be brought again: its titles are those of the table. */
export const biddingList = describeList<Row>()({
  object: biddingTable.object,
  title: biddingTable.title,
  sorts: ['number', 'title', 'enterprise', 'chain', 'budget', 'bidUntilOn', 'state'],
  totals: ['budget'],
  columns: {
    number: {
      title: { zh: '编号', en: 'No.' },
      kind: 'integer',
      usual: false,
      width: 8,
      value: (row) => row.number,
    },
    title: listColumnOf<Row>('title', columns.title),
    enterprise: listColumnOf<Row>('enterprise', columns.enterpriseId, (row) => row.enterprise.name),
    need: listColumnOf<Row>('need', columns.needTitle, (row) => row.need.title),
    chain: {
      title: { zh: '产业链', en: 'Chain' },
      kind: 'text',
      usual: true,
      width: 14,
      value: (row) => row.chainName,
    },
    state: {
      title: { zh: '状态', en: 'State' },
      kind: 'text',
      usual: true,
      width: 12,
      value: (row) => biddingStateWords[row.state],
    },
    budget: listColumnOf<Row>('budget', columns.budget),
    termMonths: listColumnOf<Row>('termMonths', columns.termMonths),
    targets: listColumnOf<Row>('targets', columns.targets),
    propertyRule: listColumnOf<Row>('propertyRule', columns.propertyRule),
    bidFromOn: listColumnOf<Row>('bidFromOn', columns.bidFromOn),
    bidUntilOn: listColumnOf<Row>('bidUntilOn', columns.bidUntilOn),
    reviewOn: listColumnOf<Row>('reviewOn', columns.reviewOn),
    weightTechnology: listColumnOf<Row>(
      'weightTechnology',
      columns.weightTechnology,
      ({ weights }) => weights.technology,
    ),
    weightFeasibility: listColumnOf<Row>(
      'weightFeasibility',
      columns.weightFeasibility,
      ({ weights }) => weights.feasibility,
    ),
    weightTeam: listColumnOf<Row>('weightTeam', columns.weightTeam, ({ weights }) => weights.team),
    weightPrice: listColumnOf<Row>('weightPrice', columns.weightPrice, ({ weights }) => weights.price),
    note: listColumnOf<Row>('note', columns.note),
    bids: {
      title: { zh: '揭榜数', en: 'Bids' },
      kind: 'integer',
      usual: true,
      width: 8,
      value: (row) => row.bidCount,
    },
    winner: {
      title: { zh: '中榜单位', en: 'Given to' },
      kind: 'text',
      usual: true,
      width: 24,
      value: (row) => row.winner,
    },
  },
})
