import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { OrganisationNode } from '../../contract/organisation.ts'
import { organisationTable } from '../../contract/organisation-table.ts'
import { directoryQueries } from '../queries.ts'
import { organisationSearch } from '../search.ts'
import { OrganisationDrawer, type OrganisationTask } from './organisation-drawer.tsx'
import { OrganisationTree } from './organisation-tree.tsx'
import { OrganisationView } from './organisation-view.tsx'
import styles from './organisations.module.css'
import { RegionsDrawer } from './regions-drawer.tsx'

/** The tree at the left, one organisation at the right; on a phone one after the other. */
export function OrganisationsPage() {
  const { t } = useTranslation('directory')
  const go = useGo()
  const [search] = useUrlState(organisationSearch)
  const [task, setTask] = useState<OrganisationTask | null>(null)
  const [regions, setRegions] = useState(false)
  const tree = useQuery(directoryQueries.tree(search.closed ?? false))
  const phone = usePhone()
  const onPage = phone && search.id !== undefined
  return (
    <div>
      {!onPage && (
        <PageHeader
          title={t('organisation.title')}
          actions={
            <>
              <Allowed right="directory.person.read">
                <Button onClick={() => go(paths.people())}>{t('organisation.people')}</Button>
              </Allowed>
              <Button onClick={() => setRegions(true)}>{t('organisation.act.regions')}</Button>
              <ImportButtons object={organisationTable.object} right="directory.organisation.edit" />
              <Allowed right="directory.organisation.edit">
                <Button onClick={() => setTask({ kind: 'root' })}>{t('organisation.act.root')}</Button>
              </Allowed>
            </>
          }
        />
      )}
      <QueryView query={tree} rows={12}>
        {(nodes) =>
          nodes.length === 0 ? (
            <EmptyState
              title={t('organisation.empty')}
              text={t('organisation.emptyHelp')}
              action={
                <Allowed right="directory.organisation.edit">
                  <Button onClick={() => setRegions(true)}>{t('organisation.region.add')}</Button>
                </Allowed>
              }
            />
          ) : (
            <Columns nodes={nodes} phone={phone} onTask={setTask} />
          )
        }
      </QueryView>
      {task && <OrganisationDrawer task={task} onClose={() => setTask(null)} />}
      {regions && <RegionsDrawer onClose={() => setRegions(false)} />}
    </div>
  )
}

function Columns({
  nodes,
  phone,
  onTask,
}: {
  nodes: readonly OrganisationNode[]
  phone: boolean
  onTask: (task: OrganisationTask) => void
}) {
  const [search, setSearch] = useUrlState(organisationSearch)
  const chosen = search.id ?? (phone ? null : (nodes[0]?.id ?? null))
  if (phone && chosen !== null) return <OrganisationView id={chosen} onTask={onTask} />
  return (
    <div className={styles.columns}>
      <div className={`${styles.side} no-print`}>
        <OrganisationTree
          nodes={nodes}
          selected={chosen}
          closed={search.closed ?? false}
          onSelect={(id) => setSearch({ id }, { push: true })}
          onClosed={(closed) => setSearch({ closed: closed ? true : undefined })}
        />
      </div>
      {chosen !== null && <OrganisationView key={chosen} id={chosen} onTask={onTask} />}
    </div>
  )
}
