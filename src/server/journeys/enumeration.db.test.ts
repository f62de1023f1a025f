import { afterAll, beforeEach, expect, it, vi } from 'vitest'
import { contract } from '#modules/contract.ts'
import { disableLogin } from '#platform/auth/index.ts'
import { decoyHash, hashPassword } from '#platform/auth/password-hash.ts'
import { onBothDatabases } from '#platform/db/testing/on-both-databases.ts'
import { inTransaction } from '#platform/transaction.ts'
import { refusal } from '../testing/api.ts'
import { testBrowser } from '../testing/browser.ts'
import { goodPassword, logInWorld } from '../testing/session.ts'

/** What the costly functions were asked, in order: the work an answer took, without a clock. */
const work = vi.hoisted((): string[] => {
  // Test files share what they import: here everything is loaded anew, around the counted functions.
  vi.resetModules()
  return []
})
afterAll(() => {
  vi.resetModules()
})
vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>()
  const costOf = (stored: string) => stored.split('$').slice(1, 4).join(' ')
  return {
    ...real,
    hash: (...given: Parameters<typeof real.hash>) => {
      work.push('hash')
      return real.hash(...given)
    },
    verify: (...given: Parameters<typeof real.verify>) => {
      work.push(`verify ${costOf(String(given[0]))}`)
      return real.verify(...given)
    },
  }
})

it('the decoy is hashed at the cost of every other password', async () => {
  const costOf = (stored: string) => stored.split('$').slice(1, 4)
  expect(costOf(decoyHash)).toEqual(costOf(await hashPassword('any')))
})

it('what answers without a session is known: anything new must be looked at for names it gives away', () => {
  type Node = { '~orpc'?: { meta: { right?: string } } }
  const open = (node: object, path: string[] = []): string[] => {
    const described = (node as Node)['~orpc']
    if (described === undefined)
      return Object.entries(node).flatMap(([key, child]) => open(child, [...path, key]))
    return described.meta.right === 'public' ? [path.join('.')] : []
  }
  expect(open(contract)).toEqual([
    'system.info',
    'session.options',
    'session.signIn',
    'session.verifyTotp',
    // Behind an address that cannot be guessed (talent/engagements.db.test.ts).
    'talent.openEngagementOffer',
    'talent.answerEngagementOffer',
    // Behind an address that cannot be guessed; whatever else is asked for answers alike (surveys.db.test.ts).
    'training.openAnswering',
    'training.saveAnswers',
    'training.handInAnswers',
    // The same of an invitation to teach (training/invitations.db.test.ts).
    'training.openInvitation',
    'training.answerInvitation',
    'training.sendInvitationFile',
    // The same of a calendar (training/timetable.db.test.ts).
    'training.readCalendar',
  ])
})

onBothDatabases('names are not given away by the work an answer takes', (database) => {
  const world = logInWorld(database)
  beforeEach(() => {
    work.length = 0
  })

  /** The answer to a log-in, the hashes it took and the queries it made. */
  async function attempt(username: string, password: string, ip: string) {
    work.length = 0
    const answer = await refusal(
      testBrowser(world.runtime, { ip }).client.session.signIn({ username, password }),
    )
    return { answer, work: [...work] }
  }

  it('an unknown name, a name of no possible form, a wrong password, one that is far too long, a shut account and one without a password take one comparison and one answer', async () => {
    const [known, shut, bare] = [await world.account(), await world.account(), await world.account()]
    await inTransaction(world.ctx(), (tx) => disableLogin(tx, shut.accountId))
    await database().db.deleteFrom('identity.account').where('user_id', '=', bare.accountId).execute()
    const wrong = 'Wrong-2023-wrong'
    const attempts = [
      await attempt(known.username, wrong, '10.8.0.1'),
      await attempt('nobody-at-all', wrong, '10.8.0.2'),
      await attempt('no such form!', wrong, '10.8.0.3'),
      await attempt(known.username, 'x'.repeat(200), '10.8.0.4'),
      await attempt(shut.username, wrong, '10.8.0.5'),
      await attempt(bare.username, wrong, '10.8.0.6'),
      await attempt(bare.username, goodPassword, '10.8.0.7'),
    ]
    expect(attempts[0]!.answer).toMatchObject({ status: 401, reason: 'platform.session.wrongPassword' })
    expect(attempts[0]!.work).toEqual([expect.stringMatching(/^verify argon2id/)])
    for (const other of attempts) expect(other).toEqual(attempts[0])
  })

  it('a locked name takes no comparison, whether anybody has it or not', async () => {
    const known = await world.account()
    const answers = []
    for (const username of [known.username, 'ghost-of-nobody']) {
      for (let round = 0; round < 5; round += 1) await attempt(username, 'Wrong-1-wrong', `10.8.1.${round}`)
      answers.push(await attempt(username, goodPassword, '10.8.1.9'))
    }
    expect(answers[0]).toMatchObject({ answer: { status: 403, reason: 'platform.session.locked' }, work: [] })
    expect(answers[1]).toEqual(answers[0])
  })

  it('the second step without a first one, or with an invented one, is answered alike and without a hash', async () => {
    const answers = []
    for (const cookie of [null, 'invented.signature', `${crypto.randomUUID()}.x`]) {
      const browser = testBrowser(world.runtime, { ip: '10.8.2.1' })
      if (cookie !== null) browser.cookies.set('shuanglian.two_factor', encodeURIComponent(cookie))
      for (const kind of ['totp', 'backup'] as const)
        answers.push(await refusal(browser.client.session.verifyTotp({ code: '123456', kind })))
    }
    expect(answers[0]).toMatchObject({ status: 401, reason: 'platform.session.challengeOver' })
    for (const other of answers) expect(other).toEqual(answers[0])
    expect(work).toEqual([])
  })

  it('whoever does not know the password of a shut account is not told that it is shut', async () => {
    const shut = await world.account()
    await inTransaction(world.ctx(), (tx) => disableLogin(tx, shut.accountId))
    const guessed = await attempt(shut.username, 'Wrong-2023-wrong', '10.8.3.1')
    expect(guessed.answer).toMatchObject({ status: 401, reason: 'platform.session.wrongPassword' })
    const owned = await attempt(shut.username, goodPassword, '10.8.3.2')
    expect(owned.answer).toMatchObject({ status: 403, reason: 'platform.session.disabled' })
  })
})
