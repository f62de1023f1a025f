import type { TestApi } from '../../testing/api.ts'
import type { TestBrowser } from '../../testing/browser.ts'

/** The demo city, somebody who may do everything in one corner of it, and an object of each kind elsewhere. */
export interface HiddenCity {
  /** As somebody who may do everything everywhere. */
  api: TestApi
  /** Every permission there is, over one chain and one organisation. */
  stranger: TestApi
  /** Two people of the demo city with a session each. */
  person: TestBrowser
  other: TestBrowser
  /** Ids out of the stranger's reach, by kind. */
  hidden: Record<HiddenKind, string>
  /** What lies within the reach of the stranger, to name beside what does not. */
  own: {
    chainCode: string
    nodeCode: string
    orgId: string
    appointmentId: string
    personId: string
    problemId: string
    postId: string
    taskId: string
    needId: string
    talentNeedId: string
    /** A fair to come, to which needs can be brought. */
    fairId: string
    /** An enterprise to name; only who sees it gets past it. */
    enterpriseId: string
    /** Led by the stranger's organisation on a node, with the version a report must name. */
    runningTask: { id: string; stateVersion: number }
    templateId: string
    courseId: string
    /** A directory that is published, and one of its posts. */
    shortageDirectoryId: string
    shortageEntryId: string
    /** A class that is drafted, with some sessions. */
    classId: string
    sessionIds: string[]
    discussionId: string
    ideaId: string
  }
  /** Nodes of the hidden chain. */
  hiddenNode: string
  otherHiddenNode: string
  otherHiddenEnterprise: string
}

export const hiddenKinds = [
  'chain',
  'enterprise',
  'organisation',
  'person',
  'appointment',
  'placement',
  'override',
  'replacedOverride',
  'evidence',
  'template',
  'industry',
  'problem',
  'course',
  'shortageDirectory',
  'teacher',
  'profile',
  'venue',
  'task',
  'post',
  'document',
  'fact',
  'attachment',
  'account',
  'grant',
  'notification',
  'session',
  'activity',
  'deleted',
  'entry',
  'merge',
  'importBatch',
  'view',
  'bulkEdit',
  'need',
  'talentNeed',
  'survey',
  'openQuestion',
  'answerGroup',
  'discussion',
  'class',
  'invitation',
  'nomination',
  'bidding',
  'fair',
  'fairEntry',
  'fairResult',
  'matchRun',
  'selectionRun',
  'lesson',
  'classSession',
  'leave',
  'engagement',
] as const
export type HiddenKind = (typeof hiddenKinds)[number]
