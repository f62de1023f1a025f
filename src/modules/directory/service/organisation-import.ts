import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { refuseInUse } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import { rowByRow } from '#platform/tabular/import/row-by-row.ts'
import type { Entered } from '#platform/tabular/import/target.ts'
import type { DictionaryEntry } from '#platform/tabular/read/cell.ts'
import { type OrganisationInput, organisationInput } from '../contract/organisation.ts'
import { organisationTable } from '../contract/organisation-table.ts'
import * as queries from '../queries/organisation.ts'
import { foundOrganisation, lockedOrganisation, recordEdit, writeOrganisation } from './organisation-edits.ts'
import { organisationChange } from './organisation-names.ts'
import { organisationRef } from './refs.ts'
import { listRegions } from './regions.ts'

/** How organisations come in as a table: new ones under one that is there, and what existing ones say of themselves. */
export const organisationImport = rowByRow({
  table: organisationTable,
  permission: 'directory.organisation.edit',
  pages: { list: '/organisations', one: (id) => `/organisations?id=${id}` },
  faultWords: {
    'directory.organisation.moveByHand': {
      zh: '已有机构的隶属变更请在机构页办理',
      en: 'move an organisation on its page',
    },
    'directory.organisation.closed': { zh: '上级机构已撤销', en: 'the organisation above it is closed' },
    'directory.organisation.nameTaken': { zh: '机构名称已被使用', en: 'the name is taken' },
    'directory.organisation.kindMismatch': {
      zh: '登记企业的机构类别须为“企业”',
      en: 'an organisation with a register entry is of kind enterprise',
    },
  },
  object: organisationRef,
  async dictionaries(ctx) {
    const regions = await listRegions(ctx)
    return {
      'directory.organisation': await organisationEntries(ctx),
      'directory.region': regions.map(({ code, name }) => ({ value: code, title: name })),
    }
  },
  async find(ctx, rows) {
    const names = rows.map(({ name }) => String(name))
    const ids = await queries.organisationIdsByName(ctx.db, names)
    return names.map((name) => ids.get(name) ?? null)
  },
  async current(ctx, ids) {
    const found = await queries.organisationsById(ctx.db, ids)
    return new Map(found.map((one) => [one.id, toEntered(one)]))
  },
  async create(tx, id, entered, more) {
    const { parentId } = entered as { parentId: string }
    const input = organisationInput.parse(entered)
    await foundOrganisation(tx, { ...input, id, parentId, enterpriseId: null, position: null }, more)
  },
  async change(tx, id, entered, more, isRevert) {
    const before = await lockedOrganisation(tx, id)
    if (before.parentId !== entered.parentId)
      throw new AppError('badInput', 'directory.organisation.moveByHand', 'a table moves no organisation', {
        field: 'parentId',
      })
    const input: OrganisationInput = organisationInput.parse({ position: before.position, ...entered })
    await writeOrganisation(tx, before, input, null)
    const action = isRevert ? 'directory.organisation.importReverted' : 'directory.organisation.update'
    await recordEdit(tx, before, action, null, more)
  },
  async remove(tx, id, reason) {
    const before = await lockedOrganisation(tx, id)
    await refuseInUse(organisationRef(id), () => queries.deleteOrganisation(tx.db, id))
    const change = organisationChange('directory.organisation.importReverted', before, before, reason)
    await recordChanges(tx, [{ ...change, after: null }])
  },
})

/** Open organisations, for naming one in a cell. */
export async function organisationEntries(ctx: Context): Promise<DictionaryEntry[]> {
  const all = await queries.allOrganisations(ctx.db)
  return all
    .filter(({ validTo, enterpriseId }) => validTo === null && enterpriseId === null)
    .map(({ id, name, shortName }) => ({
      value: id,
      title: name,
      aliases: shortName === null ? [] : [shortName],
    }))
}

const toEntered = (one: queries.OrganisationRecord): Entered => ({
  name: one.name,
  parentId: one.parentId,
  kind: one.kind,
  regionCode: one.regionCode,
  shortName: one.shortName,
  deptKind: one.deptKind,
  validFrom: one.validFrom,
  note: one.note,
})
