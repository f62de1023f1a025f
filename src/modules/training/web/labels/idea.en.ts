import { wordsIn } from '#platform/words.ts'
import type { LabelShape } from '#web/ui/label-shape.ts'
import { ideaStateWords } from '../../contract/idea-terms.ts'
import type { ideaErrorsZh, ideaTopicsZh, ideaZh } from './idea.zh.ts'

/** Words of ideas. */
export const ideaEn: LabelShape<typeof ideaZh> = {
  title: 'Ideas',
  sub: 'Proposals for the work on chains: taken up and answered in time, adopted ones become tasks',
  add: 'Hand in an idea',
  state: wordsIn('en', ideaStateWords),
  search: 'Title or text',
  own: 'Mine',
  waiting: 'Waiting for me',
  empty: 'No idea fits',
  emptyHelp: 'You see your own ideas and those of the city that were adopted.',
  field: {
    title: 'Title',
    text: 'Text',
    chain: 'Chain',
    node: 'Node',
    topics: 'Topics',
    topic: 'Topic',
    class: 'From the class',
    state: 'State',
    authors: 'Authors',
    submittedOn: 'Handed in on',
    tasks: 'Tasks',
  },
  titleHelp: 'What is to be done, in one sentence.',
  textHelp: 'How it is now, what you propose, what it would bring. Nothing secret, nothing private.',
  noChain: 'No chain in particular',
  newTitle: 'Hand in an idea',
  newSub:
    'Taken up within 5 working days, answered within another 15. Until it is adopted only you and whoever handles it read it.',
  submit: 'Hand in',
  submitted: 'The idea is handed in',
  edit: 'Change',
  save: 'Save changes',
  saved: 'The idea is changed',
  like: 'Ideas like it',
  likeNote: 'Look at these first; you may still hand yours in, and whoever handles it decides on a merge',
  likeNone: 'No idea says much the same',
  hiddenLike: 'Of somebody else, still being handled',
  shared: 'In both: {{phrases}}',
  likeness: '{{count}}% alike',
  number: 'No. {{number}}',
  content: 'Text',
  handling: 'Handling',
  steps: 'Steps',
  reply: {
    title: 'Reply',
    none: 'Not answered yet',
    by: '{{name}}, {{day}}',
    adopt: 'Adopt and answer',
    decline: 'Not adopt and answer',
    text: 'Official reply',
    help: 'All authors get the reply; once adopted, idea and reply are read by everybody.',
    done: 'The reply is given',
  },
  merge: 'Merge into this one',
  mergeTitle: 'Merge into no. {{number}}',
  mergeHelp: 'The authors of both stay as joint authors and are told; a merge can be taken back.',
  mergeReason: 'Why they are merged',
  merged: 'Merged',
  mergedInto: 'Merged into',
  mergedHere: 'Merged into this one',
  task: {
    title: 'Tasks',
    none: 'Once adopted, the chain office or a lead unit takes it into a task',
    raise: 'Draft a task',
    hidden: 'Task (details out of your reach)',
  },
}

export const ideaErrorsEn: LabelShape<typeof ideaErrorsZh> = {
  'training.idea.unknown': 'There is no such idea, or it is not yours to see.',
  'training.idea.notAuthor': 'An idea is changed by its author.',
  'training.idea.takenUp': 'The idea was taken up and is not changed any more.',
  'training.idea.chainFixed': 'The chain cannot be changed; take it back and hand in another.',
  'training.idea.chainMissing': 'Choose the chain of the node first.',
  'training.idea.mergedIntoItself': 'An idea is not merged into itself.',
  'training.idea.intoOver': 'The other idea is taken back, not adopted or merged elsewhere.',
  'training.idea.hasMerged': 'Others are merged into this idea; merge the other way round.',
  'training.idea.notMerged': 'This idea is merged into no other.',
  'training.idea.notAdopted': 'A task is taken from an adopted idea.',
}

export const ideaTopicsEn: LabelShape<typeof ideaTopicsZh> = {
  'training.idea.replied': 'Reply to an idea',
  'training.idea.taskMoved': 'A task taken from an idea moves',
}
