import { checkUscc } from '#core/text/uscc.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import { moveToBin } from '#platform/bin/move-to-bin.ts'
import type { Context } from '#platform/context.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import { may } from '#platform/rights/rights.ts'
import type { Entered, Existing, ImportTarget, Incoming } from '#platform/tabular/import/target.ts'
import type { Finding } from '#platform/tabular/read/finding.ts'
import type { Link } from '#platform/thread/thread.ts'
import { enterpriseTable } from '../contract/enterprise-table.ts'
import { type Enterprise, type EnterpriseInput, enterpriseInput } from '../contract.ts'
import { findDuplicatesJob } from '../jobs-declared.ts'
import * as queries from '../queries/enterprise.ts'
import { regionNames } from '../queries/region.ts'
import { enterpriseBin } from './enterprise-recovery.ts'
import { lockedEnterprise, saveEnterprise } from './enterprises.ts'
import { regionEntriesWithin } from './entries.ts'
import { renameWithRegister } from './organisation-names.ts'
import { enterpriseRef, regionRef } from './refs.ts'

const edit = 'directory.enterprise.edit'

/** How enterprises come in as a table: a row means the enterprise that has its social credit code. */
export const enterpriseImport: ImportTarget = {
  table: enterpriseTable,
  permission: edit,
  pages: { list: '/enterprises', one: (id) => `/enterprises/${id}` },
  faultWords: {
    'directory.enterprise.usccInvalid': {
      zh: '统一社会信用代码有误，请核对 18 位代码与校验位',
      en: 'the social credit code is wrong: check its 18 characters and check digit',
    },
    'directory.enterprise.usccInBin': {
      zh: '该统一社会信用代码的企业在回收站中，请先恢复',
      en: 'the enterprise with this code is in the recycle bin: restore it first',
    },
    'directory.enterprise.usccMerged': {
      zh: '该统一社会信用代码的登记已并入另一家企业，请改用保留企业的代码；合并有误的，请先撤销合并',
      en: 'the entry with this code was merged into another: use the code of that one, or split them first',
    },
    'directory.enterprise.outOfReach': {
      zh: '该企业的所在地超出您的权限范围',
      en: 'the region of this enterprise is out of your reach',
    },
  },
  dictionaries: async (ctx) => ({ 'directory.region': await regionEntriesWithin(ctx, edit) }),
  async find(ctx, keys) {
    const codes = keys.map((key) => String(key.uscc))
    const found = await queries.enterprisesByCode(ctx.db, codes, ctx.pending !== null)
    return codes.map((code): Existing | null => {
      const enterprise = found.get(code)
      return enterprise === undefined ? null : { id: enterprise.id, entered: toEntered(enterprise) }
    })
  },
  async check(ctx, rows) {
    const fresh = rows.flatMap(({ entered, existing }) => (existing === null ? [String(entered.uscc)] : []))
    const inBin = await queries.codesInBin(ctx.db, fresh)
    const merged = await queries.codesMerged(ctx.db, fresh)
    const within = new Map<string, boolean>()
    const isWithin = (code: string): boolean => {
      const known = within.get(code) ?? may(ctx, edit, { regionCodes: [code] })
      within.set(code, known)
      return known
    }
    return rows.map((row) => faultsOf(row, { inBin, merged }, isWithin))
  },
  write: writeRows,
  async lock(tx, ids) {
    const found = await queries.enterprisesById(tx.db, ids)
    return new Map([...found].map(([id, enterprise]) => [id, toEntered(enterprise)]))
  },
  async restore(tx, id, entered, batch) {
    const before = await lockedEnterprise(tx, id)
    await saveEnterprise(tx, before, enterpriseInput.parse(entered), 'directory.enterprise.importReverted', [
      broughtBy(id, batch),
    ])
  },
  async remove(tx, id, reason) {
    await lockedEnterprise(tx, id)
    await moveToBin(tx, enterpriseBin, enterpriseRef(id), reason)
  },
}

const toEntered = (enterprise: Enterprise): Entered => enterpriseInput.parse(enterprise)

const broughtBy = (id: string, batch: ObjectRef): Link => ({
  from: enterpriseRef(id),
  relation: 'importedIn',
  to: batch,
})

function faultsOf(
  { entered, existing }: Incoming,
  taken: { inBin: ReadonlySet<string>; merged: ReadonlySet<string> },
  isWithin: (regionCode: string) => boolean,
): Finding[] {
  const input = entered as EnterpriseInput
  const before = existing as EnterpriseInput | null
  const faults: Finding[] = []
  const fault = checkUscc(input.uscc)
  if (fault !== null)
    faults.push({ column: 'uscc', code: 'directory.enterprise.usccInvalid', details: { fault } })
  if (taken.inBin.has(input.uscc))
    faults.push({ column: 'uscc', code: 'directory.enterprise.usccInBin', details: {} })
  else if (before === null && taken.merged.has(input.uscc))
    faults.push({ column: 'uscc', code: 'directory.enterprise.usccMerged', details: {} })
  if (!isWithin(input.regionCode) || (before !== null && !isWithin(before.regionCode)))
    faults.push({ column: 'regionCode', code: 'directory.enterprise.outOfReach', details: {} })
  return faults
}

/** So many rows written together are compared at once; those of a larger table by the search of the whole register. */
const comparedAtOnce = 500

async function writeRows(tx: Context, rows: readonly Incoming[], batch: ObjectRef): Promise<void> {
  if (rows.length === 0) return
  const at = tx.clock.now()
  const fresh = rows.flatMap(({ id, entered, existing }) =>
    existing === null ? [{ id, ...(entered as EnterpriseInput) }] : [],
  )
  const changed = rows.flatMap(({ id, entered, existing }) =>
    existing === null ? [] : [{ id, input: entered as EnterpriseInput }],
  )
  await queries.insertEnterprises(tx.db, fresh, at, false)
  await queries.updateEnterpriseRows(tx.db, changed, at)
  if (rows.length <= comparedAtOnce)
    await tx.jobs.enqueue(tx, findDuplicatesJob, { ids: rows.map(({ id }) => id) })
  const names = await regionNames(tx.db, [...new Set(rows.map(({ entered }) => String(entered.regionCode)))])
  const after = await queries.enterprisesById(
    tx.db,
    changed.map(({ id }) => id),
  )
  for (const input of fresh)
    after.set(input.id, { ...input, ...newEnterprise(at), regionName: names.get(input.regionCode)! })
  await recordChanges(
    tx,
    rows.map(({ id, existing, entered }) => ({
      action: existing === null ? 'directory.enterprise.create' : 'directory.enterprise.update',
      object: enterpriseRef(id),
      before: existing === null ? null : { ...after.get(id), ...existing },
      after: after.get(id),
      links: [
        {
          from: enterpriseRef(id),
          relation: 'locatedIn',
          to: regionRef((entered as EnterpriseInput).regionCode),
        },
        broughtBy(id, batch),
      ],
    })),
  )
  for (const { id, entered, existing } of rows)
    if (existing !== null && existing.name !== entered.name)
      await renameWithRegister(tx, id, String(entered.name))
}

/** What an enterprise has from the first on, without asking the database for what it was just given. */
const newEnterprise = (at: Date) => ({ isDemo: false, lockVersion: 1, updatedAt: at.toISOString() })
