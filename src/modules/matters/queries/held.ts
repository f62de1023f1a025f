import { sql } from 'kysely'
import type { Context } from '#platform/context.ts'
import type { Permission } from '#platform/rights/permission.ts'
import { instanceScope } from '#platform/workflow/instance-scope.ts'

/** Somebody whose open matters are asked for. */
export interface Holder {
  personId: string
  name: string
  accountId: string | null
}

/** An open matter that somebody holds, and as what. */
export interface HeldMatter {
  kind: 'matters.problem' | 'matters.task'
  id: string
  title: string
  chainName: string
  sinceOn: string
  dueOn: string | null
  /** Named as the person responsible, or as the lead leader. */
  isNamed: boolean
  /** By the account: as a party of the matter or by a delegation. */
  isParty: boolean
}

/** Parties and delegations that name an account; with none nothing matches. */
const namesAccount = (accountId: string | null) => sql<boolean>`coalesce((
  exists (select from jsonb_each(i.parties) p where p.value -> 'accountIds' @> to_jsonb(${accountId}::text))
  or exists (select from jsonb_array_elements(i.delegations) d where d -> 'accountIds' @> to_jsonb(${accountId}::text))
), false)`

/**
 * Open problems and tasks that somebody holds, within the reach of a permission over each kind. A problem names the person
 * responsible by name; so that a namesake elsewhere is not meant, the lead unit must be one the person works or holds a
 * post in.
 */
export async function listHeld(
  ctx: Context,
  { personId, name, accountId }: Holder,
  permissions: { problem: Permission; task: Permission },
): Promise<HeldMatter[]> {
  const isResponsible = sql<boolean>`coalesce(m.responsible_person = ${name} and (
    exists (select from directory.person x where x.id = ${personId}::uuid and x.org_id = m.lead_org_id)
    or exists (select from directory.appointment a where a.person_id = ${personId}::uuid and a.org_id = m.lead_org_id)
  ), false)`
  const leads = sql<boolean>`coalesce(m.lead_person_id = ${personId}::uuid, m.lead_leader_name = ${name})`
  const isParty = namesAccount(accountId)
  const { rows } = await sql<HeldMatter>`
    select 'matters.problem' as kind, m.id::text as id, m.title, c.name as "chainName", m.opened_on as "sinceOn",
      coalesce(i.due_on, m.due_on) as "dueOn", ${isResponsible} as "isNamed", ${isParty} as "isParty"
    from matters.problem m
    join platform.workflow_instance i on i.object_kind = 'matters.problem' and i.object_id = m.id::text
    join chains.chain c on c.id = m.chain_id
    where i.stage <> 'done' and ${instanceScope(ctx, permissions.problem)} and (${isResponsible} or ${isParty})
    union all
    select 'matters.task', m.id::text, m.title, c.name, m.starts_on, m.due_on, ${leads}, ${isParty}
    from matters.task m
    join platform.workflow_instance i on i.object_kind = 'matters.task' and i.object_id = m.id::text
    join chains.chain c on c.id = m.chain_id
    where i.stage <> 'done' and ${instanceScope(ctx, permissions.task)} and (${leads} or ${isParty})
    order by "dueOn" nulls last, id`.execute(ctx.db)
  return rows
}
