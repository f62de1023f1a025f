import { checkUscc, normaliseUscc } from '#core/text/uscc.ts'
import { recordChanges } from '#platform/audit/audit.ts'
import type { Context } from '#platform/context.ts'
import { requireVersion, violatesUnique } from '#platform/db/editing.ts'
import { AppError } from '#platform/errors.ts'
import type { ListPage } from '#platform/list/page-of-list.ts'
import type { Permission } from '#platform/rights/permission.ts'
import type { Belonging } from '#platform/rights/reach.ts'
import { may, requireRight } from '#platform/rights/rights.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'
import type { Link } from '#platform/thread/thread.ts'
import { inTransaction } from '#platform/transaction.ts'
import type { Enterprise, EnterpriseFilter, EnterpriseInput } from '../contract.ts'
import { findDuplicatesJob } from '../jobs-declared.ts'
import * as queries from '../queries/enterprise.ts'
import { findRegionName } from '../queries/region.ts'
import { checkDuplicates } from './duplicates/check.ts'
import { renameWithRegister } from './organisation-names.ts'
import { enterpriseRef, regionRef } from './refs.ts'

/** The enterprises within the actor's reach, as a condition on `e`. */
export const readable = (ctx: Context) =>
  scopeFilter(ctx, 'directory.enterprise.read', queries.enterpriseScope)

const unknownEnterprise = (id: string): AppError =>
  new AppError('notFound', 'directory.enterprise.unknown', `there is no enterprise ${id}`, { id })

/** What an enterprise belongs to: its region, and itself as an organisation of the tree. */
export async function belongingOf(
  ctx: Context,
  enterprise: Pick<Enterprise, 'id' | 'regionCode'>,
): Promise<Belonging> {
  return {
    regionCodes: [enterprise.regionCode],
    orgIds: [await queries.ownOrganisation(ctx.db, enterprise.id)],
  }
}

/** One enterprise. @throws AppError `directory.enterprise.unknown` when there is none within the actor's reach. */
export async function getEnterprise(ctx: Context, id: string): Promise<Enterprise> {
  return visible(ctx, id, await queries.findEnterprise(ctx.db, id))
}

async function visible(ctx: Context, id: string, found: Enterprise | null): Promise<Enterprise> {
  if (found === null || !may(ctx, 'directory.enterprise.read', await belongingOf(ctx, found)))
    throw unknownEnterprise(id)
  return found
}

/** The enterprises within the actor's reach that fit a filter. */
export function listEnterprises(
  ctx: Context,
  filter: EnterpriseFilter,
): Promise<ListPage<Enterprise, 'staff'>> {
  return queries.listEnterprises(ctx.db, filter, readable(ctx))
}

/** Which of these enterprises the actor may see. */
export function visibleEnterprises(ctx: Context, ids: string[]): Promise<Set<string>> {
  return queries.enterprisesWithin(ctx.db, ids, readable(ctx))
}

/**
 * Enters an enterprise by hand.
 *
 * @param despiteDuplicates why it is entered although the register has one that may be the same.
 * @throws AppError for a wrong code, an unknown county, a code that is taken, a county out of reach, or a likely duplicate
 * when no reason is given.
 */
export async function createEnterprise(
  ctx: Context,
  input: EnterpriseInput,
  despiteDuplicates: string | null,
): Promise<Enterprise> {
  return inTransaction(ctx, async (tx) => {
    requireRight(tx, edit, { regionCodes: [input.regionCode] })
    const checked = await checkEnterprise(tx, input)
    const [row] = await refuseTakenCode(tx, checked.uscc, null, () =>
      queries.insertEnterprises(tx.db, [checked], tx.clock.now(), false),
    )
    // After the code: that it is taken is the plainer answer. The new row is not filed yet and does not find itself.
    if (despiteDuplicates === null) await refuseLikelyDuplicate(tx, checked)
    const created = await getEnterprise(tx, row!.id)
    await recordChanges(tx, [
      { ...enterpriseChange('directory.enterprise.create', null, created), reason: despiteDuplicates },
    ])
    await tx.jobs.enqueue(tx, findDuplicatesJob, { ids: [created.id] })
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
    const before = await lockedEnterprise(tx, id)
    requireRight(tx, edit, await belongingOf(tx, before))
    requireVersion(before, lockVersion)
    return saveEnterprise(tx, before, input, 'directory.enterprise.update')
  })
}

/** One enterprise, held against other writers. @throws as `getEnterprise`. */
export async function lockedEnterprise(tx: Context, id: string): Promise<Enterprise> {
  return visible(tx, id, await queries.lockEnterprise(tx.db, id))
}

/**
 * Two enterprises, held against other writers: always in the same order, so that two people who take the same two
 * crosswise wait for each other instead of blocking each other. @throws as `getEnterprise`, for the first one first.
 */
