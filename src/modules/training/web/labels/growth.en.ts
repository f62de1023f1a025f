import type { growthZh } from './growth.zh.ts'

/** Words of growth records. */
export const growthEn: typeof growthZh = {
  title: 'Growth record',
  ownSub:
    'Classes you attended, duties on chains and what you brought about; read by you and the training section alone, never scored or ranked',
  sub: 'Reading the record of somebody else is recorded; never scored or ranked',
  of: 'Growth record of {{name}}',
  kind: {
    class: 'Class attended',
    chainDuty: 'Duty on a chain',
    problem: 'Problem solved',
    task: 'Task done',
    idea: 'Idea adopted',
    hours: 'Class-hours',
    need: 'Own need of training',
  },
  hours: '{{count}} class-hours',
  span: '{{from}} to {{until}}',
  since: 'since {{from}}',
  hidden: '(details out of your reach)',
  headChain: 'the whole city',
  empty: 'Nothing yet',
  emptyHelp: 'Classes, duties on chains, tasks done and ideas adopted will stand here.',
  noPerson: 'Your account stands for no person of the register, so there is no record.',
  print: 'Print',
  open: 'Growth record',
}
