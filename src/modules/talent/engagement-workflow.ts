import { defineWorkflow } from '#platform/workflow/definition.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'
import { runningStates, engagementStateWords as title } from './contract/engagement-terms.ts'

const both = ['section', 'enterprise'] as const

/**
 * The life of an engagement. Nobody is met before both sides agreed that contacts pass; a person on board fills a seat of
 * the need, and who did not come or left opens it again.
 */
export const engagementWorkflow = defineWorkflow({
  code: 'talent.engagement',
  version: 1,
  title: { zh: '人才对接', en: 'Engagement' },
  read: 'talent.engagement.read',
  stepEffects: [tellWaitingJob],
  clockEffects: { dueSoon: [tellWaitingJob], overdue: [tellWaitingJob] },
  parties: {
    section: { zh: '人才科', en: 'Talent section' },
    enterprise: { zh: '用人单位', en: 'Enterprise' },
  },
  values: {
    side: { zh: '未成方', en: 'Refused by' },
    refusal: { zh: '原因', en: 'Reason' },
    onboardOn: { zh: '到岗日期', en: 'On board on' },
  },
  states: {
    suggested: {
      title: title.suggested,
      stage: 'start',
      waitsFor: both,
      allowance: { workdays: 10 },
      clock: 'runs',
    },
    shortlisted: {
      title: title.shortlisted,
      stage: 'open',
      waitsFor: both,
      allowance: { workdays: 5 },
      clock: 'runs',
    },
    contacted: {
      title: title.contacted,
      stage: 'open',
      waitsFor: both,
      allowance: { workdays: 10 },
      clock: 'runs',
    },
    interview: {
      title: title.interview,
      stage: 'open',
      waitsFor: both,
      allowance: { workdays: 15 },
      clock: 'runs',
    },
    offer: {
      title: title.offer,
      stage: 'open',
      waitsFor: both,
      allowance: { workdays: 30 },
      clock: 'runs',
    },
    onboard: { title: title.onboard, stage: 'done', waitsFor: [], clock: 'stops' },
    rejected: { title: title.rejected, stage: 'done', waitsFor: [], clock: 'stops' },
    withdrawn: { title: title.withdrawn, stage: 'done', waitsFor: [], clock: 'stops' },
  },
  actions: {
    shortlist: {
      title: { zh: '列为入围', en: 'Shortlist' },
      kind: 'forward',
      from: ['suggested'],
      to: 'shortlisted',
      permission: 'talent.engagement.edit',
      needs: [],
      accepts: ['reason'],
    },
    contact: {
      title: { zh: '登记已联系', en: 'Contacted' },
      kind: 'forward',
      from: ['shortlisted'],
      to: 'contacted',
      permission: 'talent.engagement.edit',
      needs: [],
      accepts: ['reason'],
    },
    interview: {
      title: { zh: '进入面谈', en: 'Interview' },
      kind: 'forward',
      from: ['contacted'],
      to: 'interview',
      permission: 'talent.engagement.edit',
      needs: [],
      accepts: ['reason'],
    },
    offer: {
      title: { zh: '登记录用意向', en: 'Offer' },
      kind: 'forward',
      from: ['interview'],
      to: 'offer',
      permission: 'talent.engagement.edit',
      needs: [],
      accepts: ['reason'],
    },
    board: {
      title: { zh: '登记到岗', en: 'On board' },
      kind: 'forward',
      from: ['offer'],
      to: 'onboard',
      permission: 'talent.engagement.edit',
      needs: ['value:onboardOn'],
      ownForm: true,
    },
    leave: {
      title: { zh: '离岗／未到岗', en: 'Left or did not come' },
      kind: 'reopen',
      from: ['onboard'],
      to: 'offer',
      permission: 'talent.engagement.edit',
      needs: ['reason'],
    },
    reject: {
      title: { zh: '未对接成', en: 'Refused' },
      kind: 'forward',
      from: runningStates,
      to: 'rejected',
      permission: 'talent.engagement.edit',
      needs: ['value:side', 'value:refusal'],
      accepts: ['reason'],
      ownForm: true,
    },
    withdraw: {
      title: { zh: '撤回', en: 'Withdraw' },
      kind: 'withdraw',
      from: runningStates,
      to: 'withdrawn',
      permission: 'talent.engagement.edit',
      needs: ['reason'],
    },
  },
})
