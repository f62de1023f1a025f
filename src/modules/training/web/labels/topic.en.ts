import type { LabelShape } from '#web/ui/label-shape.ts'
import type { topicErrorsZh, topicZh } from './topic.zh.ts'

export const topicEn: LabelShape<typeof topicZh> = {
  title: 'Topics of training',
  sub: 'Needs, questionnaires and courses name topics; whether a need is met is read from that',
  add: 'Add a topic',
  edit: 'Change a topic',
  field: { code: 'Code', name: 'Topic', category: 'Category', chain: 'Chain', state: 'State' },
  codeHelp: 'Lower-case letters, digits and hyphens; fixed once entered.',
  retired: 'Retired',
  inUse: 'In use',
  retireHelp: 'A retired topic is no longer offered; needs and courses that name it stay as they are.',
  saved: 'Topic saved',
  empty: 'There are no topics yet',
  emptyHelp: 'Needs, questionnaires and courses can name a topic once it is added.',
}

export const topicErrorsEn: LabelShape<typeof topicErrorsZh> = {
  'training.topic.unknown': 'There is no such topic, or it is retired; choose another.',
  'training.topic.codeTaken': 'Another topic has this code; choose another.',
  'training.topic.nameTaken': 'Another topic has this name; use it, or choose another name.',
}
