import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { scopeFilter } from '#platform/rights/scope-filter.ts'

export interface UnitClassRow {
  unitId: string
  unitName: string
  kind: string
  deptKind: string | null
  classId: string
  title: string
  startsOn: string
  selected: number
  leftOut: number
}

/**
 * How many each unit sent to each class of a year, and how many were left out. Units that were given a quota and sent
 * nobody are told as well. Only classes whose list is settled count.
 */
export async function unitClasses(
  ctx: Context,
  year: number,
  permission: Permission,
): Promise<UnitClassRow[]> {
  const { rows } = await sql<{
    unit_id: string
    unit_name: string
    kind: string
    dept_kind: string | null
    class_id: string
    title: string
    starts_on: string
    selected: number
    left_out: number
  }>`
    with sent as (
      select class_id, unit_org_id as org_id, state from training.nomination
      union all
      select class_id, org_id, 'none' from training.quota
    )
    select o.id as unit_id, o.name as unit_name, o.kind, o.dept_kind, k.id as class_id, k.title, k.starts_on,
      count(*) filter (where s.state = 'selected')::int as selected,
      count(*) filter (where s.state in ('leftOut', 'waitlisted'))::int as left_out
    from sent s
    join directory.organisation o on o.id = s.org_id
    join training.class k on k.id = s.class_id
    join platform.workflow_instance i on i.object_kind = 'training.class' and i.object_id = k.id::text
    where extract(year from k.starts_on) = ${year}
      and i.state in ('enrolled', 'running', 'finished', 'evaluated', 'closed', 'reopened')
      and ${scopeFilter(ctx, permission, { orgIds: [sql.ref('o.id')] })}
    group by o.id, o.name, o.kind, o.dept_kind, o.position, k.id, k.title, k.starts_on
    order by o.position, o.id, k.starts_on, k.id`.execute(ctx.db)
  return rows.map((row) => ({
    unitId: row.unit_id,
    unitName: row.unit_name,
    kind: row.kind,
    deptKind: row.dept_kind,
    classId: row.class_id,
    title: row.title,
    startsOn: row.starts_on,
    selected: row.selected,
    leftOut: row.left_out,
  }))
}
