import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { kindWords } from '#modules/audit-words/index.ts'

/** Kinds whose history no page of their own shows. A new kind belongs here only if one of these reasons holds for it. */
const withoutPage: Record<string, string[]> = {
  'is shown by a page under a kind of its own variable: `<Trail kind={object.kind}>`': [
    'documents.document',
    'documents.fact',
  ],
  'is shown by `<Trail key={…} kind="platform.import">` on the page of the batch': ['platform.import'],
  'is never changed once it is written': [
    'access.role',
    'chains.industry',
    'governance.activity',
    'matters.report',
    // Findings change with the record they stand in.
    'training.finding',
    'platform.auditEntry',
    'platform.auditVerification',
    'platform.webhookDelivery',
    'platform.mailDelivery',
    'training.coursePackage',
  ],
  'comes as a table and is told in its batch': ['training.figure'],
  'is told in the thread of its class': [
    'training.lesson',
    'training.session',
    'training.attendance',
    'training.leave',
    'training.teacherInvitation',
  ],
  'is attached to an object and listed there with who attached and removed it': ['platform.attachment'],
  'is nobody’s but the account’s own': ['platform.notifySettings'],
  'is a place to hang things on, or an act such as log-in, load and export, told in the audit log': [
    'directory.all',
    'chains.list',
    'access.list',
    'directory.list',
    'governance.list',
    'documents.list',
    'chains.all',
    'chains.settings',
    'identity.account',
    'matters.list',
    'platform.audit',
    'platform.backup',
    'platform.bulkEdit',
    'system.actor',
    'system.load',
    'training.list',
    // Its page comes with the workflow of engagements.
    'talent.institutes',
    'talent.major',
    'talent.majors',
    'talent.profiles',
    'talent.plan',
    'talent.fairs',
    'talent.skills',
    'training.topics',
    'training.library',
    'talent.list',
  ],
}

const pages = globSync('src/**/*.tsx').map((path) => readFileSync(path, 'utf8'))
const shown = new Set(
  pages.flatMap((text) =>
    [...text.matchAll(/<(?:HistoryFold|HistoryList|Trail)\s+kind="([^"]+)"/g)].map(([, kind]) => kind),
  ),
)

test('the history of every kind of object is shown where the object is', () => {
  const exempt = Object.values(withoutPage).flat()
  const missing = Object.keys(kindWords).filter((kind) => !shown.has(kind) && !exempt.includes(kind))
  expect(missing).toEqual([])
})

test('no reason for an exception has outlived its kind', () => {
  const exempt = Object.values(withoutPage).flat()
  expect(exempt.filter((kind) => !(kind in kindWords) || shown.has(kind))).toEqual([])
})
