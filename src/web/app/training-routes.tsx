import { ReadOutlined } from '@ant-design/icons'
import { lazyRouteComponent } from '@tanstack/react-router'
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
import type { PageRoute } from './page-route.ts'

/** The pages of training. */
export const trainingRoutes: readonly PageRoute[] = [
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
    path: '/training/classes/$id/feedback',
    right: 'training.class.read',
    title: 'page.classFeedback',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/feedback/feedback-page.tsx'),
      'FeedbackPage',
    ),
  },
  {
    path: '/my/ratings',
    title: 'page.ownRatings',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/feedback/own-ratings-page.tsx'),
      'OwnRatingsPage',
    ),
  },
  {
    path: '/my/ratings/$id',
    title: 'page.rateSession',
    under: '/training',
    page: lazyRouteComponent(() => import('#modules/training/web/feedback/rate-page.tsx'), 'RatePage'),
  },
  {
    path: '/my/follow-up/$id',
    title: 'page.ownFollowUp',
    under: '/training',
    page: lazyRouteComponent(
      () => import('#modules/training/web/feedback/follow-up-page.tsx'),
      'FollowUpPage',
    ),
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
]
