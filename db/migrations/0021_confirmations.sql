-- What one administrator does alone must not widen what somebody reaches: grants remember the organisation they were
-- given for and wait for the security administrator when their holder moves or leaves; an account that was reset waits
-- likewise; e-mail goes only to an address that the owner of the account confirmed; a code of the second factor counts
-- once, and none before it counts any more.

alter table access.role_grant
  add column held_at timestamptz,
  -- Why the grant waits to be confirmed: its holder moved to another organisation, or left.
  add column held_because text check (held_because in ('moved', 'left')),
  add constraint role_grant_held check ((held_at is null) = (held_because is null));
create index role_grant_held on access.role_grant (held_at) where held_at is not null and ended_at is null;

-- Until now a grant without an organisation followed its holder to wherever they were moved.
update access.role_grant g
set org_id = coalesce(a.org_id, p.org_id)
from access.account a
left join directory.person p on p.id = a.person_id
where a.id = g.account_id and g.org_id is null and exists (
  select from access.role_permission r
  where r.role_code = g.role_code and r.scope_kind in ('ownOrg', 'subtree'));

alter table access.account
  -- A reset that no security administrator has confirmed yet.
  add column reset_at timestamptz,
  -- The person's e-mail address was entered by somebody else and not confirmed by the owner of the account.
  add column mail_held boolean not null default false;

-- An identity is known by its issuer and the subject there: another issuer's same subject is somebody else.
alter table identity.account add column issuer text;

alter table identity.login
  -- Time step (RFC 6238, 30 seconds) of the last code of the second factor that was accepted; later ones count only.
  add column totp_step bigint;
comment on column identity.login.used_code is 'Hash of the last backup code that opened a session.';

-- Events tell other systems no words of business any more; what waits to be sent, or may be sent again, is cut alike.
update platform.webhook_delivery set body = (body::jsonb - 'title' - 'text' - 'urgency')::text;
