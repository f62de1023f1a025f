import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { RightsMatrix } from '../contract.ts'
import styles from './access.module.css'
import { endpointWords } from './endpoint-words.ts'
import { accessQueries } from './queries.ts'
import { roleSearch } from './search.ts'
import { useAccessWords } from './words.ts'

type Endpoint = RightsMatrix['endpoints'][number]

const isOpen = ({ right }: Endpoint): boolean => right === 'public' || right === 'signedIn'

/** Role by endpoint, made from the contract: all roles side by side at a desk, one role at a time on a phone. */
export function RightsPage() {
  const { t } = useTranslation('access')
  const words = useAccessWords()
  const phone = usePhone()
  const [search, setSearch] = useUrlState(roleSearch)
  const matrix = useQuery(accessQueries.rights())
  return (
    <div>
      <PageHeader
        title={t('rights.title')}
        sub={t('rights.sub')}
        back={{ href: paths.roles(), label: t('roles.back') }}
      />
      <QueryView query={matrix} rows={12}>
        {(data) => {
          const chosen = search.role ?? (phone ? data.roles[0]?.code : undefined)
          return (
            <>
              <search className={`${styles.filters} no-print`}>
                <Select
                  allowClear={!phone}
                  className={styles.query}
                  placeholder={t('rights.allRoles')}
                  aria-label={t('rights.role')}
                  value={chosen}
                  options={data.roles.map((role) => ({ value: role.code, label: words.role(role) }))}
                  onChange={(role: string | undefined) => setSearch({ role })}
                />
              </search>
              {chosen === undefined ? <Matrix data={data} /> : <OneRole data={data} role={chosen} />}
            </>
          )
        }}
      </QueryView>
    </div>
  )
}

function useModuleName(): (module: string) => string {
  const { t } = useTranslation('access')
  const names: Record<string, string> = t('modules', { returnObjects: true })
  return (module) => names[module] ?? module
}

function Matrix({ data }: { data: RightsMatrix }) {
  const { t } = useTranslation('access')
  const words = useAccessWords()
  const moduleName = useModuleName()
  const byModule = [...Map.groupBy(data.endpoints, (endpoint) => endpoint.module)]
  return (
    <>
      <p className={styles.faint}>{t('rights.legend')}</p>
      <div className={styles.frame}>
        <table className={styles.matrix}>
          <thead>
            <tr>
              <th scope="col">{t('rights.endpoint')}</th>
              {data.roles.map((role) => (
                <th key={role.code} scope="col" title={words.role(role)}>
                  <span>{words.role(role)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {byModule.map(([module, endpoints]) => (
              <Fragment key={module}>
                <tr>
                  <th scope="rowgroup" className={styles.group} colSpan={data.roles.length + 1}>
                    {moduleName(module)}
                  </th>
                </tr>
                {endpoints.map((endpoint) => (
                  <MatrixRow key={endpoint.name} endpoint={endpoint} roles={data.roles} />
                ))}
              </Fragment>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function MatrixRow({ endpoint, roles }: { endpoint: Endpoint; roles: RightsMatrix['roles'] }) {
  const { t } = useTranslation('access')
  const words = useAccessWords()
  const format = useFormat()
  return (
    <tr>
      <th scope="row" title={`${endpoint.method} ${endpoint.path}`}>
        <EndpointName endpoint={endpoint} />
      </th>
      {isOpen(endpoint) ? (
        <td colSpan={roles.length} className={styles.open}>
          {t(endpoint.right === 'public' ? 'rights.public' : 'rights.signedIn')}
        </td>
      ) : (
        roles.map((role) => {
          const scopes = endpoint.scopes[role.code] ?? []
          const title = `${words.role(role)}${format.colon}${scopes.map((scope) => t(`scope.${scope}`)).join(format.comma)}`
          return (
            <td key={role.code} title={scopes.length === 0 ? undefined : title}>
              {scopes.map((scope) => t(`scopeSign.${scope}`)).join('')}
            </td>
          )
        })
      )}
    </tr>
  )
}

/** What an endpoint is for: in Chinese by its right, in English by the contract's own summary. */
function EndpointName({ endpoint }: { endpoint: Endpoint }) {
  const words = useAccessWords()
  const { language } = useFormat()
  const name =
    language === 'en'
      ? endpoint.summary
      : isOpen(endpoint)
        ? endpointWords[`${endpoint.module}.${endpoint.name}`]
        : words.permission(endpoint.right)
  return (
    <span title={endpoint.summary}>
      {name} <code className={styles.code}>{endpoint.name}</code>
    </span>
  )
}

function OneRole({ data, role }: { data: RightsMatrix; role: string }) {
  const { t } = useTranslation('access')
  const format = useFormat()
  const moduleName = useModuleName()
  const allowed = data.endpoints.filter((endpoint) => isOpen(endpoint) || endpoint.scopes[role] !== undefined)
  const reachOf = (endpoint: Endpoint): string =>
    isOpen(endpoint)
      ? t(endpoint.right === 'public' ? 'rights.public' : 'rights.signedIn')
      : (endpoint.scopes[role] ?? []).map((scope) => t(`scope.${scope}`)).join(format.comma)
  return (
    <>
      <p className={styles.faint}>{t('rights.count', { count: allowed.length })}</p>
      {[...Map.groupBy(allowed, (endpoint) => endpoint.module)].map(([module, endpoints]) => (
        <Section key={module} title={moduleName(module)}>
          <DataTable
            label={moduleName(module)}
            rows={endpoints}
            rowKey={(row) => row.name}
            columns={[
              {
                key: 'name',
                title: t('rights.endpoint'),
                render: (row) => <EndpointName endpoint={row} />,
                phone: 'title',
                width: '50%',
              },
              { key: 'reach', title: t('rights.reach'), render: reachOf },
              {
                key: 'path',
                title: t('rights.path'),
                render: (row) => <code className={styles.code}>{`${row.method} ${row.path}`}</code>,
                phone: 'hide',
              },
            ]}
          />
        </Section>
      ))}
    </>
  )
}
