import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { formatInstant } from '#web/ui/format.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { DocumentSummary } from '../contract.ts'
import styles from './documents.module.css'
import { FactCounts } from './fact-marks.tsx'
import { documentQueries } from './queries.ts'
import { documentListSearch } from './search.ts'
import { UploadDrawer } from './upload-drawer.tsx'

const pageSize = 20

/** All documents, newest first, with how many of their facts still wait; uploads by button or by dropping a file. */
export function DocumentsPage() {
  const { t } = useTranslation('documents')
  const [search, setSearch] = useUrlState(documentListSearch)
  const [file, setFile] = useState<File | null>(null)
  const [dragging, setDragging] = useState(false)
  const page = search.page ?? 1
  const documents = useQuery(documentQueries.list({ query: search.query, page, pageSize }))
  const openUpload = () => setSearch({ upload: true })
  const upload = (
    <Allowed right="documents.document.add">
      <Button type="primary" icon={<UploadOutlined />} onClick={openUpload}>
        {t('list.upload')}
      </Button>
    </Allowed>
  )
  const carriesFile = (event: DragEvent) => event.dataTransfer.types.includes('Files')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is a short cut of the upload button
    <div
      className={styles.page}
      onDragOver={(event) => {
        if (search.upload || !carriesFile(event)) return
        event.preventDefault()
        setDragging(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setDragging(false)
      }}
      onDrop={(event) => {
        if (search.upload) return
        event.preventDefault()
        setDragging(false)
        setFile(event.dataTransfer.files[0] ?? null)
        openUpload()
      }}
    >
      <PageHeader
        title={t('list.title')}
        sub={t('list.sub')}
        actions={
          <>
            <ConflictsLink />
            {upload}
          </>
        }
      />
      <Input.Search
        key={search.query ?? ''}
        className={`${styles.search} no-print`}
        defaultValue={search.query}
        placeholder={t('list.search')}
        aria-label={t('list.search')}
        allowClear
        onSearch={(query) => setSearch({ query: query.trim() || undefined, page: undefined }, { push: true })}
      />
      <QueryView query={documents}>
        {(data) => (
          <DocumentTable
            documents={data.items}
            paging={{ page, pageSize, total: data.total, onChange: (next) => setSearch({ page: next }) }}
            empty={
              search.query ? (
                <EmptyState
                  title={t('list.noMatch')}
                  text={t('list.noMatchHelp')}
                  action={
                    <Button onClick={() => setSearch({ query: undefined, page: undefined })}>
                      {t('list.clear')}
                    </Button>
                  }
                />
              ) : (
                <EmptyState title={t('list.empty')} text={t('list.emptyHelp')} action={upload} />
              )
            }
          />
        )}
      </QueryView>
      {dragging && <div className={styles.dropVeil}>{t('list.drop')}</div>}
      <UploadDrawer
        open={search.upload === true}
        onClose={() => setSearch({ upload: undefined })}
        file={file}
        onFile={setFile}
      />
    </div>
  )
}

function ConflictsLink() {
  const { t } = useTranslation('documents')
  const go = useGo()
  const conflicts = useQuery(documentQueries.conflicts())
  const count = conflicts.data?.length ?? 0
  return (
    <Button danger={count > 0} onClick={() => go(paths.conflicts())}>
      {t('list.conflicts')}
      {count > 0 ? ` ${count}` : ''}
    </Button>
  )
}

function DocumentTable({
  documents,
  paging,
  empty,
}: {
  documents: DocumentSummary[]
  paging: { page: number; pageSize: number; total: number; onChange: (page: number) => void }
  empty: React.ReactNode
}) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const go = useGo()
  return (
    <DataTable<DocumentSummary>
      label={t('list.label')}
      rows={documents}
      rowKey={(row) => row.id}
      onOpen={(row) => go(paths.document(row.id))}
      empty={empty}
      paging={paging.total > paging.pageSize ? paging : undefined}
      columns={[
        {
          key: 'title',
          title: t('list.name'),
          phone: 'title',
          render: (row) => (
            <div className={styles.nameCell}>
              <PageLink href={paths.document(row.id)}>{row.title ?? t('list.untitled')}</PageLink>
              {row.fileName && <div className={styles.faint}>{row.fileName}</div>}
            </div>
          ),
        },
        {
          key: 'source',
          title: t('list.source'),
          width: 220,
          render: (row) => (
            <>
              <div>{row.source ?? <span className={styles.faint}>{t('quote.noSource')}</span>}</div>
              <div className={styles.faint}>{row.author ?? t('quote.noAuthor')}</div>
            </>
          ),
        },
        {
          key: 'published',
          title: t('list.published'),
          width: 140,
          render: (row) =>
            row.publishedOn ? (
              format.day(row.publishedOn)
            ) : (
              <span className={styles.faint}>{t('unknown')}</span>
            ),
        },
        {
          key: 'facts',
          title: t('list.facts'),
          width: 240,
          render: (row) => <FactCounts counts={row.facts} />,
        },
        {
          key: 'stored',
          title: t('list.stored'),
          width: 150,
          render: (row) => <span className={styles.faint}>{formatInstant(row.createdAt)}</span>,
        },
      ]}
    />
  )
}
