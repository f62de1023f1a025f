import { sql } from 'kysely'
import { businessDay } from '#platform/clock.ts'
import type { Context } from '#platform/context.ts'
import { chosenBy, containing } from '#platform/list/filter-words.ts'
import { listFile, mostRowsInFile } from '#platform/list/list-file.ts'
import { type PersonFileQuery, personList } from '../contract/person.ts'
import { organisationNames } from '../queries/organisation.ts'
import { peopleInReach } from '../queries/scope.ts'
import { listPeople } from './people.ts'

const states = { active: null, left: '已离任', all: '含已离任' }

/** The people that fit a filter as a workbook with a watermark, phone and e-mail masked. Noted in the audit. */
export async function exportPeople(
  ctx: Context,
  { columns, sort, ...filter }: PersonFileQuery,
): Promise<File> {
  const page = { ...filter, sort, page: 1, pageSize: mostRowsInFile }
  const { items, total } = await listPeople(
    ctx,
    page,
    sql`${peopleInReach(ctx, 'directory.person.read')} and ${peopleInReach(ctx, 'directory.person.export')}`,
  )
  const { organisation, below, query, post, state } = filter
  const unit = organisation && ((await organisationNames(ctx.db, [organisation])).get(organisation) ?? '未知')
  const wanted = [
    ...containing(query, '姓名或编号'),
    ...containing(post, '职务'),
    ...(unit === undefined ? [] : [`机构：${unit}${below ? '及其下级' : ''}`]),
    ...(states[state] === null ? [] : [states[state]]),
  ]
  return listFile(ctx, personList, {
    name: 'people',
    action: 'directory.person.export',
    rows: items,
    total,
    about: [chosenBy(wanted), `导出于 ${businessDay(ctx.clock)}`],
    columns,
    asked: { filter, sort },
  })
}
