import { wordsIn } from '#platform/words.ts'
import type { LabelShape } from '#web/ui/label-shape.ts'
import { needLevelWords } from '../../contract/need-shapes.ts'
import type { needErrorsZh, needZh } from './need.zh.ts'

export const needEn: LabelShape<typeof needZh> = {
  title: 'Needs of training',
  sub: 'The ledgers of organisations, posts and persons; their topics tell which needs courses meet and which they leave out',
  add: 'Enter a need',
  search: 'Need, unit, post or person',
  closedToo: 'With closed ones',
  empty: 'No need fits',
  emptyHelp: 'Enter a need, or raise one from a problem or a gap on its page.',
  level: wordsIn('en', needLevelWords),
  field: {
    statement: 'Need',
    level: 'Level',
    org: 'Unit',
    postTitle: 'Post',
    person: 'Person',
    chain: 'Chain',
    node: 'Node',
    weight: 'Weight',
    topics: 'Topics',
    topic: 'Topic',
    sources: 'Seen from',
    createdBy: 'Entered by',
    closed: 'Closed',
  },
  weightHelp: '1 would be good to know; 5, the work cannot be done without.',
  weightWord: 'Weight {{count}}',
  topicsHelp: 'A course that covers any of them is said to meet the need.',
  edit: 'Change the need',
  save: 'Save',
  saved: 'Need entered',
  edited: 'Need changed',
  close: 'Close the need',
  closeReason: 'Why it is closed',
  closeHelp: 'What is settled or no longer needed is closed with its reason and stays in the ledger.',
  closedNote: 'Closed on {{day}}: {{reason}}',
  closed: 'Need closed',
  fromProblem: 'Raise a need of training',
}

export const needErrorsEn: LabelShape<typeof needErrorsZh> = {
  'training.need.unknown': 'There is no such need, or you may not see it.',
  'training.need.sourceUnknown':
    'The problem or node it was seen from does not exist, or you may not see it.',
  'training.need.closedAlready': 'The need is closed and no longer changed; enter another.',
  'training.need.postMismatch': 'A need of a post names the post; no other does.',
  'training.need.personMismatch': 'A need of a person names the person; no other does.',
  'training.need.orgMissing': 'Choose the unit whose need it is.',
  'training.need.chainMissing': 'A node is named with its chain.',
}
