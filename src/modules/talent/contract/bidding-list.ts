import { describeList } from '#platform/list/description.ts'
import type { BiddingSummary } from './bidding-shapes.ts'
import { biddingStateWords } from './bidding-terms.ts'

/** Open-list biddings as a list, on screen and in a file. */
export const biddingList = describeList<BiddingSummary>()({
  object: 'talent.bidding',
  title: { zh: '揭榜挂帅榜单', en: 'Open-list biddings' },
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
    title: {
      title: { zh: '榜题', en: 'Title' },
      kind: 'text',
      usual: true,
      width: 36,
      value: (row) => row.title,
    },
    enterprise: {
      title: { zh: '发榜企业', en: 'Enterprise' },
      kind: 'text',
      usual: true,
      width: 28,
      value: (row) => row.enterprise.name,
    },
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
    budget: {
      title: { zh: '预算', en: 'Budget' },
      kind: 'decimal',
      scale: 2,
      unit: '万元',
      usual: true,
      width: 12,
      value: (row) => row.budget,
    },
    termMonths: {
      title: { zh: '期限（月）', en: 'Months' },
      kind: 'integer',
      usual: false,
      width: 10,
      value: (row) => row.termMonths,
    },
    targets: {
      title: { zh: '考核指标', en: 'What must be reached' },
      kind: 'text',
      usual: false,
      width: 48,
      value: (row) => row.targets,
    },
    bidFromOn: {
      title: { zh: '揭榜开始', en: 'Bids from' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.bidFromOn,
    },
    bidUntilOn: {
      title: { zh: '揭榜截止', en: 'Bids until' },
      kind: 'day',
      usual: true,
      width: 12,
      value: (row) => row.bidUntilOn,
    },
    reviewOn: {
      title: { zh: '评审日期', en: 'Review on' },
      kind: 'day',
      usual: false,
      width: 12,
      value: (row) => row.reviewOn,
    },
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
