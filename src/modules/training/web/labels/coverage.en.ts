import type { LabelShape } from '#web/ui/label-shape.ts'
import type { coverageZh } from './coverage.zh.ts'

export const coverageEn: LabelShape<typeof coverageZh> = {
  title: 'Coverage of needs',
  sub: 'Open needs laid against the courses in use: what can be taught, and what cannot yet',
  summary: '{{count}} needs, {{met}} met by a course; by weight {{metWeight}} of {{weight}}',
  unmet: 'Needs without a course',
  unmetNote: 'No course in use covers any of their topics; a class needs one, or says why not',
  unmetNone: 'Every need is met by a course.',
  matrix: 'Need × course',
  matrixNote: '● a course covers a topic of the need; courses that meet most needs come first',
  metBy: 'Courses',
  covers: '{{course}}: {{topics}}',
  topics: 'Gaps by topic',
  topicsNote: 'By the weight of the needs, those without a course first',
  topicNeeds: 'Needs',
  topicWeight: 'Weight',
  topicCourses: 'Courses',
  competences: 'By competence',
  competenceNote: 'Of the needs tagged with a competence, how much by weight a course meets',
  competenceMet: 'Met / asked',
  none: 'None',
  empty: 'There are no open needs',
  emptyHelp: 'Enter needs in their ledger to see them laid against the courses.',
}
