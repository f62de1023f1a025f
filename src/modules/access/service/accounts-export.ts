import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing, said } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { requireRight } from '#platform/rights/rights.ts'
import { type AccountFileQuery, accountList, accountStateWords } from '../contract.ts'
import * as queries from '../queries/account.ts'
import { roleNames } from '../queries/role.ts'

/** The accounts that fit a filter as a workbook with a watermark. Noted in the audit. */
export async function exportAccounts(
  ctx: Context,
  { columns, sort, ...filter }: AccountFileQuery,
): Promise<File> {
  requireRight(ctx, 'access.account.read', {})
  requireRight(ctx, 'access.account.export', {})
  const today = businessDay(ctx.clock)
  const page = { ...filter, sort, page: 1, pageSize: mostRowsInFile }
  const { items, total } = await queries.listAccounts(ctx.db, page, today)
  const { query, state, role, held } = filter
  const roleName = role && ((await roleNames(ctx.db, [role])).get(role) ?? role)
  const wanted = [
    ...containing(query),
    ...said('状态', state && [accountStateWords[state].zh]),
    ...said('角色', roleName ? [roleName] : undefined),
    ...(held === undefined ? [] : [held ? '有待确认的授权' : '没有待确认的授权']),
  ]
  return listFile(ctx, accountList, {
    name: 'accounts',
    action: 'access.account.export',
    rows: items,
    total,
    about: [chosenBy(wanted), `导出于 ${today}`],
    columns,
    asked: { filter, sort },
  })
}
