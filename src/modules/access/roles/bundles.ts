import type { Given } from './role-data.ts'

/** What every official reads: the state of all chains, who answers for them, and the documents behind the facts. */
export const officialReading = {
  'chains.chain.read': 'city',
  'chains.evidence.read': 'city',
  'chains.template.read': 'city',
  'chains.output.read': 'city',
  'governance.card.read': 'city',
  'documents.document.read': 'city',
  'documents.fact.read': 'city',
  'directory.person.read': 'city',
  'talent.skill.read': 'city',
  'talent.plan.read': 'city',
  'talent.dual.read': 'city',
  'talent.directory.read': 'city',
  'talent.bidding.read': 'city',
  'talent.institute.read': 'city',
  'talent.institute.contact': 'city',
  'talent.recruit.read': 'city',
  'training.topic.read': 'city',
  'training.class.read': 'city',
  'training.course.read': 'city',
  'training.teacher.read': 'city',
  'training.venue.read': 'city',
  // One's own and, whatever the reach, those that were adopted.
  'training.idea.read': 'self',
  'training.idea.write': 'self',
  'training.growth.read': 'self',
} as const satisfies Given

/** The register of enterprises of the whole city and what they need, and the lists of it, of gaps, output values, documents and chain chiefs as files. */
export const cityRegister = {
  'directory.enterprise.read': 'city',
  'directory.enterprise.export': 'city',
  'talent.need.read': 'city',
  'talent.need.export': 'city',
  'chains.gap.export': 'city',
  'talent.dual.export': 'city',
  'talent.institute.export': 'city',
  'talent.recruit.export': 'city',
  'chains.output.export': 'city',
  'documents.document.export': 'city',
  'governance.post.export': 'city',
  'governance.activity.export': 'city',
} as const satisfies Given

/** Bringing documents for one's own organisation, deleting those brought by mistake, and making official ones there. */
export const officeWork = {
  'documents.document.add': ['ownOrg', 'self'],
  'documents.document.remove': ['ownOrg', 'self'],
  'platform.bin.read': ['ownOrg', 'self'],
  'platform.bin.restore': ['ownOrg', 'self'],
  'officialdoc.document.make': 'ownOrg',
  'platform.view.share': 'ownOrg',
} as const satisfies Given

/** Needs of an organisation and those below it, and classes that it holds: drafted by one person, endorsed by another, run once the authority approved. */
export const holdingClasses = {
  'training.need.read': 'subtree',
  'training.need.edit': 'subtree',
  'training.need.export': 'subtree',
  'training.class.draft': 'ownOrg',
  'training.class.endorse': 'ownOrg',
  'training.class.run': 'ownOrg',
  'training.class.export': 'ownOrg',
  'training.nomination.read': 'subtree',
  'training.nomination.edit': 'subtree',
  'training.nomination.export': 'subtree',
  'training.hours.count': 'subtree',
  'training.feedback.read': 'ownOrg',
  'training.lesson.decide': 'ownOrg',
} as const satisfies Given

/** Problems and tasks of an organisation and those below it. */
export const handling = {
  'matters.problem.read': 'subtree',
  'matters.problem.open': 'subtree',
  'matters.problem.import': 'subtree',
  'matters.problem.handle': 'subtree',
  'matters.problem.escalate': 'subtree',
  'matters.problem.export': 'subtree',
  'matters.task.read': 'subtree',
  'matters.task.report': 'subtree',
  'matters.task.export': 'subtree',
} as const satisfies Given
