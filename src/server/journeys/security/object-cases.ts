import { type HiddenCity, type HiddenKind, hiddenText } from './hidden-city.ts'

/** How an endpoint is tried with an object out of reach. */
export interface HiddenCase {
  /** What the field names. */
  kind: HiddenKind
  /** The rest of the input, where the smallest one does not reach the object. */
  with?: (city: HiddenCity) => Record<string, unknown>
  /** How the field takes the id, where it is not the id itself. */
  as?: (id: string) => unknown
  /** The object is its owner's alone: one logged-in person asks for what is another's. */
  isOwned?: true
  /** The same for whoever may do everything, where the object lies beside others. */
  control?: (city: HiddenCity) => Record<string, unknown>
  /** The status for an id that nobody has, where it is no 404. */
  unknown?: number
}

/** Fields that name no object with a reach of its own, and why each gives nothing away. */
export const withoutReach = {
  /** Known to whoever is logged in; a change out of reach is refused as 403. */
  public: [
    'directory.getOrganisation:id',
    'directory.updateRegion:code',
    'directory.updateOrganisation:id',
    'directory.moveOrganisation:id',
    'directory.moveOrganisation:parentId',
    'directory.closeOrganisation:id',
    'directory.reopenOrganisation:id',
    'directory.createOrganisation:parentId',
    'directory.createPerson:orgId',
    'directory.movePerson:orgId',
    'directory.giveAppointment:orgId',
    'directory.updateAppointment:orgId',
    'access.createAccount:orgId',
    'access.giveGrant:orgId',
    'access.confirmGrant:orgId',
    'chains.updateNode:ownerId',
    'governance.assignPost:orgId',
    'governance.updatePost:orgId',
    'matters.actOnProblem:leadOrgId',
    'matters.actOnProblem:assistOrgIds',
    'matters.createTask:leadOrgId',
    'matters.createTask:assistOrgIds',
    'matters.updateTask:leadOrgId',
    'matters.updateTask:assistOrgIds',
    'matters.listProblems:lead',
    'directory.exportPeople:organisation',
    'views.createView:orgId',
    'views.updateView:orgId',
    // A kind of list, no object.
    'views.listViews:list',
    'views.createView:list',
    'views.chooseForList:list',
    'matters.exportProblems:lead',
    'matters.listTasks:lead',
    'matters.exportTasks:lead',
    'training.createSurvey:askedByOrgId',
    'training.updateSurvey:askedByOrgId',
    'training.createDiscussion:hostOrgId',
    'training.updateDiscussion:hostOrgId',
  ],
  /** Given by roles over the whole city only, which a test below proves. */
  wholeCity: [
    'directory.createOrganisation:enterpriseId',
    'notify.resendMail:id',
    'audit.getVerification:id',
    'audit.search:objectId',
    'audit.search:requestId',
    'audit.exportEntries:objectId',
    'audit.exportEntries:requestId',
    'notify.updateWebhook:id',
    'notify.renewWebhookSecret:id',
    'notify.testWebhook:id',
    'notify.listWebhookDeliveries:id',
    'notify.resendWebhookDelivery:id',
    'training.updateTopic:code',
    'training.createSurvey:classId',
    'training.updateSurvey:classId',
  ],
  /** A chain, which whoever has the right of the endpoint sees: every role gives both. A test below proves it. */
  seenChain: [
    'matters.openProblem:chainCode',
    'matters.draftProblem:chainCode',
    'matters.listTaskVerbs:chainCode',
    'matters.draftTask:chainCode',
    'matters.createTask:chainCode',
    'matters.updateTask:chainCode',
    'training.addTopic:chainCode',
    'training.updateTopic:chainCode',
    'training.createSurvey:chainCode',
    'training.updateSurvey:chainCode',
    'training.createDiscussion:chainCode',
    'training.updateDiscussion:chainCode',
  ],
  /** The caller's own account: whatever else it names is refused alike. */
  ownAccount: ['drafts.save:accountId', 'training.findOwnSurvey:id'],
  /** A day, a year, or one of a fixed set of names. */
  noObject: [
    'calendar.getYear:year',
    'calendar.putDay:day',
    'calendar.removeDay:day',
    'calendar.importYear:year',
    'chains.getFigure:month',
    'chains.getFigure:status',
    'officialdoc.getTemplate:kind',
    'officialdoc.putTemplate:kind',
    'officialdoc.resetTemplate:kind',
    'officialdoc.drawPreview:kind',
    'officialdoc.downloadPreview:kind',
    'officialdoc.draw:kind',
    'officialdoc.make:kind',
    // A filter of the caller's own batches by the name of a table.
    'imports.listImports:object',
    // Answers within the group that is named beside them.
    'training.splitAnswerGroup:responseIds',
  ],
  /** The name of a table, which asks for the right to bring such a table. */
  tableName: [
    'imports.importTemplate:object',
    'imports.startImport:object',
    'bulk.preview:object',
    'bulk.make:object',
    'bulk.list:object',
    'bulk.listValues:object',
  ],
} as const

