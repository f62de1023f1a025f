import { defineWorkflow } from '#platform/workflow/definition.ts'
import { tellWaitingJob } from '#platform/workflow/tell-waiting.ts'

/**
 * How a version of a chain's template comes into force. Four eyes: whoever submitted a draft does not publish it; an
 * office with a single editor lifts the rule by taking `unlike` from `publish`.
 */
export const templateWorkflow = defineWorkflow({
  code: 'chains.template',
  version: 1,
  title: { zh: '模板发布', en: 'Publication of a template' },
  read: 'chains.template.read',
  stepEffects: [tellWaitingJob],
  clockEffects: { dueSoon: [tellWaitingJob], overdue: [tellWaitingJob] },
  parties: {
    author: { zh: '编制人', en: 'Author' },
    office: { zh: '编制单位', en: 'Editing organisation' },
  },
  states: {
    draft: { title: { zh: '草案', en: 'Draft' }, stage: 'start', waitsFor: ['author'], clock: 'stops' },
    submitted: {
      title: { zh: '待审', en: 'Submitted' },
      stage: 'open',
      waitsFor: ['office'],
      allowance: { workdays: 5 },
      clock: 'runs',
    },
    published: { title: { zh: '现行', en: 'In force' }, stage: 'done', waitsFor: [], clock: 'stops' },
    retired: { title: { zh: '停用', en: 'Retired' }, stage: 'done', waitsFor: [], clock: 'stops' },
  },
  actions: {
    submit: {
      title: { zh: '提交审核', en: 'Submit' },
      kind: 'forward',
      from: ['draft'],
      to: 'submitted',
      permission: 'chains.template.draft',
      needs: [],
      accepts: ['reason'],
    },
    withdraw: {
      title: { zh: '撤回修改', en: 'Withdraw' },
      kind: 'withdraw',
      from: ['submitted'],
      to: 'draft',
      permission: 'chains.template.draft',
      by: ['author'],
      needs: [],
    },
    sendBack: {
      title: { zh: '退回', en: 'Return' },
      kind: 'return',
      from: ['submitted'],
      to: 'draft',
      permission: 'chains.template.publish',
      needs: ['reason'],
    },
    publish: {
      title: { zh: '发布', en: 'Publish' },
      kind: 'forward',
      from: ['submitted'],
      to: 'published',
      permission: 'chains.template.publish',
      unlike: ['submit'],
      needs: ['reason'],
    },
    retire: {
      title: { zh: '停用', en: 'Retire' },
      kind: 'forward',
      from: ['published'],
      to: 'retired',
      permission: 'chains.template.publish',
      needs: [],
      ownForm: true,
    },
  },
})
