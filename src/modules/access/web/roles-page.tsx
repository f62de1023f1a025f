import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { type Role, roleKinds } from '../contract.ts'
import styles from './access.module.css'
import { accessQueries } from './queries.ts'
import { roleSearch } from './search.ts'
import { useAccessWords } from './words.ts'

const scopeOrder = ['city', 'region', 'ownChains', 'subtree', 'ownOrg', 'self'] as const

/** Every role with what it gives, told by reach and in words. */
export function RolesPage() {
  const { t } = useTranslation('access')
  const [search] = useUrlState(roleSearch)
  const roles = useQuery(accessQueries.roles())
  return (
    <div>
      <PageHeader
        title={t('roles.title')}
        sub={t('roles.sub')}
        actions={<PageLink href={paths.rights()}>{t('roles.matrix')}</PageLink>}
      />
      <QueryView query={roles} rows={12}>
        {(data) =>
          roleKinds.map((kind) => (
            <Section key={kind} title={t(`kind.${kind}`)}>
              <ul className={styles.roles}>
                {data
                  .filter((role) => role.kind === kind)
                  .map((role) => (
                    <RoleItem key={role.code} role={role} marked={role.code === search.role} />
                  ))}
              </ul>
            </Section>
          ))
        }
      </QueryView>
    </div>
  )
}

function RoleItem({ role, marked }: { role: Role; marked: boolean }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const words = useAccessWords()
  const item = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (marked) item.current?.scrollIntoView({ block: 'center' })
  }, [marked])
  return (
    <li ref={item} className={marked ? styles.marked : undefined}>
      <div className={styles.roleHead}>
        <h3 className={styles.roleName}>{words.role(role)}</h3>
        <PageLink href={paths.accounts({ role: role.code })}>
          {t('roles.holders', { count: role.holders })}
        </PageLink>
        {role.needs.length > 0 && (
          <Chip>
            {t('roles.needs', {
              anchors: role.needs.map((anchor) => t(`roles.anchors.${anchor}`)).join(format.comma),
            })}
          </Chip>
        )}
      </div>
      <p>{words.description(role)}</p>
      <dl className={styles.reach}>
        {scopeOrder.map((scope) => {
          const given = role.permissions.filter(({ scopes }) => scopes.includes(scope))
          if (given.length === 0) return null
          return (
            <div key={scope}>
              <dt>{t(`scope.${scope}`)}</dt>
              <dd>{given.map(({ permission }) => words.permission(permission)).join(format.comma)}</dd>
            </div>
          )
        })}
      </dl>
    </li>
  )
}