const survey = ({ own }: HiddenCity) => ({
  title: '核对后的训前调研',
  purpose: '了解培训需求',
  askedByOrgId: own.orgId,
  basis: '年度计划',
  minutes: 3,
  chainCode: own.chainCode,
  opensOn: '2023-06-15',
  closesOn: '2023-06-30',
  questions: [],
})
const discussion = ({ own }: HiddenCity) => ({
  kind: 'visit',
  title: '核对后的走访',
  heldOn: '2023-06-01',
  hostOrgId: own.orgId,
  chainCode: own.chainCode,
})
const otherGroup = { id: '00000000-0000-4000-8000-000000000009', lockVersion: 1 }
const reason = { reason: '核对后更正' }
const ownNode = ({ own }: HiddenCity) => ({ chainCode: own.chainCode, nodeCode: own.nodeCode })
const hiddenNodeOf = ({ hidden, hiddenNode }: HiddenCity) => ({
  chainCode: hidden.chain,
  nodeCode: hiddenNode,
})
const ofProblem = { kind: 'matters.problem' }
const task = ({ own, hidden }: HiddenCity) => ({
  title: '核对后办理的任务',
  goal: '补齐环节',
  chainCode: own.chainCode,
  leadPersonId: own.personId,
  leadOrgId: hidden.organisation,
  startsOn: '2023-06-15',
  dueOn: '2023-12-15',
  targets: [{ quarter: '2023Q4', target: '补齐' }],
  origin: 'instruction',
  instruction: '市政府会议纪要',
})
const problem = ({ own }: HiddenCity) => ({
  title: '核对后登记的问题',
  problem: '用地指标尚未落实',
  chainCode: own.chainCode,
  origin: 'own',
})
const post = ({ own }: HiddenCity) => ({
  chainCode: own.chainCode,
  role: 'taskForce',
  holderName: '某单位',
  sinceOn: '2023-06-01',
  source: '任职文件',
})
const placement = {
  sharePercent: 1,
  role: '本地供应商',
  evidence: '产线已投产',
  source: '企业投产报告',
  asOfOn: '2023-06-01',
}
const ref = (id: string) => [{ kind: 'matters.problem', id }]
const chain = { kind: 'chain' } as const
const node = { kind: 'chain', with: ({ hiddenNode }: HiddenCity) => ({ nodeCode: hiddenNode }) } as const

