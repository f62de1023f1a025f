import { recordChanges } from '#platform/audit/audit.ts'
import { type Context, inTransaction } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import type { Page } from '#platform/db/paging.ts'
import { AppError } from '#platform/errors.ts'
import type { ObjectRef } from '#platform/http/contract.ts'
import type { Enterprise, EnterpriseFilter, EnterpriseInput } from './contract.ts'
import * as queries from './queries.ts'
import { checkUscc, normaliseUscc } from './uscc.ts'

export const enterpriseRef = (id: string): ObjectRef => ({ kind: 'directory.enterprise', id })
export const regionRef = (code: string): ObjectRef => ({ kind: 'directory.region', id: code })
export const organisationRef = (id: string): ObjectRef => ({ kind: 'directory.organisation', id })

export async function getEnterprise(ctx: Context, id: string): Promise<Enterprise> {
  const found = await queries.findEnterprise(ctx.db, id)
  if (found === null)
    throw new AppError('notFound', 'directory.enterprise.unknown', `there is no enterprise ${id}`, { id })
  return found
}

export function listEnterprises(ctx: Context, filter: EnterpriseFilter): Promise<Page<Enterprise>> {
  return queries.listEnterprises(ctx.db, filter)
}

/** Enters an enterprise by hand. @throws AppError for a wrong code, an unknown county or a code that is taken. */
export async function createEnterprise(ctx: Context, input: EnterpriseInput): Promise<Enterprise> {
  return inTransaction(ctx, async (tx) => {
    const checked = await checkEnterprise(tx, input)
    const [row] = await refuseTakenCode(tx, checked.uscc, () =>
      queries.insertEnterprises(tx.db, [checked], tx.clock.now(), false),
    )
    const created = await getEnterprise(tx, row!.id)
    await recordChanges(tx, [enterpriseChange('directory.enterprise.create', null, created)])
    return created
  })
}

/** Changes an enterprise. @throws AppError `conflict` when somebody changed it meanwhile. */
export async function updateEnterprise(
  ctx: Context,
  id: string,
  lockVersion: number,
  input: EnterpriseInput,
): Promise<Enterprise> {
  return inTransaction(ctx, async (tx) => {
    const before = await queries.lockEnterprise(tx.db, id)
    if (before === null)
      throw new AppError('notFound', 'directory.enterprise.unknown', `there is no enterprise ${id}`, { id })
    requireVersion(before, lockVersion)
    const checked = await checkEnterprise(tx, input)
    await refuseTakenCode(tx, checked.uscc, () =>
      queries.updateEnterpriseRow(tx.db, id, checked, tx.clock.now()),
    )
    const after = await getEnterprise(tx, id)
    await recordChanges(tx, [enterpriseChange('directory.enterprise.update', before, after)])
    return after
  })
}

function enterpriseChange(action: string, before: Enterprise | null, after: Enterprise) {
  return {
    action,
    object: enterpriseRef(after.id),
    before,
    after,
    links: [{ from: enterpriseRef(after.id), relation: 'locatedIn', to: regionRef(after.regionCode) }] as [
      { from: ObjectRef; relation: string; to: ObjectRef },
    ],
  }
}

async function checkEnterprise(ctx: Context, input: EnterpriseInput): Promise<EnterpriseInput> {
  const uscc = normaliseUscc(input.uscc)
  const fault = checkUscc(uscc)
  if (fault !== null) {
    throw new AppError(
      'badInput',
      'directory.enterprise.usccInvalid',
      `the social credit code is wrong: ${fault}`,
      { field: 'uscc', uscc, fault },
    )
  }
  if ((await queries.findRegionName(ctx.db, input.regionCode)) === null) {
    throw new AppError(
      'badInput',
      'directory.region.unknown',
      `there is no county or zone ${input.regionCode}`,
      { field: 'regionCode', regionCode: input.regionCode },
    )
  }
  return { ...input, uscc }
}

/** Two enterprises never share a code: the message names the one that has it. */
async function refuseTakenCode<T>(ctx: Context, uscc: string, write: () => Promise<T>): Promise<T> {
  const holder = await queries.findEnterpriseByUscc(ctx.db, uscc)
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'enterprise_uscc_key')) throw cause
    throw new AppError(
      'conflict',
      'directory.enterprise.usccTaken',
      `the social credit code ${uscc} belongs to another enterprise`,
      { field: 'uscc', uscc, holderId: holder?.id ?? null, holderName: holder?.name ?? null },
      { cause },
    )
  }
}
