import {
  ApartmentOutlined,
  BankOutlined,
  BarChartOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  CloudServerOutlined,
  DeleteOutlined,
  FileTextOutlined,
  FileWordOutlined,
  HomeOutlined,
  IdcardOutlined,
  ImportOutlined,
  NodeIndexOutlined,
  ReadOutlined,
  SafetyCertificateOutlined,
  SafetyOutlined,
  TeamOutlined,
  UnorderedListOutlined,
  WarningOutlined,
} from '@ant-design/icons'
import type { RouteComponent } from '@tanstack/react-router'
import { lazyRouteComponent } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { accountSearch, roleSearch } from '#modules/access/web/search.ts'
import {
  atlasSearch,
  chainSearch,
  figureSearch,
  gapSearch,
  outputSearch,
} from '#modules/chains/web/search.ts'
import {
  duplicateSearch,
  enterpriseSearch,
  organisationSearch,
  peopleSearch,
} from '#modules/directory/web/search.ts'
import { documentListSearch, documentSearch } from '#modules/documents/web/search.ts'
import { problemSearch, raiseSearch, taskSearch } from '#modules/matters/web/search.ts'
import { courseSearch, teacherSearch, venueSearch } from '#modules/training/web/library/search.ts'
import {
  classSearch,
  coverageSearch,
  discussionSearch,
  needSearch,
  newClassSearch,
  programmeSearch,
  surveyPageSearch,
  surveySearch,
} from '#modules/training/web/search.ts'
import type { Permission } from '#platform/http/contract.ts'
import { auditSearch } from './audit/search.ts'
import { binSearch } from './bin/search.ts'
import { calendarSearch } from './calendar/search.ts'
import { batchSearch, importsSearch } from './imports/search.ts'
import { inboxSearch, mailSearch, webhooksSearch } from './inbox/search.ts'
import type { AppLabels } from './labels.zh.ts'
import { officialDocumentSearch } from './officialdoc/search.ts'
import { ownAccountSearch } from './session/search.ts'

export type PageRoute = {
  path: string
  /** Key under `app:nav` (in the menu) or `app:page`. */
  title: `nav.${keyof AppLabels['nav'] & string}` | `page.${keyof AppLabels['page'] & string}`
  /** Present for pages in the menu, in the order of this table. */
  icon?: ReactNode
  /** Menu entry that stays marked while a page below it is open. */
  under?: string
  /** What a person must be allowed to see the page, one of several; the menu hides it from others. */
  right?: Permission | readonly Permission[]
  page: RouteComponent
  /** Reads the search parameters; broken ones are dropped. */
  search?: { parse: (search: unknown) => Record<string, unknown> }
}

/** Whoever keeps one of these registers may bring tables of it. */
const importRights: readonly Permission[] = [
  'directory.enterprise.edit',
  'directory.organisation.edit',
  'directory.person.edit',
  'chains.placement.edit',
  'chains.output.record',
  'chains.template.draft',
  'chains.evidence.record',
  'governance.post.assign',
  'governance.activity.add',
  'matters.problem.import',
  'matters.task.draft',
  'training.course.edit',
  'training.teacher.edit',
  'training.venue.edit',
]