/** Every field of every endpoint that names an object with a reach of its own. */
export const hiddenCases: Readonly<Record<string, HiddenCase>> = {
  // First, because later cases take the right from whoever made it.
  'bulk.undo:id': { kind: 'bulkEdit', isOwned: true, with: () => reason },
  // After what else is asked as the owner: it logs them out.
  'system.traceThread:id': { kind: 'problem', with: () => ofProblem, unknown: 200 },
  'system.listAudit:id': { kind: 'problem', with: () => ofProblem, unknown: 200 },
  'files.listAttachments:id': { kind: 'problem', with: () => ofProblem },
  'files.attach:id': { kind: 'problem', with: () => ofProblem },
  'files.downloadAttachment:id': { kind: 'attachment' },
  'files.removeAttachment:id': { kind: 'attachment' },
  'files.restoreAttachment:id': { kind: 'attachment' },
  'workflow.getWorkflow:id': { kind: 'problem', with: () => ofProblem },
  'workflow.listWorkflowEvents:id': { kind: 'problem', with: () => ofProblem },
  'workflow.act:object': {
    kind: 'problem',
    as: (id) => ({ kind: 'matters.problem', id }),
    with: () => ({ action: 'assign' }),
  },
  'directory.listPeople:organisation': { kind: 'organisation', unknown: 200 },
  'directory.getPerson:id': { kind: 'person' },
  'directory.updatePerson:id': { kind: 'person' },
  'directory.movePerson:id': { kind: 'person' },
  'directory.leavePerson:id': { kind: 'person' },
  'directory.rejoinPerson:id': { kind: 'person' },
  'directory.revealPerson:id': { kind: 'person' },
  'directory.giveAppointment:personId': { kind: 'person' },
  'directory.updateAppointment:id': { kind: 'appointment' },
  'directory.endAppointment:id': { kind: 'appointment' },
  'directory.handOverAppointment:id': { kind: 'appointment' },
  'directory.handOverAppointment:successorId': {
    kind: 'person',
    with: ({ own }) => ({ id: own.appointmentId }),
  },
  'directory.getHandover:personId': { kind: 'person' },
  'directory.getEnterprise:id': { kind: 'enterprise' },
  'directory.updateEnterprise:id': { kind: 'enterprise' },
  'directory.removeEnterprise:id': { kind: 'enterprise' },
  'directory.listDuplicates:enterprise': { kind: 'enterprise', unknown: 200 },
  'directory.decideDuplicate:leftId': {
    kind: 'enterprise',
    with: (city) => ({ decision: 'later', rightId: city.otherHiddenEnterprise }),
  },
  'directory.decideDuplicate:rightId': {
    kind: 'enterprise',
    with: (city) => ({ decision: 'later', leftId: city.otherHiddenEnterprise }),
  },
  'directory.reopenDuplicate:leftId': {
    kind: 'enterprise',
    with: (city) => ({ rightId: city.otherHiddenEnterprise }),
  },
  'directory.reopenDuplicate:rightId': {
    kind: 'enterprise',
    with: (city) => ({ leftId: city.otherHiddenEnterprise }),
  },
  'directory.previewMerge:id': {
    kind: 'enterprise',
    with: (city) => ({ mergedId: city.otherHiddenEnterprise }),
  },
  'directory.previewMerge:mergedId': {
    kind: 'enterprise',
    with: (city) => ({ id: city.otherHiddenEnterprise }),
  },
  // With versions that are out of date, so that the enterprises stand for the cases after them.
  'directory.mergeEnterprises:id': {
    kind: 'enterprise',
    with: (city) => ({ lockVersion: 99, mergedId: city.otherHiddenEnterprise }),
  },
  'directory.mergeEnterprises:mergedId': {
    kind: 'enterprise',
    with: (city) => ({ lockVersion: 99, id: city.otherHiddenEnterprise }),
  },
  'directory.listMerges:id': { kind: 'enterprise' },
  'directory.splitEnterprise:id': { kind: 'merge', with: () => ({ lockVersion: 99 }) },
  'access.createAccount:personId': {
    kind: 'person',
    with: () => ({ username: 'somebody-new' }),
    unknown: 403,
  },
  'access.approveAccount:id': { kind: 'account', unknown: 403 },
  // With versions that are out of date, so that whoever owns the session of the cases below stays logged in.
  'access.disableAccount:id': { kind: 'account', with: () => ({ lockVersion: 99 }), unknown: 403 },
  'access.enableAccount:id': { kind: 'account', unknown: 403 },
  'access.resetAccount:id': { kind: 'account', with: () => ({ lockVersion: 99 }), unknown: 403 },
  'access.getAccountLogin:id': { kind: 'account', unknown: 403 },
  'access.unlockAccount:id': { kind: 'account', unknown: 403 },
  'access.unlinkAccount:id': { kind: 'account', unknown: 403 },
  'access.listGrants:accountId': { kind: 'account', unknown: 403 },
  'access.giveGrant:accountId': { kind: 'account', unknown: 403 },
  'access.confirmGrant:id': { kind: 'grant', unknown: 403 },
  'access.endGrant:id': { kind: 'grant', unknown: 403 },
  'documents.get:id': { kind: 'document' },
  'documents.updateSource:id': { kind: 'document' },
  // With a version that is out of date, so that the document is still there for the cases after it.
  'documents.remove:id': { kind: 'document', with: () => ({ lockVersion: 99 }) },
  'documents.listFacts:aboutId': { kind: 'chain', with: () => ({ aboutKind: 'chains.chain' }), unknown: 200 },
  'documents.getFact:id': { kind: 'fact' },
  'documents.confirmFact:id': { kind: 'fact' },
  'documents.correctFact:id': { kind: 'fact' },
  'documents.rejectFact:id': { kind: 'fact' },
  'documents.reopenFact:id': { kind: 'fact' },
  'chains.getChain:chainCode': chain,
  'chains.getMap:chainCode': chain,
  'chains.getNode:chainCode': node,
  'chains.overrideVerdict:chainCode': node,
  'chains.withdrawOverride:chainCode': node,
  'chains.withdrawOverride:id': { kind: 'override', with: ownNode, control: hiddenNodeOf, unknown: 409 },
  'chains.addEvidence:chainCode': node,
  'chains.closeEvidence:chainCode': node,
  'chains.closeEvidence:id': { kind: 'evidence', with: ownNode, control: hiddenNodeOf },
  'chains.updateNode:chainCode': node,
  'chains.getSettings:chainCode': chain,
  'chains.updateSettings:chainCode': chain,
  'chains.listTemplates:chainCode': { kind: 'chain', unknown: 200 },
  'chains.draftTemplate:chainCode': chain,
  'chains.overrideVerdict:replacesId': {
    kind: 'replacedOverride',
    with: ownNode,
    control: ({ hidden, otherHiddenNode }) => ({ chainCode: hidden.chain, nodeCode: otherHiddenNode }),
    unknown: 409,
  },
  'chains.listPlacements:enterpriseId': { kind: 'enterprise', unknown: 200 },
  'chains.createPlacement:enterpriseId': { kind: 'enterprise', with: ownNode },
  'chains.updatePlacement:id': { kind: 'placement' },
  'chains.removePlacement:id': { kind: 'placement' },
  'chains.getTemplate:id': { kind: 'template' },
  'chains.putTemplateNode:id': { kind: 'template' },
  'chains.removeTemplateNode:id': { kind: 'template' },
  'chains.putTemplateEdge:id': { kind: 'template' },
  'chains.removeTemplateEdge:id': { kind: 'template' },
  'chains.publishTemplate:id': { kind: 'template' },
  'chains.discardTemplate:id': { kind: 'template' },
  'chains.compareTemplates:id': { kind: 'template', with: ({ own }) => ({ against: own.templateId }) },
  'chains.compareTemplates:against': { kind: 'template', with: ({ own }) => ({ id: own.templateId }) },
  'chains.listIndustries:chainCode': { kind: 'chain', unknown: 200 },
  'chains.listOutput:industryCode': { kind: 'industry' },
  'chains.getFigure:industryCode': {
    kind: 'industry',
    with: () => ({ month: '2023-05', status: 'flash' }),
  },
  'chains.recordOutput:industryCode': { kind: 'industry' },
  'matters.listProblems:enterprise': { kind: 'enterprise', unknown: 200 },
  'matters.exportProblems:enterprise': { kind: 'enterprise', unknown: 200 },
  'matters.findLikeProblems:id': { kind: 'problem', with: () => ({ text: hiddenText }), unknown: 200 },
  'matters.findLikeProblems:enterpriseId': {
    kind: 'enterprise',
    with: () => ({ text: hiddenText }),
    unknown: 200,
  },
  'matters.findLikeProblems:chainCode': { kind: 'chain', with: () => ({ text: hiddenText }), unknown: 200 },
  'matters.draftProblem:id': { kind: 'fact', with: () => ({ kind: 'fact' }) },
  'matters.openProblem:enterpriseId': { kind: 'enterprise', with: problem, unknown: 400 },
  'matters.openProblem:raisedFrom': { kind: 'problem', with: problem, as: ref, unknown: 400 },
  'matters.getProblem:id': { kind: 'problem' },
  'matters.updateProblem:id': { kind: 'problem' },
  'matters.removeProblem:id': { kind: 'problem' },
  'matters.actOnProblem:id': { kind: 'problem' },
  'matters.actOnProblem:delegatePersonId': {
    kind: 'person',
    with: ({ own }) => ({ id: own.problemId, action: 'delegate', stateVersion: 1, untilOn: '2023-12-29' }),
    unknown: 400,
  },
  'matters.handOverMatters:personId': { kind: 'person', with: ({ own }) => ({ successorId: own.personId }) },
  'matters.handOverMatters:successorId': { kind: 'person', with: ({ own }) => ({ personId: own.personId }) },
  'matters.makeSupervisionSlip:id': { kind: 'problem' },
  'matters.followProblem:id': { kind: 'problem' },
  'matters.mergeProblems:id': { kind: 'problem', with: ({ own }) => ({ intoId: own.problemId }) },
  'matters.mergeProblems:intoId': { kind: 'problem', with: ({ own }) => ({ id: own.problemId }) },
  'matters.splitProblem:id': { kind: 'problem' },
  'matters.draftTask:id': { kind: 'problem', with: () => ({ kind: 'problem' }) },
  'matters.createTask:leadPersonId': { kind: 'person', with: task, unknown: 400 },
  'matters.createTask:raisedFrom': { kind: 'problem', with: task, as: ref, unknown: 400 },
  'matters.getTask:id': { kind: 'task' },
  'matters.updateTask:id': { kind: 'task', with: task },
  'matters.removeTask:id': { kind: 'task' },
  'matters.updateTask:leadPersonId': {
    kind: 'person',
    with: (city) => ({ ...task(city), id: city.own.taskId, leadOrgId: city.own.orgId }),
    unknown: 400,
  },
  'matters.reportOnTask:id': { kind: 'task' },
  'matters.reportOnTask:placement': {
    kind: 'enterprise',
    with: ({ own }) => ({ ...own.runningTask, percent: 40, text: '企业已在本环节投产' }),
    as: (id) => ({ ...placement, enterpriseId: id }),
  },
  'governance.getCard:chainCode': chain,
  'governance.assignPost:chainCode': { kind: 'chain', with: post, unknown: 400 },
  'governance.assignPost:personId': { kind: 'person', with: post },
  'governance.assignPost:succeeds': {
    kind: 'post',
    with: post,
    as: (id) => ({ id, lockVersion: 1 }),
  },
  'governance.updatePost:id': { kind: 'post' },
  'governance.updatePost:personId': {
    kind: 'person',
    with: (city) => ({ ...post(city), id: city.own.postId }),
  },
  'governance.endPost:id': { kind: 'post', with: () => reason },
  'governance.addActivity:id': { kind: 'post' },
  'governance.removeActivity:id': { kind: 'activity' },
  'training.getSurvey:id': { kind: 'survey' },
  'training.updateSurvey:id': { kind: 'survey', with: survey },
  'training.openSurvey:id': { kind: 'survey' },
  'training.extendSurvey:id': { kind: 'survey', with: () => ({ closesOn: '2023-07-30' }) },
  'training.closeSurvey:id': { kind: 'survey' },
  'training.remindSurvey:id': { kind: 'survey' },
  'training.makeSurveyLinks:id': { kind: 'survey' },
  'training.getSurveyResults:id': { kind: 'survey' },
  'training.exportSurveyResults:id': { kind: 'survey' },
  'training.askForGroups:id': { kind: 'openQuestion' },
  'training.listAnswerGroups:id': { kind: 'openQuestion' },
  'training.listOpenAnswers:id': { kind: 'openQuestion' },
  'training.changeAnswerGroup:id': {
    kind: 'answerGroup',
    with: () => ({ name: '用地指标', state: 'confirmed' }),
  },
  'training.mergeAnswerGroups:id': { kind: 'answerGroup', with: () => ({ from: otherGroup }) },
  'training.splitAnswerGroup:id': {
    kind: 'answerGroup',
    with: () => ({ name: null, responseIds: [otherGroup.id] }),
  },
  'training.getDiscussion:id': { kind: 'discussion' },
  'training.updateDiscussion:id': { kind: 'discussion', with: discussion },
  'training.createDiscussion:enterpriseId': { kind: 'enterprise', with: discussion, unknown: 400 },
  'training.updateDiscussion:enterpriseId': {
    kind: 'enterprise',
    with: (city) => ({ ...discussion(city), id: city.own.discussionId }),
    unknown: 400,
  },
  'audit.undo:id': { kind: 'entry', as: Number },
  'bin.restore:id': { kind: 'deleted', with: () => ({ kind: 'directory.enterprise' }) },
  'notify.openNotification:id': { kind: 'notification', isOwned: true },
  'notify.markRead:id': { kind: 'notification', isOwned: true },
  'notify.archiveNotification:id': { kind: 'notification', isOwned: true },
  'views.updateView:id': {
    kind: 'view',
    isOwned: true,
    with: () => ({ name: '改名', query: '', sharing: 'own' }),
  },
  'views.removeView:id': { kind: 'view', isOwned: true, with: () => reason },
  'views.chooseForList:defaultViewId': {
    kind: 'view',
    isOwned: true,
    with: () => ({ list: 'directory.enterprise' }),
  },
  'imports.getImport:id': { kind: 'importBatch', isOwned: true },
  'imports.listImportRows:id': { kind: 'importBatch', isOwned: true },
  'imports.importReturnedCopy:id': { kind: 'importBatch', isOwned: true },
  'imports.applyImport:id': { kind: 'importBatch', isOwned: true },
  'imports.resumeImport:id': { kind: 'importBatch', isOwned: true },
  'imports.revertImport:id': { kind: 'importBatch', isOwned: true, with: () => reason },
  'imports.cancelImport:id': { kind: 'importBatch', isOwned: true },
  // The last: it logs the owner out.
  'session.revokeSession:id': { kind: 'session', isOwned: true },
}
