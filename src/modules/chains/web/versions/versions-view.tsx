import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { ImportButton } from '#web/imports/import-buttons.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { Chip } from '#web/ui/status-chip.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { TemplateSummary } from '../../contract/index.ts'
import { chainEdgeTable, chainNodeTable } from '../../contract/template-tables.ts'
import { chainQueries } from '../queries.ts'
import { DifferenceView } from './difference-view.tsx'
import { DraftButton } from './draft-actions.tsx'
import { TemplateView } from './template-view.tsx'
import styles from './versions.module.css'

/** Versions of a chain's template: list, one version with its nodes and edges, difference between any two. */
export function VersionsView({
  chainCode,
  template,
  against,
  onChange,
}: {
  chainCode: string
  template: string | null
  against: string | null
  onChange: (change: { template?: string; against?: string }) => void
}) {
  const versions = useQuery(chainQueries.templates(chainCode))
  return (
    <QueryView query={versions}>
      {(rows) => {
        const shown = rows.find((row) => row.id === template)
        const earlier = rows.find((row) => row.id === against)
        if (shown && earlier) {
          return <DifferenceView earlier={earlier} later={shown} onBack={() => onChange({})} />
        }
        if (shown) return <TemplateView id={shown.id} onBack={() => onChange({})} />
        return <VersionList chainCode={chainCode} rows={rows} onChange={onChange} />
      }}
    </QueryView>
  )
}

function VersionList({
  chainCode,
  rows,
  onChange,
}: {
  chainCode: string
  rows: readonly TemplateSummary[]
  onChange: (change: { template?: string; against?: string }) => void
}) {
  const { t } = useTranslation('chains')
  const format = useFormat()
  const draft = rows.find((row) => row.state === 'draft' || row.state === 'submitted')
  return (
    <div>
      <Section
        title={t('versions.title')}
        note={t('versions.note')}
        actions={
          draft ? (
            <>
              {draft.state === 'draft' &&
                [chainNodeTable, chainEdgeTable].map(({ object, title }) => (
                  <ImportButton key={object} object={object} title={title} right="chains.template.draft" />
                ))}
              <Button type="primary" onClick={() => onChange({ template: draft.id })}>
                {t(draft.state === 'draft' ? 'versions.editDraft' : 'versions.reviewDraft')}
              </Button>
            </>
          ) : (
            rows.length > 0 && (
              <Allowed right="chains.template.draft">
                <DraftButton chainCode={chainCode} onDrafted={(id) => onChange({ template: id })} />
              </Allowed>
            )
          )
        }
      >
        <DataTable
          label={t('versions.title')}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => onChange({ template: row.id })}
          empty={<EmptyState title={t('versions.empty')} text={t('versions.emptyHelp')} />}
          columns={[
            {
              key: 'version',
              title: t('column.version'),
              render: (row) => <strong>{row.version}</strong>,
              phone: 'title',
            },
            {
              key: 'state',
              title: t('column.state'),
              render: (row) => (
                <Chip tone={row.state === 'published' ? 'ok' : row.state === 'retired' ? 'plain' : 'accent'}>
                  {t(`versions.states.${row.state}`)}
                </Chip>
              ),
            },
            { key: 'nodes', title: t('column.nodes'), align: 'right', render: (row) => row.nodes },
            { key: 'edges', title: t('column.edges'), align: 'right', render: (row) => row.edges },
            { key: 'note', title: t('column.note'), render: (row) => row.note ?? '—' },
            {
              key: 'createdAt',
              title: t('column.createdAt'),
              render: (row) => format.day(row.createdAt),
              phone: 'hide',
            },
            {
              key: 'publishedAt',
              title: t('column.publishedAt'),
              render: (row) => (row.publishedAt ? format.day(row.publishedAt) : '—'),
            },
          ]}
        />
      </Section>
      {rows.length > 1 && <Compare rows={rows} onCompare={onChange} />}
    </div>
  )
}

function Compare({
  rows,
  onCompare,
}: {
  rows: readonly TemplateSummary[]
  onCompare: (change: { template: string; against: string }) => void
}) {
  const { t } = useTranslation('chains')
  const [later, setLater] = useState(rows[0]?.id ?? '')
  const [earlier, setEarlier] = useState(rows[1]?.id ?? '')
  const options = rows.map((row) => ({
    value: row.id,
    label: `${row.version} ${t(`versions.states.${row.state}`)}`,
  }))
  return (
    <Section title={t('versions.compare')}>
      <div className={styles.compare}>
        <span>
          {t('versions.earlier')}{' '}
          <Select
            aria-label={t('versions.earlier')}
            value={earlier}
            options={options}
            onChange={setEarlier}
            style={{ width: 140 }}
          />
        </span>
        <span>
          {t('versions.later')}{' '}
          <Select
            aria-label={t('versions.later')}
            value={later}
            options={options}
            onChange={setLater}
            style={{ width: 140 }}
          />
        </span>
        <Button disabled={later === earlier} onClick={() => onCompare({ template: later, against: earlier })}>
          {t('versions.compare')}
        </Button>
      </div>
    </Section>
  )
}
