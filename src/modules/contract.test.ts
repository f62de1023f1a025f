import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from './contract.ts'

/** What an editor saw: a count of versions, of states, or the one entry that is replaced. */
const versionFields = ['lockVersion', 'stateVersion', 'replacesId']

/**
 * Writes that take no version, because there is no version of somebody else they could overwrite. A new endpoint that
 * changes an existing object belongs here only if one of these reasons holds for it.
 */
const withoutVersion: Record<string, string[]> = {
  'enters something new': [
    'files.attach',
    'directory.createRegion',
    'directory.createOrganisation',
    'directory.createPerson',
    'directory.giveAppointment',
    'directory.createEnterprise',
    'access.createAccount',
    'access.giveGrant',
    'documents.upload',
    'chains.createPlacement',
    'chains.addEvidence',
    'chains.draftTemplate',
    'matters.openProblem',
    'matters.createTask',
    'governance.assignPost',
    'governance.addActivity',
    'training.addTopic',
    'training.createProgramme',
    'training.addToProgramme',
    'training.createClass',
    'training.createNeed',
    'training.addCourse',
    'training.addTeacher',
    'talent.addInstitute',
    'talent.addInstituteOutput',
    'talent.addNeed',
    'talent.addProfile',
    'talent.addSkill',
    'talent.addPlanLine',
    'talent.draftDirectory',
    'talent.suggestEngagement',
    // A run is frozen when it is started; who is suggested already is passed over.
    'talent.startMatchRun',
    'talent.shortlistPairs',
    'talent.addBidding',
    'talent.addBid',
    'talent.addBidReview',
    'talent.addFair',
    'talent.addFairEntry',
    'talent.addFairResult',
    'talent.engageAtFair',
    'training.addVenue',
    'training.askLeave',
    'training.addHours',
    'training.createSurvey',
    'training.createDiscussion',
    'training.createInvitation',
    'training.sendInvitationFile',
    'training.createIdea',
    'training.addSession',
    // Decided lessons stay; proposals are drawn anew from the same figures.
    'training.drawLessons',
    'notify.createWebhook',
    'imports.startImport',
    'views.createView',
  ],
  'computes or shows something and stores nothing': [
    'documents.read',
    'talent.checkMatchRun',
    'directory.revealPerson',
    'talent.revealInstitute',
    'talent.revealNeed',
    'training.revealTeacher',
    'talent.revealProfile',
    'training.revealVenue',
    'talent.revealBid',
    'training.previewCoursePackage',
    'matters.findLikeProblems',
    'training.findLikeIdeas',
    'officialdoc.drawPreview',
    'officialdoc.downloadPreview',
    'officialdoc.draw',
    'officialdoc.make',
    'audit.startVerification',
    'directory.checkDuplicates',
    'bulk.preview',
    'training.countAudience',
    'training.openAnswering',
    'training.makeSurveySlips',
    'training.makeClassPaper',
    'training.findOwnSurvey',
    'training.proposeDesign',
    'training.previewDesign',
    'training.listDesignCandidates',
    'training.showInvitationAddress',
    'training.revealInvitationContact',
    'training.openInvitation',
    'talent.showEngagementAddress',
    'talent.revealEngagementContacts',
    'talent.openEngagementOffer',
  ],
  'removes or brings back what is never changed, so that there are no two versions of it': [
    'files.removeAttachment',
    'files.restoreAttachment',
    'governance.removeActivity',
    'training.takeInvitationFile',
    'bin.restore',
  ],
  'names the one entry it takes away by its id, and is refused when another is in force': [
    'chains.withdrawOverride',
  ],
  'compares what stands now with what the entry left, and is refused when they differ': ['audit.undo'],
  'names the version of each row, or compares what each row has; rows that differ are left and listed': [
    'bulk.make',
    'training.actOnProgramme',
    'training.markAttendance',
    'bulk.undo',
  ],
  'concerns the caller alone: own session, own password, own mark on a thing, own draft': [
    'session.signIn',
    'session.verifyTotp',
    'session.signOut',
    'session.changePassword',
    'session.enableTotp',
    'session.confirmTotp',
    'session.disableTotp',
    'session.renewBackupCodes',
    'session.revokeSession',
    'session.revokeOtherSessions',
    'matters.followProblem',
    'notify.openNotification',
    'notify.markRead',
    'notify.markAllRead',
    'notify.archiveNotification',
    'notify.sendTest',
    'drafts.save',
    'drafts.discard',
    'views.chooseForList',
    'session.linkOidc',
    'session.unlinkOidc',
    'access.confirmMailAddress',
    'training.openOwnCalendar',
    'training.closeOwnCalendar',
    // These name the version of the answers begun: another browser of the same person.
    'training.saveAnswers',
    'training.handInAnswers',
    'training.answerInvitation',
    // Answered once, by one person.
    'talent.answerEngagementOffer',
    // Signing in is done once, and again it changes nothing.
    'training.signIn',
    'training.rateSession',
    'training.handInFollowUp',
  ],
  'takes a lock or a link off an account: there is one state to reach and nobody’s words to lose': [
    'access.unlockAccount',
    'access.unlinkAccount',
  ],
  'is refused when somebody decided on the pair meanwhile, and takes back the one decision in force': [
    'directory.decideDuplicate',
    'directory.reopenDuplicate',
  ],
  'works out anew what is always worked out from what stands': ['directory.findDuplicates'],
  'ends what is at work; refused once it has ended': ['talent.cancelMatchRun'],
  'asks for proposals; refused once somebody decided on one': ['training.askForGroups'],
  'adds to what stands; counted by one at a time, so that two do not pass a limit': [
    'training.openSeats',
    'training.nominate',
  ],
  'settles whatever nothing speaks against when it is done': ['training.confirmNominations'],
  'keeps a proposal beside all others; adopting it is refused when anything changed since': [
    'training.proposeSelection',
  ],
  'puts one person in the place of another wherever that other stands now': ['matters.handOverMatters'],
  'gives away what stands, and notes only that it was given': ['training.exportCoursePackage'],
  'names the file by its checksum, and makes a new version of what stands, on top of whatever that is': [
    'training.takeCoursePackage',
  ],
  'asks for a delivery; while one is under way it is refused': [
    'notify.resendMail',
    'notify.testWebhook',
    'notify.resendWebhookDelivery',
    'backup.take',
  ],
}

