import { expect, it } from 'vitest'
import { roles } from '#modules/access/index.ts'
import { actorWith } from '#modules/access/testing/actor-with.ts'
import { contract } from '#modules/contract.ts'
import { anonymous } from '#platform/context.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { type EndpointInfo, listEndpoints } from '#platform/http/endpoints.ts'
import { type TestApi, testApi } from './testing/api.ts'

const endpoints = listEndpoints(contract)
const unknownId = '00000000-0000-4000-8000-000000000000'

/** Calls an endpoint with what its address needs and nothing else: whoever may call it gets any answer but a refusal. */
async function statusOf(api: TestApi, endpoint: EndpointInfo): Promise<number> {
  const path = endpoint.path.replace(/\{[^}]+\}/g, unknownId)
  const body =
    endpoint.method === 'GET' ? {} : { headers: { 'content-type': 'application/json' }, body: '{}' }
  return (await api.request(`/api${path}`, { method: endpoint.method, ...body })).status
}

const describe = (endpoint: EndpointInfo): string => `${endpoint.module}.${endpoint.name}`

onBothDatabases('rights of every endpoint', (database) => {
  const api = testApi(async () => database())

  it('nobody gets 401 everywhere but at what is public', async () => {
    const nobody = api.as(anonymous)
    for (const endpoint of endpoints) {
      const status = await statusOf(nobody, endpoint)
      if (endpoint.right === 'public') expect(status, describe(endpoint)).not.toBe(401)
      else expect(status, describe(endpoint)).toBe(401)
    }
  })

  for (const role of roles) {
    it(`${role.code} is let in where its permissions say so and gets 403 elsewhere`, async () => {
      const actor = api.as(actorWith({ role: role.code }))
      for (const endpoint of endpoints) {
        const open = endpoint.right === 'public' || endpoint.right === 'signedIn'
        const status = await statusOf(actor, endpoint)
        if (open || endpoint.right in role.gives) {
          expect([401, 403], describe(endpoint)).not.toContain(status)
          // 503 tells of what is not set up here, such as a mail server.
          expect([200, 201, 204, 400, 404, 409, 413, 503], describe(endpoint)).toContain(status)
        } else expect(status, describe(endpoint)).toBe(403)
      }
    })
  }

  it('every endpoint that asks for a permission has a role that may call it and one that may not', () => {
    for (const endpoint of endpoints) {
      if (endpoint.right === 'public' || endpoint.right === 'signedIn') continue
      const allowed = roles.filter((role) => endpoint.right in role.gives)
      expect(allowed.length, describe(endpoint)).toBeGreaterThan(0)
      expect(allowed.length, describe(endpoint)).toBeLessThan(roles.length)
    }
  })

  it('no endpoint but these is open to everybody who is logged in', () => {
    const open = endpoints.filter(({ right }) => right === 'public' || right === 'signedIn').map(describe)
    expect(open.sort()).toEqual(openEndpoints.toSorted())
  })
})

/** Before log-in, about oneself alone, or told only as far as the guards of the objects let it be seen. */
const openEndpoints = [
  // Before log-in.
  'session.options',
  'session.signIn',
  'session.verifyTotp',
  'system.info',
  // Behind an address of a questionnaire.
  'training.openAnswering',
  'training.saveAnswers',
  'training.handInAnswers',
  // Behind an address of an invitation to teach.
  'training.openInvitation',
  'training.answerInvitation',
  'training.sendInvitationFile',
  // Behind the address on which a person is asked.
  'talent.openEngagementOffer',
  'talent.answerEngagementOffer',
  // Behind the secret address of a person's calendar.
  'training.readCalendar',
  // One's own session, grants, inbox, drafts and deletions.
  'session.signOut',
  'session.me',
  'session.changePassword',
  'session.enableTotp',
  'session.confirmTotp',
  'session.disableTotp',
  'session.renewBackupCodes',
  'session.listSessions',
  'session.revokeSession',
  'session.revokeOtherSessions',
  'session.linkOidc',
  'session.unlinkOidc',
  'access.myGrants',
  'access.myMailAddress',
  'access.confirmMailAddress',
  'notify.listInbox',
  'notify.countUnread',
  'notify.openNotification',
  'notify.markRead',
  'notify.markAllRead',
  'notify.archiveNotification',
  'notify.sendTest',
  'notify.getSettings',
  'notify.saveSettings',
  'drafts.get',
  'drafts.save',
  'drafts.discard',
  'bin.list',
  // One's own address of a questionnaire one is invited to.
  'training.findOwnSurvey',
  // One's own sessions and their address for calendar programs.
  'training.getOwnTimetable',
  'training.openOwnCalendar',
  'training.closeOwnCalendar',
  // One's own attendance, leave and hours; leave from a slip asks for the right to run the class.
  'training.getSignIn',
  'training.signIn',
  'training.askLeave',
  'training.getOwnTraining',
  // Sessions one was in or taught, and classes one was asked about.
  'training.getOwnRatings',
  'training.getRatingForm',
  'training.rateSession',
  'training.listOwnFollowUps',
  'training.getFollowUpForm',
  'training.handInFollowUp',
  'bin.restore',
  // One's own bulk edits; each kind asks for the right to edit its objects, over each row.
  'bulk.preview',
  'bulk.make',
  'bulk.list',
  'bulk.undo',
  'bulk.listValues',
  // One's own imports; each table asks for the right to keep its objects.
  'imports.listImportTables',
  'imports.importTemplate',
  'imports.startImport',
  'imports.listImports',
  'imports.getImport',
  'imports.listImportRows',
  'imports.applyImport',
  'imports.cancelImport',
  'imports.resumeImport',
  'imports.revertImport',
  'imports.importReturnedCopy',
  // What one may see anyhow, found by its name.
  'search.find',
  'search.recall',
  // Ways to look at a list; sharing one asks for its own right, and nobody sees more by it.
  'views.listViews',
  'views.createView',
  'views.updateView',
  'views.removeView',
  'views.chooseForList',
  // What an object asks of whoever sees or changes it.
  'system.traceThread',
  'system.listAudit',
  'audit.undo',
  'files.listAttachments',
  'files.attach',
  'files.downloadAttachment',
  'files.removeAttachment',
  'files.restoreAttachment',
  'workflow.getWorkflow',
  'workflow.listWorkflowEvents',
  'workflow.act',
  'workflow.listQueue',
  // Known to everybody who works here.
  'calendar.getYear',
  'directory.listRegions',
  'directory.listOrganisations',
  'directory.organisationTree',
  'directory.getOrganisation',
]
