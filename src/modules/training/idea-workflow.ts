import { defineWorkflow } from '#platform/workflow/definition.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'
import { ideaStateWords as title } from './contract/idea-terms.ts'

/**
 * The life of an idea: taken up, then answered officially either way, within a time limit. One that says what another
 * says already is merged into it and goes on there; that can be taken back.
 */
export const ideaWorkflow = defineWorkflow({
  code: 'training.idea',
  version: 1,
  title: { zh: '金点子', en: 'Idea' },
  read: 'training.idea.read',
  stepEffects: [tellWaitingJob],
  clockEffects: { dueSoon: [tellWaitingJob], overdue: [tellWaitingJob] },
  parties: {
    author: { zh: '提出人', en: 'Authors' },
    handler: { zh: '受理单位', en: 'Handling office' },
    kept: { zh: '合并到的金点子', en: 'The idea it was merged into' },
  },
  states: {
    submitted: {
      title: title.submitted,
      stage: 'start',
      waitsFor: ['handler'],
      allowance: { workdays: 5 },
      clock: 'runs',
    },
    underReview: {
      title: title.underReview,
      stage: 'open',
      waitsFor: ['handler'],
      allowance: { workdays: 15 },
      clock: 'runs',
    },
    adopted: { title: title.adopted, stage: 'done', waitsFor: [], clock: 'stops' },
    notAdopted: { title: title.notAdopted, stage: 'done', waitsFor: [], clock: 'stops' },
    withdrawn: { title: title.withdrawn, stage: 'done', waitsFor: [], clock: 'stops' },
    merged: { title: title.merged, stage: 'side', waitsFor: ['kept'], clock: 'pauses' },
  },
  actions: {
    accept: {
      title: { zh: '受理', en: 'Take up' },
      kind: 'forward',
      from: ['submitted'],
      to: 'underReview',
      permission: 'training.idea.handle',
      needs: [],
    },
    withdraw: {
      title: { zh: '撤回', en: 'Take back' },
      kind: 'withdraw',
      from: ['submitted'],
      to: 'withdrawn',
      permission: 'training.idea.write',
      by: ['author'],
      needs: [],
    },
    adopt: {
      title: { zh: '采纳', en: 'Adopt' },
      kind: 'forward',
      from: ['underReview'],
      to: 'adopted',
      permission: 'training.idea.handle',
      // Nobody decides on an idea of one's own.
      unlike: ['begin'],
      needs: ['reason'],
      ownForm: true,
    },
    decline: {
      title: { zh: '不采纳', en: 'Not adopt' },
      kind: 'forward',
      from: ['underReview'],
      to: 'notAdopted',
      permission: 'training.idea.handle',
      unlike: ['begin'],
      needs: ['reason'],
      ownForm: true,
    },
    reopen: {
      title: { zh: '重新研究', en: 'Consider again' },
      kind: 'reopen',
      from: ['notAdopted'],
      to: 'underReview',
      permission: 'training.idea.handle',
      needs: ['reason'],
    },
    merge: {
      title: { zh: '合并', en: 'Merge' },
      kind: 'forward',
      from: ['submitted', 'underReview'],
      to: 'merged',
      permission: 'training.idea.handle',
      needs: ['reason'],
      ownForm: true,
    },
    split: {
      title: { zh: '撤销合并', en: 'Undo the merge' },
      kind: 'resume',
      from: ['merged'],
      to: 'back',
      permission: 'training.idea.handle',
      needs: ['reason'],
    },
  },
})
