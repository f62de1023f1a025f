import { UploadOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { formatInstant } from '#web/ui/format.ts'
import { useListFilters } from '#web/ui/list/filters.tsx'
import { windowOf } from '#web/ui/list/list-search.ts'
import { ListTable } from '#web/ui/list/list-table.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { documentList } from '../contract.ts'
import styles from './documents.module.css'
import { FactCounts } from './fact-marks.tsx'
import { documentQueries } from './queries.ts'
import { documentListSearch } from './search.ts'
import { UploadDrawer } from './upload-drawer.tsx'

/** All documents, newest first, with how many of their facts still wait; uploads by button or by dropping a file. */
export function DocumentsPage() {
  const { t } = useTranslation('documents')
  const [search, setSearch] = useUrlState(documentListSearch)
  const [file, setFile] = useState<File | null>(null)
  const [dragging, setDragging] = useState(false)
  const format = useFormat()
  const go = useGo()
  const documents = useQuery(documentQueries.list({ query: search.query, ...windowOf(search, 20) }))
  const filter = useListFilters(search, (values) => setSearch({ page: undefined, ...values }))
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
      <ListTable
        list={documentList}
        query={documents}
        search={search}
        setSearch={setSearch}
        filters={[filter.text('query', t('list.search'))]}
        onOpen={(row) => go(paths.document(row.id))}
        file={{
          right: 'documents.document.export',
          send: (asked) => api.documents.exportList({ query: search.query, ...asked }),
        }}
        empty={{ title: t('list.empty'), text: t('list.emptyHelp'), action: upload }}
        special={{
          title: {
            phone: 'title',
            render: (row) => (
              <div className={styles.nameCell}>
                <PageLink href={paths.document(row.id)}>{row.title ?? t('list.untitled')}</PageLink>
                {row.fileName && <div className={styles.faint}>{row.fileName}</div>}
              </div>
            ),
          },
          source: {
            title: t('list.source'),
            width: 220,
            render: (row) => (
              <>
                <div>{row.source ?? <span className={styles.faint}>{t('quote.noSource')}</span>}</div>
                <div className={styles.faint}>{row.author ?? t('quote.noAuthor')}</div>
              </>
            ),
          },
          publishedOn: {
            render: (row) =>
              row.publishedOn ? (
                format.day(row.publishedOn)
              ) : (
                <span className={styles.faint}>{t('unknown')}</span>
              ),
          },
          facts: { render: (row) => <FactCounts counts={row.facts} /> },
          createdAt: {
            render: (row) => <span className={styles.faint}>{formatInstant(row.createdAt)}</span>,
          },
        }}
      />
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
