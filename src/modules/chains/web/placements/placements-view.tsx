import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { HistoryFold } from '#web/app/thread/history-fold.tsx'
import { ImportButtons } from '#web/imports/import-buttons.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { chainContract, type PlacementOfEnterprise } from '../../contract/index.ts'
import { placementTable } from '../../contract/placement-table.ts'
import { chainQueries } from '../queries.ts'
import { readPlacement, usePlacementFields } from './placement-edit.ts'
import { PlacementForm } from './placement-form.tsx'
import styles from './placements.module.css'

const removeReason = inputSchemaOf(chainContract.removePlacement).pick({ reason: true })

/** Where an enterprise stands in the chains; places can be added, changed, and taken away with a reason. */
export function PlacementsView({ enterpriseId }: { enterpriseId: string }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const placements = useQuery(chainQueries.placements(enterpriseId))
  const [editing, setEditing] = useState<PlacementOfEnterprise | 'new' | null>(null)
  const [removing, setRemoving] = useState<PlacementOfEnterprise | null>(null)
  return (
    <Section
      title={t('placement.title')}
      actions={
        <>
          <ImportButtons object={placementTable.object} right="chains.placement.edit" />
          <Allowed right="chains.placement.edit">
            <Button onClick={() => setEditing('new')}>{t('placement.add')}</Button>
          </Allowed>
        </>
      }
    >
      <QueryView query={placements}>
        {(rows) => (
          <DataTable
            label={t('placement.title')}
            rows={rows}
            rowKey={(row) => row.id}
            expanded={(row) => <HistoryFold kind="chains.placement" id={row.id} />}
            empty={<EmptyState title={t('placement.empty')} text={t('placement.emptyHelp')} />}
            columns={[
              {
                key: 'node',
                title: t('column.node'),
                render: (row) => <strong>{row.nodeName}</strong>,
                phone: 'title',
              },
              {
                key: 'chains',
                title: t('column.chain'),
                render: (row) =>
                  row.chains.map((chain, index) => (
                    <span key={chain.code}>
                      {index > 0 && format.comma}
                      <PageLink href={paths.chain(chain.code, { tab: 'map', node: row.nodeCode })}>
                        {chain.name}
                      </PageLink>
                    </span>
                  )),
              },
              {
                key: 'share',
                title: t('column.share'),
                align: 'right',
                render: (row) => `${row.sharePercent}%`,
              },
              { key: 'role', title: t('column.role'), render: (row) => row.role },
              {
                key: 'evidence',
                title: t('column.evidence'),
                render: (row) => (
                  <span className={styles.evidence}>
                    {row.evidence}
                    <span className={styles.source}>
                      {t('column.source')}
                      {format.colon}
                      {row.source}
                    </span>
                  </span>
                ),
              },
              { key: 'asOf', title: t('column.asOf'), render: (row) => format.day(row.asOfOn) },
              {
                key: 'acts',
                title: '',
                pinned: true,
                render: (row) => (
                  <Allowed right="chains.placement.edit">
                    <span className={`${styles.acts} no-print`}>
                      <Button size="small" onClick={() => setEditing(row)}>
                        {ui('edit')}
                      </Button>
                      <Button size="small" type="text" danger onClick={() => setRemoving(row)}>
                        {t('placement.remove')}
                      </Button>
                    </span>
                  </Allowed>
                ),
              },
            ]}
          />
        )}
      </QueryView>
      {editing && (
        <PlacementForm
          enterpriseId={enterpriseId}
          placement={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
        />
      )}
      {removing && (
        <RemoveDialog enterpriseId={enterpriseId} placement={removing} onClose={() => setRemoving(null)} />
      )}
    </Section>
  )
}

function RemoveDialog({
  enterpriseId,
  placement,
  onClose,
}: {
  enterpriseId: string
  placement: PlacementOfEnterprise
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const fields = usePlacementFields()
  const remove = useEdit(api.chains.removePlacement, {
    onDone: onClose,
    seen: placement,
    read: () => readPlacement(enterpriseId, placement.id),
    fields: fields.map(({ label, tell }) => ({ label, tell })),
    onTakeTheirs: onClose,
  })
  return (
    <ReasonDialog
      title={`${t('placement.remove')} · ${placement.nodeName}`}
      label={t('placement.reason')}
      act={t('placement.remove')}
      schema={removeReason}
      draft={`chains.placement:${placement.id}:remove`}
      busy={remove.busy}
      notice={remove.notice}
      danger
      onClose={onClose}
      onSubmit={(reason) => remove.submit({ id: placement.id, lockVersion: remove.lockVersion, reason })}
    />
  )
}
