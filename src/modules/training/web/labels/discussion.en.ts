import type { LabelShape } from '#web/ui/label-shape.ts'
import type { discussionErrorsZh, discussionZh } from './discussion.zh.ts'

export const discussionEn: LabelShape<typeof discussionZh> = {
  title: 'Discussions and visits',
  sub: 'What in-depth discussions and visits found can be taken to the list of problems',
  add: 'Record one',
  edit: 'Change record',
  empty: 'No records yet',
  emptyHelp: 'Record a discussion or visit and raise problems from what was found.',
  search: 'Subject, summary or enterprise',
  saved: 'Record saved',
  kind: { discussion: 'In-depth discussion', visit: 'Visit' },
  field: {
    kind: 'Kind',
    title: 'Subject',
    heldOn: 'Day',
    place: 'Place',
    host: 'Held by',
    chain: 'Chain',
    enterprise: 'Enterprise',
    class: 'Class it prepares',
    summary: 'Summary',
    participants: 'Participants',
    findings: 'Findings',
    finding: 'Finding',
    node: 'Node',
    createdBy: 'Recorded by',
  },
  participant: { add: 'Add somebody', person: 'From the directory', name: 'Name', remove: 'Remove' },
  finding: {
    add: 'Add a finding',
    remove: 'Remove this finding',
    none: 'Nothing was found',
    problems: 'Problems raised',
    nodeNeedsChain: 'Choose the chain first',
  },
}

export const discussionErrorsEn: LabelShape<typeof discussionErrorsZh> = {
  'training.discussion.unknown': 'There is no such record, or you may not see it.',
  'training.finding.unknown': 'A finding was removed by somebody else; refresh.',
  'training.finding.raised': 'A problem was raised from a finding; it stays in the record.',
  'training.finding.nodeWithoutChain': 'Choose the chain before the node.',
}
