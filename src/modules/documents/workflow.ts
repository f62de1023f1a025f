import { defineWorkflow } from '#platform/workflow/definition.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'

/** What the reader suggests counts only when a person has decided on it; a decision may be taken back. */
export const factWorkflow = defineWorkflow({
  code: 'documents.fact',
  version: 2,
  title: { zh: '事实核定', en: 'Review of a fact' },
  read: 'documents.fact.read',
  stepEffects: [tellWaitingJob],
  clockEffects: { dueSoon: [tellWaitingJob], overdue: [tellWaitingJob] },
  parties: { reviewer: { zh: '核定单位', en: 'Reviewing organisation' } },
  states: {
    suggested: {
      title: { zh: '待核', en: 'To review' },
      stage: 'start',
      waitsFor: ['reviewer'],
      allowance: { workdays: 5 },
      clock: 'runs',
    },
    confirmed: { title: { zh: '已确认', en: 'Confirmed' }, stage: 'done', waitsFor: [], clock: 'stops' },
    corrected: { title: { zh: '已更正', en: 'Corrected' }, stage: 'done', waitsFor: [], clock: 'stops' },
    rejected: { title: { zh: '已驳回', en: 'Rejected' }, stage: 'done', waitsFor: [], clock: 'stops' },
  },
  actions: {
    confirm: {
      title: { zh: '确认', en: 'Confirm' },
      kind: 'forward',
      from: ['suggested'],
      to: 'confirmed',
      permission: 'documents.fact.review',
      needs: [],
    },
    correct: {
      title: { zh: '更正', en: 'Correct' },
      kind: 'forward',
      from: ['suggested'],
      to: 'corrected',
      permission: 'documents.fact.review',
      needs: ['reason'],
      ownForm: true,
    },
    reject: {
      title: { zh: '驳回', en: 'Reject' },
      kind: 'return',
      from: ['suggested'],
      to: 'rejected',
      permission: 'documents.fact.review',
      needs: ['reason'],
    },
    reopen: {
      title: { zh: '撤回核定', en: 'Take back' },
      kind: 'reopen',
      from: ['confirmed', 'corrected', 'rejected'],
      to: 'suggested',
      permission: 'documents.fact.review',
      needs: [],
    },
  },
})
