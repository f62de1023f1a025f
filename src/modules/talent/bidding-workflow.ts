import { defineWorkflow } from '#platform/workflow/definition.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'
import { biddingStateWords as title } from './contract/bidding-terms.ts'

/**
 * The life of an open-list bidding. Bids come within the period alone; whom it is given to a person decides and says why;
 * it is accepted with a result and what proves it.
 */
export const biddingWorkflow = defineWorkflow({
  code: 'talent.bidding',
  version: 1,
  title: { zh: '揭榜挂帅', en: 'Open-list bidding' },
  read: 'talent.bidding.read',
  stepEffects: [tellWaitingJob],
  clockEffects: { dueSoon: [tellWaitingJob], overdue: [tellWaitingJob] },
  parties: {
    section: { zh: '人才科', en: 'Talent section' },
    enterprise: { zh: '发榜企业', en: 'Enterprise' },
  },
  values: {
    winner: { zh: '中榜单位', en: 'Given to' },
    result: { zh: '验收结果', en: 'Result' },
  },
  states: {
    collected: {
      title: title.collected,
      stage: 'start',
      waitsFor: ['section'],
      allowance: { workdays: 10 },
      clock: 'runs',
    },
    listed: {
      title: title.listed,
      stage: 'open',
      waitsFor: ['section'],
      clock: 'runs',
    },
    bidding: { title: title.bidding, stage: 'open', waitsFor: ['section'], clock: 'runs' },
    review: { title: title.review, stage: 'open', waitsFor: ['section'], clock: 'runs' },
    signed: {
      title: title.signed,
      stage: 'open',
      waitsFor: ['section'],
      allowance: { workdays: 15 },
      clock: 'runs',
    },
    underway: {
      title: title.underway,
      stage: 'open',
      waitsFor: ['section', 'enterprise'],
      clock: 'runs',
    },
    accepted: { title: title.accepted, stage: 'done', waitsFor: [], clock: 'stops' },
    failed: { title: title.failed, stage: 'done', waitsFor: [], clock: 'stops' },
    withdrawn: { title: title.withdrawn, stage: 'done', waitsFor: [], clock: 'stops' },
  },
  actions: {
    // The clock ends on the day on which bids are taken.
    list: {
      title: { zh: '发榜', en: 'List' },
      kind: 'forward',
      from: ['collected'],
      to: 'listed',
      permission: 'talent.bidding.edit',
      needs: ['dueOn'],
      byModule: ['dueOn'],
      clock: 'start',
    },
    open: {
      title: { zh: '开始揭榜', en: 'Take bids' },
      kind: 'forward',
      from: ['listed'],
      to: 'bidding',
      permission: 'talent.bidding.edit',
      needs: ['dueOn'],
      byModule: ['dueOn'],
      clock: 'start',
    },
    extend: {
      title: { zh: '延长揭榜期', en: 'Extend the period' },
      kind: 'forward',
      from: ['bidding'],
      to: 'same',
      permission: 'talent.bidding.edit',
      needs: ['dueOn', 'reason'],
      clock: 'restart',
    },
    review: {
      title: { zh: '转入评审', en: 'Review' },
      kind: 'forward',
      from: ['bidding'],
      to: 'review',
      permission: 'talent.bidding.edit',
      needs: ['dueOn'],
      byModule: ['dueOn'],
      clock: 'start',
    },
    award: {
      title: { zh: '定榜签约', en: 'Give and sign' },
      kind: 'forward',
      from: ['review'],
      to: 'signed',
      permission: 'talent.bidding.edit',
      needs: ['reason', 'value:winner'],
      clock: 'start',
      ownForm: true,
    },
    start: {
      title: { zh: '启动实施', en: 'Start' },
      kind: 'forward',
      from: ['signed'],
      to: 'underway',
      permission: 'talent.bidding.edit',
      needs: ['dueOn'],
      byModule: ['dueOn'],
      clock: 'start',
    },
    accept: {
      title: { zh: '验收通过', en: 'Accept' },
      kind: 'forward',
      from: ['underway'],
      to: 'accepted',
      permission: 'talent.bidding.edit',
      needs: ['value:result', 'evidence'],
    },
    fail: {
      title: { zh: '登记未成', en: 'Failed' },
      kind: 'forward',
      from: ['bidding', 'review', 'signed', 'underway'],
      to: 'failed',
      permission: 'talent.bidding.edit',
      needs: ['reason'],
    },
    withdraw: {
      title: { zh: '撤榜', en: 'Withdraw' },
      kind: 'withdraw',
      from: ['collected', 'listed', 'bidding'],
      to: 'withdrawn',
      permission: 'talent.bidding.edit',
      needs: ['reason'],
    },
  },
})