type Described = {
  '~orpc': { route: { method?: string }; inputSchema?: z.ZodType }
}
const isEndpoint = (node: object): node is Described => '~orpc' in node

type Shape = { properties?: Record<string, unknown>; required?: string[] }

/** Endpoints that write, by `module.name`, each with the shape of its input. */
function inputs(node: object = contract, path: string[] = []): [name: string, shape: Shape][] {
  if (!isEndpoint(node)) return Object.entries(node).flatMap(([key, child]) => inputs(child, [...path, key]))
  const { route, inputSchema } = node['~orpc']
  if (route.method === 'GET') return []
  return [
    [path.join('.'), inputSchema ? z.toJSONSchema(inputSchema, { unrepresentable: 'any', io: 'input' }) : {}],
  ]
}

/** The same with the fields that are required. */
const writes = (): [name: string, required: string[]][] =>
  inputs().map(([name, shape]) => [name, shape.required ?? []])

const takesVersion = (required: string[]) => versionFields.some((field) => required.includes(field))

test('every write on an existing object says which version it was begun on, or stands in the list with its reason', () => {
  const explained = Object.values(withoutVersion).flat()
  const lacking = writes()
    .filter(([name, required]) => !takesVersion(required) && !explained.includes(name))
    .map(([name]) => name)
  expect(lacking).toEqual([])
})

test('the list holds nothing twice, nothing that is gone and nothing that takes a version by now', () => {
  const explained = Object.values(withoutVersion).flat()
  expect(explained.filter((name, index) => explained.indexOf(name) !== index)).toEqual([])
  const without = writes()
    .filter(([, required]) => !takesVersion(required))
    .map(([name]) => name)
  expect(explained.filter((name) => !without.includes(name))).toEqual([])
})

/** The ways to show both versions after a conflict. */
const showsBoth =
  /\buse\w*Edit(Of)?\(|\buse(Account|Draft|Grant)Act\(|<RemoveButton\b|<ConflictNotice\b|<ActDialog\b|<PostClash\b|setClash\(|isConflict\(merge\.error\)/

test('whoever sends a version from a page shows both versions after a conflict', () => {
  const versioned = writes()
    .filter(([name, required]) => takesVersion(required) && !/^(matters|workflow)\./.test(name))
    .map(([name]) => name)
  const pages = globSync('src/{modules/*/web,web}/**/*.{ts,tsx}')
  const silent = pages.flatMap((path) => {
    // Without comments, where an example may stand.
    const source = readFileSync(path, 'utf8').replaceAll(/\/\*[\s\S]*?\*\//g, '')
    const sent = versioned.filter((name) => new RegExp(`\\bapi\\.${name}\\b`).test(source))
    return sent.length === 0 || showsBoth.test(source) ? [] : [`${path}: ${sent.join(', ')}`]
  })
  expect(silent).toEqual([])
  // The look-out itself works: pages do send versions.
  expect(
    pages.filter((path) => /\bapi\.directory\.updatePerson\b/.test(readFileSync(path, 'utf8'))),
  ).not.toEqual([])
})

/** Writes that ask for a reason in some cases only; the service refuses it missing in those. */
const reasonInSomeCases = [
  'workflow.act',
  'chains.recordOutput',
  'directory.decideDuplicate',
  'matters.actOnProblem',
  'matters.mergeProblems',
  'matters.splitProblem',
]

test('where a reason is asked for, the server requires one, of at least two characters', () => {
  const lax = inputs().flatMap(([name, schema]) => {
    const field = schema.properties?.reason as { minLength?: number } | undefined
    if (field === undefined || reasonInSomeCases.includes(name)) return []
    const least = field.minLength ?? 0
    return schema.required?.includes('reason') && least >= 2 ? [] : [name]
  })
  expect(lax).toEqual([])
})

test('every form asks for a reason by the one field that marks it as required', () => {
  const pages = globSync('src/{modules/*/web,web}/**/*.tsx')
  const own = pages.filter(
    (path) =>
      !/reason-field|\/matters\/|ui\/workflow\//.test(path) &&
      /<Form\.Item[^>]*\bname="reason"/.test(readFileSync(path, 'utf8')),
  )
  expect(own).toEqual([])
  // The star would be hidden by a form that turns marks off.
  const unmarked = pages.filter((path) => {
    const source = readFileSync(path, 'utf8')
    return source.includes('<ReasonField') && source.includes('requiredMark={false}')
  })
  expect(unmarked).toEqual([])
})