/** Every page of the product, in the order of navigation. */
export const pageRoutes: readonly PageRoute[] = [
  {
    path: '/',
    title: 'nav.home',
    icon: <HomeOutlined />,
    page: lazyRouteComponent(() => import('./home/home-page.tsx'), 'HomePage'),
  },
  {
    path: '/atlas',
    right: 'chains.chain.read',
    title: 'nav.atlas',
    icon: <NodeIndexOutlined />,
    search: atlasSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/atlas/atlas-page.tsx'), 'AtlasPage'),
  },
  {
    path: '/chains/$code',
    right: 'chains.chain.read',
    title: 'page.chain',
    under: '/atlas',
    search: chainSearch,
    page: lazyRouteComponent(() => import('./chain-page.tsx'), 'ChainPage'),
  },
  {
    path: '/gaps',
    right: 'chains.chain.read',
    title: 'nav.gaps',
    icon: <UnorderedListOutlined />,
    search: gapSearch,
    page: lazyRouteComponent(() => import('./gaps-page.tsx'), 'GapsPage'),
  },
  {
    path: '/problems',
    right: 'matters.problem.read',
    title: 'nav.problems',
    icon: <WarningOutlined />,
    search: problemSearch,
    page: lazyRouteComponent(() => import('#modules/matters/web/problems-page.tsx'), 'ProblemsPage'),
  },
  {
    path: '/problems/new',
    right: 'matters.problem.open',
    title: 'page.newProblem',
    under: '/problems',
    search: raiseSearch,
    page: lazyRouteComponent(() => import('#modules/matters/web/new-problem-page.tsx'), 'NewProblemPage'),
  },
  {
    path: '/problems/$id',
    right: 'matters.problem.read',
    title: 'page.problem',
    under: '/problems',
    page: lazyRouteComponent(() => import('./problem-page.tsx'), 'ProblemPage'),
  },
  {
    path: '/tasks',
    right: 'matters.task.read',
    title: 'nav.tasks',
    icon: <CheckSquareOutlined />,
    search: taskSearch,
    page: lazyRouteComponent(() => import('#modules/matters/web/tasks-page.tsx'), 'TasksPage'),
  },
  {
    path: '/tasks/new',
    right: 'matters.task.draft',
    title: 'page.newTask',
    under: '/tasks',
    search: raiseSearch,
    page: lazyRouteComponent(() => import('#modules/matters/web/new-task-page.tsx'), 'NewTaskPage'),
  },
  {
    path: '/tasks/$id',
    right: 'matters.task.read',
    title: 'page.task',
    under: '/tasks',
    page: lazyRouteComponent(() => import('./task-page.tsx'), 'TaskPage'),
  },
  {
    path: '/enterprises',
    right: 'directory.enterprise.read',
    title: 'nav.enterprises',
    icon: <BankOutlined />,
    search: enterpriseSearch,
    page: lazyRouteComponent(() => import('#modules/directory/web/enterprises-page.tsx'), 'EnterprisesPage'),
  },
  {
    path: '/enterprises/new',
    right: 'directory.enterprise.edit',
    title: 'page.newEnterprise',
    under: '/enterprises',
    page: lazyRouteComponent(
      () => import('#modules/directory/web/new-enterprise-page.tsx'),
      'NewEnterprisePage',
    ),
  },
  {
    path: '/enterprises/duplicates',
    right: 'directory.enterprise.merge',
    title: 'page.duplicates',
    under: '/enterprises',
    search: duplicateSearch,
    page: lazyRouteComponent(
      () => import('#modules/directory/web/duplicates/duplicates-page.tsx'),
      'DuplicatesPage',
    ),
  },
  {
    path: '/enterprises/$id',
    right: 'directory.enterprise.read',
    title: 'page.enterprise',
    under: '/enterprises',
    page: lazyRouteComponent(() => import('./enterprise-page.tsx'), 'EnterprisePage'),
  },
  {
    path: '/organisations',
    title: 'nav.organisations',
    icon: <TeamOutlined />,
    search: organisationSearch,
    page: lazyRouteComponent(
      () => import('#modules/directory/web/organisation/organisations-page.tsx'),
      'OrganisationsPage',
    ),
  },
  {
    path: '/people',
    right: 'directory.person.read',
    title: 'page.people',
    under: '/organisations',
    search: peopleSearch,
    page: lazyRouteComponent(() => import('#modules/directory/web/person/people-page.tsx'), 'PeoplePage'),
  },
  {
    path: '/people/$id',
    right: 'directory.person.read',
    title: 'page.person',
    under: '/organisations',
    page: lazyRouteComponent(() => import('#modules/directory/web/person/person-page.tsx'), 'PersonPage'),
  },
  {
    path: '/output',
    right: 'chains.output.read',
    title: 'nav.output',
    icon: <BarChartOutlined />,
    search: outputSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/output/output-page.tsx'), 'OutputPage'),
  },
  {
    path: '/output/figures',
    right: 'chains.output.read',
    title: 'page.figures',
    under: '/output',
    search: figureSearch,
    page: lazyRouteComponent(() => import('#modules/chains/web/output/figures-page.tsx'), 'FiguresPage'),
  },
  {
    path: '/governance',
    right: 'governance.card.read',
    title: 'nav.governance',
    icon: <ApartmentOutlined />,
    page: lazyRouteComponent(() => import('#modules/governance/web/cards-page.tsx'), 'CardsPage'),
  },
  {
    path: '/training',
    right: 'training.class.read',
    title: 'nav.training',
    icon: <ReadOutlined />,
    search: programmeSearch,
    page: lazyRouteComponent(
      () => import('#modules/training/web/programme/programme-page.tsx'),
      'ProgrammePage',
    ),
  },
  {
    path: '/training/programmes/new',
    right: 'training.programme.edit',
    title: 'page.newProgramme',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/programme/new-programme-page.tsx'),
      'NewProgrammePage',
    ),
  },
  {
    path: '/training/classes',
    right: 'training.class.read',
    title: 'page.trainingClasses',
    under: '/training',
    search: classSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/class/classes-page.tsx'), 'ClassesPage'),
  },
  {
    path: '/training/classes/new',
    right: 'training.class.draft',
    title: 'page.newTrainingClass',
    under: '/training',
    search: newClassSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/class/new-class-page.tsx'), 'NewClassPage'),
  },
  {
    path: '/training/classes/$id',
    right: 'training.class.read',
    title: 'page.trainingClass',
    under: '/training',
    page: lazyRouteComponent(() => import('./class-page.tsx'), 'ClassPage'),
  },
  {
    path: '/training/needs',
    right: 'training.need.read',
    title: 'page.trainingNeeds',
    under: '/training',
    search: needSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/need/needs-page.tsx'), 'NeedsPage'),
  },
  {
    path: '/training/coverage',
    right: 'training.need.read',
    title: 'page.trainingCoverage',
    under: '/training',
    search: coverageSearch,
    page: lazyRouteComponent(
      () => import('#modules/training/web/coverage/coverage-page.tsx'),
      'CoveragePage',
    ),
  },
  {
    path: '/training/topics',
    right: 'training.topic.read',
    title: 'page.trainingTopics',
    under: '/training',
    page: lazyRouteComponent(() => import('#modules/training/web/topics/topics-page.tsx'), 'TopicsPage'),
  },
  {
    path: '/training/courses',
    right: 'training.course.read',
    title: 'page.courses',
    under: '/training',
    search: courseSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/library/courses-page.tsx'), 'CoursesPage'),
  },
  {
    path: '/training/courses/$id',
    right: 'training.course.read',
    title: 'page.course',
    under: '/training',
    page: lazyRouteComponent(() => import('#modules/training/web/library/course-page.tsx'), 'CoursePage'),
  },
  {
    path: '/training/teachers',
    right: 'training.teacher.read',
    title: 'page.teachers',
    under: '/training',
    search: teacherSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/library/teachers-page.tsx'), 'TeachersPage'),
  },
  {
    path: '/training/venues',
    right: 'training.venue.read',
    title: 'page.venues',
    under: '/training',
    search: venueSearch,
    page: lazyRouteComponent(() => import('#modules/training/web/library/venues-page.tsx'), 'VenuesPage'),
  },
  {
    path: '/training/surveys',
    right: 'training.survey.read',
    title: 'page.surveys',
    under: '/training',
    search: surveySearch,
    page: lazyRouteComponent(() => import('#modules/training/web/survey/surveys-page.tsx'), 'SurveysPage'),
  },
  {
    path: '/training/surveys/new',
    right: 'training.survey.edit',
    title: 'page.newSurvey',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/survey/survey-form-page.tsx'),
      'NewSurveyPage',
    ),
  },
  {
    path: '/training/surveys/$id',
    right: 'training.survey.read',
    title: 'page.survey',
    under: '/training',
    search: surveyPageSearch,
    page: lazyRouteComponent(() => import('./survey-page.tsx'), 'SurveyPage'),
  },
  {
    path: '/training/surveys/$id/edit',
    right: 'training.survey.edit',
    title: 'page.editSurvey',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/survey/survey-form-page.tsx'),
      'EditSurveyPage',
    ),
  },
  {
    path: '/training/surveys/$id/slips',
    right: 'training.survey.open',
    title: 'page.surveySlips',
    under: '/training',
    page: lazyRouteComponent(() => import('#modules/training/web/survey/slips-page.tsx'), 'SlipsPage'),
  },
  {
    path: '/surveys/$id/answer',
    title: 'page.ownSurvey',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/answering/own-survey-page.tsx'),
      'OwnSurveyPage',
    ),
  },
  {
    path: '/training/discussions',
    right: 'training.discussion.read',
    title: 'page.discussions',
    under: '/training',
    search: discussionSearch,
    page: lazyRouteComponent(
      () => import('#modules/training/web/discussion/discussions-page.tsx'),
      'DiscussionsPage',
    ),
  },
  {
    path: '/training/discussions/new',
    right: 'training.discussion.edit',
    title: 'page.newDiscussion',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/discussion/discussion-form-page.tsx'),
      'NewDiscussionPage',
    ),
  },
  {
    path: '/training/discussions/$id',
    right: 'training.discussion.read',
    title: 'page.discussion',
    under: '/training',
    page: lazyRouteComponent(() => import('./discussion-page.tsx'), 'DiscussionPage'),
  },
  {
    path: '/training/discussions/$id/edit',
    right: 'training.discussion.edit',
    title: 'page.editDiscussion',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/discussion/discussion-form-page.tsx'),
      'EditDiscussionPage',
    ),
  },
  {
    path: '/documents',
    right: 'documents.document.read',
    title: 'nav.documents',
    icon: <FileTextOutlined />,
    search: documentListSearch,
    page: lazyRouteComponent(() => import('#modules/documents/web/documents-page.tsx'), 'DocumentsPage'),
  },
  {
    path: '/documents/conflicts',
    right: 'documents.fact.read',
    title: 'page.conflicts',
    under: '/documents',
    page: lazyRouteComponent(() => import('#modules/documents/web/conflicts-page.tsx'), 'ConflictsPage'),
  },
  {
    path: '/documents/$id',
    right: 'documents.document.read',
    title: 'page.document',
    under: '/documents',
    search: documentSearch,
    page: lazyRouteComponent(() => import('./thread/document-page.tsx'), 'DocumentPage'),
  },
  {
    path: '/inbox',
    title: 'page.inbox',
    search: inboxSearch,
    page: lazyRouteComponent(() => import('./inbox/inbox-page.tsx'), 'InboxPage'),
  },
  {
    path: '/inbox/settings',
    title: 'page.inboxSettings',
    page: lazyRouteComponent(() => import('./inbox/settings-page.tsx'), 'NotifySettingsPage'),
  },
  {
    path: '/inbox/$id',
    title: 'page.inbox',
    page: lazyRouteComponent(() => import('./inbox/open-page.tsx'), 'OpenNotificationPage'),
  },
  {
    path: '/admin/webhooks',
    right: 'platform.webhook.edit',
    title: 'page.webhooks',
    search: webhooksSearch,
    page: lazyRouteComponent(() => import('./inbox/webhooks-page.tsx'), 'WebhooksPage'),
  },
  {
    path: '/admin/mail',
    right: 'platform.mailDelivery.read',
    title: 'page.mail',
    search: mailSearch,
    page: lazyRouteComponent(() => import('./inbox/mail-page.tsx'), 'MailPage'),
  },
  {
    path: '/official-documents',
    right: 'officialdoc.document.make',
    title: 'nav.officialDocuments',
    icon: <FileWordOutlined />,
    search: officialDocumentSearch,
    page: lazyRouteComponent(
      () => import('./officialdoc/official-documents-page.tsx'),
      'OfficialDocumentsPage',
    ),
  },
  {
    path: '/imports',
    right: importRights,
    title: 'nav.imports',
    icon: <ImportOutlined />,
    search: importsSearch,
    page: lazyRouteComponent(() => import('./imports/imports-page.tsx'), 'ImportsPage'),
  },
  {
    path: '/imports/$id',
    right: importRights,
    title: 'page.importBatch',
    under: '/imports',
    search: batchSearch,
    page: lazyRouteComponent(() => import('./imports/batch-page.tsx'), 'BatchPage'),
  },
  {
    path: '/account',
    title: 'page.account',
    search: ownAccountSearch,
    page: lazyRouteComponent(() => import('./session/account-page.tsx'), 'AccountPage'),
  },
  {
    path: '/calendar',
    title: 'nav.calendar',
    icon: <CalendarOutlined />,
    search: calendarSearch,
    page: lazyRouteComponent(() => import('./calendar/calendar-page.tsx'), 'CalendarPage'),
  },
  {
    path: '/admin/accounts',
    title: 'nav.accounts',
    icon: <IdcardOutlined />,
    right: 'access.account.read',
    search: accountSearch,
    page: lazyRouteComponent(() => import('#modules/access/web/accounts-page.tsx'), 'AccountsPage'),
  },
  {
    path: '/admin/roles',
    title: 'nav.roles',
    icon: <SafetyOutlined />,
    right: 'access.role.read',
    search: roleSearch,
    page: lazyRouteComponent(() => import('#modules/access/web/roles-page.tsx'), 'RolesPage'),
  },
  {
    path: '/admin/rights',
    right: 'access.role.read',
    title: 'page.rights',
    under: '/admin/roles',
    search: roleSearch,
    page: lazyRouteComponent(() => import('#modules/access/web/rights-page.tsx'), 'RightsPage'),
  },
  {
    path: '/admin/audit',
    title: 'nav.audit',
    right: 'platform.audit.read',
    icon: <SafetyCertificateOutlined />,
    search: auditSearch,
    page: lazyRouteComponent(() => import('./audit/audit-page.tsx'), 'AuditPage'),
  },
  {
    path: '/admin/system',
    title: 'nav.system',
    right: 'platform.backup.read',
    icon: <CloudServerOutlined />,
    page: lazyRouteComponent(() => import('./system/system-page.tsx'), 'SystemPage'),
  },
  {
    path: '/bin',
    title: 'nav.bin',
    right: 'platform.bin.read',
    icon: <DeleteOutlined />,
    search: binSearch,
    page: lazyRouteComponent(() => import('./bin/bin-page.tsx'), 'BinPage'),
  },
]
