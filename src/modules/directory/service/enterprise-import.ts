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
import * as queries from '../queries/enterprise.ts'
import { checkUscc, normaliseUscc } from '../uscc.ts'
import { enterpriseBin } from './enterprise-recovery.ts'
import { lockedEnterprise, saveEnterprise } from './enterprises.ts'
import { renameWithRegister } from './organisation-names.ts'
import { enterpriseRef, regionRef } from './refs.ts'
import { listRegions } from './regions.ts'

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
    'directory.enterprise.outOfReach': {
      zh: '该企业的所在地超出您的权限范围',
      en: 'the region of this enterprise is out of your reach',
    },
  },
  async dictionaries(ctx) {
    const regions = await listRegions(ctx)
    return {
      'directory.region': regions
        .filter(({ kind, code }) => kind !== 'city' && may(ctx, edit, { regionCodes: [code] }))
        .map(({ code, name }) => ({ value: code, title: name, aliases: [name.replace(/[市县区]$/, '')] })),
    }
  },
  async find(ctx, keys) {
    const codes = keys.map((key) => normaliseUscc(String(key.uscc)))
    const found = await queries.enterprisesByCode(ctx.db, codes, ctx.pending !== null)
    return codes.map((code): Existing | null => {
      const enterprise = found.get(code)
      return enterprise === undefined ? null : { id: enterprise.id, entered: toEntered(enterprise) }
    })
  },
  async check(ctx, rows) {
    const codes = rows.map(({ entered }) => normaliseUscc(String(entered.uscc)))
    const inBin = await queries.codesInBin(ctx.db, codes)
    return rows.map((row, index) => faultsOf(ctx, row, inBin.has(codes[index]!)))
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

function faultsOf(ctx: Context, { entered, existing }: Incoming, isInBin: boolean): Finding[] {
  const input = entered as EnterpriseInput
  const before = existing?.entered as EnterpriseInput | undefined
  const faults: Finding[] = []
  const fault = checkUscc(normaliseUscc(input.uscc))
  if (fault !== null)
    faults.push({ column: 'uscc', code: 'directory.enterprise.usccInvalid', details: { fault } })
  if (isInBin) faults.push({ column: 'uscc', code: 'directory.enterprise.usccInBin', details: {} })
  const regions = [input.regionCode, ...(before === undefined ? [] : [before.regionCode])]
  if (!regions.every((code) => may(ctx, edit, { regionCodes: [code] })))
    faults.push({ column: 'regionCode', code: 'directory.enterprise.outOfReach', details: {} })
  return faults
}

async function writeRows(tx: Context, rows: readonly Incoming[], batch: ObjectRef): Promise<string[]> {
  const inputs = rows.map(({ entered }) => {
    const input = enterpriseInput.parse(entered)
    return { ...input, uscc: normaliseUscc(input.uscc) }
  })
  const fresh = inputs.filter((_, index) => rows[index]!.existing === null)
  const inserted = await queries.insertEnterprises(tx.db, fresh, tx.clock.now(), false)
  const newIds = new Map(inserted.map(({ id, uscc }) => [uscc, id]))
  const ids = inputs.map((input, index) => rows[index]!.existing?.id ?? newIds.get(input.uscc)!)
  const changed = inputs.flatMap((input, index) =>
    rows[index]!.existing === null ? [] : [{ id: ids[index]!, input }],
  )
  await queries.updateEnterpriseRows(tx.db, changed, tx.clock.now())
  const after = await queries.enterprisesById(tx.db, ids)
  await recordChanges(
    tx,
    rows.map(({ existing }, index) => {
      const id = ids[index]!
      return {
        action: existing === null ? 'directory.enterprise.create' : 'directory.enterprise.update',
        object: enterpriseRef(id),
        before: existing === null ? null : { ...after.get(id), ...existing.entered },
        after: after.get(id),
        links: [
          { from: enterpriseRef(id), relation: 'locatedIn', to: regionRef(inputs[index]!.regionCode) },
          broughtBy(id, batch),
        ],
      }
    }),
  )
  for (const [index, { existing }] of rows.entries()) {
    const { name } = inputs[index]!
    if (existing !== null && existing.entered.name !== name) await renameWithRegister(tx, ids[index]!, name)
  }
  return ids
}
