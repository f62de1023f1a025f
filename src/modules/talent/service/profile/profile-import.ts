import { chainEntries, nodeEntries } from '#modules/chains/index.ts'
import { enterpriseCalled, enterpriseEntries, regionEntries } from '#modules/directory/index.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { inputSchema } from '#platform/tabular/description/table.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import { consentWordings } from '../../contract/consent-table.ts'
import type { ProfileInput } from '../../contract/profile.ts'
import { profileTable } from '../../contract/profile-table.ts'
import { consentsOf, deleteConsent } from '../../queries/consent.ts'
import * as queries from '../../queries/profile.ts'
import { deleteProfile } from '../../queries/profile-writes.ts'
import { profileRef } from '../../refs.ts'
import { majorEntries } from '../major/majors.ts'
import { requireInNoRun } from '../run/erase-from-runs.ts'
import { skillEntries } from '../skill/skill-import.ts'
import { renewIn } from './consents.ts'
import { heldProfile, profileChanged } from './profile-records.ts'
import { checkedProfile, enterProfile, saveProfile } from './profiles.ts'

const edit = 'talent.profile.edit'

/** How people come in as a table, each with consent; phone and e-mail are entered by hand. */
export const profileImport = rowByRow({
  table: profileTable,
  permission: edit,
  pages: { list: '/talent/people', one: (id) => `/talent/people?id=${id}` },
  faultWords: {
    'talent.profile.twice': {
      zh: '人才库中已有同名同校的人',
      en: 'somebody of this name and school is kept already',
    },
    'talent.profile.numberUnknown': {
      zh: '没有这个编号的人，或其信息已删除；新人请留空编号',
      en: 'nobody has this number, or the person was erased; leave it empty for somebody new',
    },
    'talent.profile.salary': {
      zh: '月薪上下限须同时填写，且上限不低于下限',
      en: 'both salary bounds are needed, the upper no less than the lower',
    },
    'talent.consent.notYetGiven': { zh: '同意日期晚于今天', en: 'the day of consent is yet to come' },
    'talent.consent.endedAlready': { zh: '同意期限已过', en: 'the consent has ended already' },
    'talent.consent.tooLong': { zh: '同意期限超过三年', en: 'the consent lasts longer than three years' },
    'chains.chain.unknown': { zh: '没有这条产业链', en: 'there is no such chain' },
    'directory.enterprise.unknown': {
      zh: '企业名录中没有这家企业',
      en: 'the register has no such enterprise',
    },
    erased: { zh: '该行所指人员的信息已按本人要求或到期删除', en: 'the person of this row was erased' },
  },
  object: profileRef,
  dictionaries: async (ctx) => ({
    'chains.chain': await chainEntries(ctx),
    'chains.node': await nodeEntries(ctx),
    'directory.enterprise': await enterpriseEntries(ctx),
    'directory.region': await regionEntries(ctx),
    'talent.major': await majorEntries(ctx),
    'talent.skill': await skillEntries(ctx),
  }),
  find: (ctx, rows) =>
    queries.profilesOfKeys(
      ctx.db,
      rows.map(({ number, name, school }) => ({
        number: typeof number === 'number' ? number : null,
        name: String(name),
        school: typeof school === 'string' ? school : null,
      })),
    ),
  async current(ctx, ids) {
    const records = await queries.profilesById(ctx.db, ids, businessDay(ctx.clock))
    return new Map(records.filter(({ state }) => state !== 'erased').map((one) => [one.id, toEntered(one)]))
  },
  async rehearse(tx, entered) {
    requireRight(tx, edit, {})
    await checkedProfile(tx, { ...(await tied(tx, newRow(entered), null)), id: crypto.randomUUID() })
  },
  async create(tx, id, entered, more) {
    await enterProfile(tx, { ...(await tied(tx, newRow(entered), null)), id }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    requireRight(tx, edit, {})
    const before = await heldProfile(tx, id)
    const row = isRevert ? readRow(entered) : await tied(tx, readRow(entered), before)
    const { phone: _phone, email: _email, consent, ...values } = row
    if (isRevert) await dropConsent(tx, before, consent)
    else if (!isSameConsent(before, consent)) await renewIn(tx, id, consent)
    const action = isRevert ? 'talent.profile.importReverted' : 'talent.profile.update'
    await saveProfile(tx, before, values, action, more)
  },
  async remove(tx, id, reason) {
    requireRight(tx, edit, {})
    const before = await heldProfile(tx, id)
    await requireInNoRun(tx.db, id)
    await refuseInUse(profileRef(id), () => deleteProfile(tx.db, id))
    const change = profileChanged('talent.profile.importReverted', before, before)
    await recordChanges(tx, [{ ...change, after: null, reason }])
  },
})

const schema = inputSchema(profileTable)

function readRow(entered: Entered): ProfileInput {
  const { number: _number, consentGivenOn, consentUntilOn, consentGivenBy, ...values } = schema.parse(entered)
  return {
    ...values,
    phone: null,
    email: null,
    consent: {
      purpose: 'matching',
      wording: consentWordings[0],
      givenOn: consentGivenOn,
      untilOn: consentUntilOn,
      givenBy: consentGivenBy,
      evidence: null,
    },
  }
}

/** A row that makes somebody new. @throws AppError `badInput` `talent.profile.numberUnknown` where it names a number. */
function newRow(entered: Entered): ProfileInput {
  if (typeof entered.number === 'number')
    throw new AppError('badInput', 'talent.profile.numberUnknown', 'nobody has this number', {
      field: 'number',
    })
  return readRow(entered)
}

/**
 * The row with its employer tied to the register. An enterprise that the table names stands; else what is written as
 * employer is looked for by name and by social credit code, unless the record says the same already.
 */
async function tied(
  tx: Context,
  row: ProfileInput,
  before: queries.ProfileRecord | null,
): Promise<ProfileInput> {
  const { employer, enterpriseId } = row
  const isKept = enterpriseId === (before?.enterpriseId ?? null)
  if (!isKept || (before !== null && employer === before.employer) || employer === null) return row
  const found = await enterpriseCalled(tx, employer)
  const isCode = /^[0-9A-Z]{18}$/.test(employer)
  return {
    ...row,
    enterpriseId: found?.id ?? null,
    employer: found !== null && isCode ? found.name : employer,
  }
}

const isSameConsent = (
  { consentGivenOn, consentUntilOn, consentGivenBy }: queries.ProfileRecord,
  { givenOn, untilOn, givenBy }: ProfileInput['consent'],
): boolean => consentGivenOn === givenOn && consentUntilOn === untilOn && consentGivenBy === givenBy

/** Takes the consent that a batch brought away again, where another stood before it. */
async function dropConsent(
  tx: Context,
  before: queries.ProfileRecord,
  former: ProfileInput['consent'],
): Promise<void> {
  if (isSameConsent(before, former)) return
  const [newest, ...rest] = await consentsOf(tx.db, before.id)
  if (newest !== undefined && rest.length > 0) await deleteConsent(tx.db, newest.id)
}

const toEntered = (record: queries.ProfileRecord): Entered =>
  Object.fromEntries(
    Object.keys(profileTable.columns).map((key) => [key, record[key as keyof queries.ProfileRecord]]),
  )