export async function lockedTwo(tx: Context, one: string, other: string): Promise<[Enterprise, Enterprise]> {
  const ids = [(await getEnterprise(tx, one)).id, (await getEnterprise(tx, other)).id]
  for (const id of [...ids].sort()) await queries.lockEnterprise(tx.db, id)
  return [await getEnterprise(tx, one), await getEnterprise(tx, other)]
}

/**
 * Makes a held enterprise what it should be, by the checks of any edit but the right to edit it at all.
 *
 * @param more links beside the one to its county.
 */
export async function saveEnterprise(
  tx: Context,
  before: Enterprise,
  input: EnterpriseInput,
  action: string,
  more: Link[] = [],
): Promise<Enterprise> {
  const checked = await checkEnterprise(tx, input)
  requireOffice(tx, before, checked)
  await refuseTakenCode(tx, checked.uscc, before.id, () =>
    queries.updateEnterpriseRow(tx.db, before.id, checked, tx.clock.now()),
  )
  const after = await getEnterprise(tx, before.id)
  const change = enterpriseChange(action, before, after)
  await recordChanges(tx, [{ ...change, links: [...change.links, ...more] }])
  await tx.jobs.enqueue(tx, findDuplicatesJob, { ids: [before.id] })
  if (after.name !== before.name) await renameWithRegister(tx, before.id, after.name)
  return after
}

const edit: Permission = 'directory.enterprise.edit'

/**
 * An enterprise keeps its own data but not what offices find about it: identity, county, scale and titles. A move to
 * another county needs the right there as well.
 */
function requireOffice(ctx: Context, before: Enterprise, after: EnterpriseInput): void {
  const changed =
    before.uscc !== after.uscc ||
    before.name !== after.name ||
    before.aboveScale !== after.aboveScale ||
    String([...before.kinds].sort()) !== String([...after.kinds].sort())
  const needed = new Set(changed ? [before.regionCode] : [])
  if (before.regionCode !== after.regionCode) needed.add(before.regionCode).add(after.regionCode)
  if ([...needed].every((code) => may(ctx, edit, { regionCodes: [code] }))) return
  throw new AppError(
    'forbidden',
    'directory.enterprise.settledByOffice',
    'name, code, county, scale and titles are settled by the office of the county',
  )
}

function enterpriseChange(action: string, before: Enterprise | null, after: Enterprise) {
  return {
    action,
    object: enterpriseRef(after.id),
    before,
    after,
    links: [{ from: enterpriseRef(after.id), relation: 'locatedIn', to: regionRef(after.regionCode) }] as [
      Link,
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
  if ((await findRegionName(ctx.db, input.regionCode)) === null) {
    throw new AppError(
      'badInput',
      'directory.region.unknown',
      `there is no county or zone ${input.regionCode}`,
      { field: 'regionCode', regionCode: input.regionCode },
    )
  }
  return { ...input, uscc }
}

/** A person who enters what may stand there already says why. */
async function refuseLikelyDuplicate(ctx: Context, input: EnterpriseInput): Promise<void> {
  const likely = await checkDuplicates(ctx, input)
  const [first] = likely
  if (first === undefined) return
  throw new AppError(
    'conflict',
    'directory.enterprise.likelyDuplicate',
    `the register has an enterprise that may be the same: ${first.name}`,
    { likely },
  )
}

/**
 * Two enterprises never share a code, nor does one take that of an entry merged into another: the message names the one
 * that has it, to whoever may see it.
 *
 * @param ownId of the enterprise that is changed, which may take the code of an entry merged into it.
 */
async function refuseTakenCode<T>(
  ctx: Context,
  uscc: string,
  ownId: string | null,
  write: () => Promise<T>,
): Promise<T> {
  const holder = await queries.findCodeHolder(ctx.db, uscc)
  const holderBelongsTo = holder === null ? {} : await belongingOf(ctx, holder)
  const refusal = (reason: string, cause?: unknown): AppError => {
    const seen = holder !== null && may(ctx, 'directory.enterprise.read', holderBelongsTo)
    return new AppError(
      'conflict',
      reason,
      `the social credit code ${uscc} belongs to another enterprise`,
      {
        field: 'uscc',
        uscc,
        holderId: seen ? holder.id : null,
        holderName: seen ? holder.name : null,
      },
      { cause },
    )
  }
  if (holder?.merged && holder.id !== ownId) throw refusal('directory.enterprise.usccMerged')
  try {
    return await write()
  } catch (cause) {
    if (!violatesUnique(cause, 'enterprise_uscc_key')) throw cause
    throw refusal(holder?.inBin ? 'directory.enterprise.usccInBin' : 'directory.enterprise.usccTaken', cause)
  }
}
