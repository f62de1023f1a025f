import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import type { DocumentDetail } from '../contract.ts'
import { DocumentWorkbench } from './document-workbench.tsx'
import styles from './documents.module.css'
import { documentQueries } from './queries.ts'
import { documentSearch } from './search.ts'
import { SourceForm, SourceHeader } from './source-header.tsx'

/**
 * One document: its text beside the facts read from it, where it comes from, and its thread.
 *
 * @param trail shows the thread and the history of an object; given from outside because it spans all modules.
 */
export function DocumentPage({ trail }: { trail: (object: ObjectRef) => ReactNode }) {
  const params: { id?: string } = useParams({ strict: false })
  const document = useQuery(documentQueries.one(params.id ?? ''))
  return (
    <QueryView query={document} rows={12}>
      {(data) => <DocumentView document={data} trail={trail} />}
    </QueryView>
  )
}

function DocumentView({
  document,
  trail,
}: {
  document: DocumentDetail
  trail: (object: ObjectRef) => ReactNode
}) {
  const { t } = useTranslation('documents')
  const [search, setSearch] = useUrlState(documentSearch)
  const [editing, setEditing] = useState(false)
  const fact = document.factItems.find((one) => one.id === search.fact)
  const about = fact !== undefined && search.about === 'fact' ? 'fact' : 'document'
  return (
    <>
      <PageHeader
        back={{ href: paths.documents(), label: t('list.title') }}
        title={document.title ?? t('list.untitled')}
        actions={<Button onClick={() => setEditing(true)}>{t('header.edit')}</Button>}
      />
      <SourceHeader document={document} />
      <DocumentWorkbench document={document} />
      <div className={styles.trail}>
        <Section
          title={t('thread.title')}
          actions={
            fact && (
              <Segmented<'document' | 'fact'>
                size="small"
                aria-label={t('thread.title')}
                value={about}
                onChange={(next) => setSearch({ about: next })}
                options={[
                  { value: 'document', label: t('thread.document') },
                  { value: 'fact', label: t('thread.fact') },
                ]}
              />
            )
          }
        >
          {about === 'fact' && fact
            ? trail({ kind: 'documents.fact', id: fact.id })
            : trail({ kind: 'documents.document', id: document.id })}
        </Section>
      </div>
      {editing && <SourceForm document={document} onClose={() => setEditing(false)} />}
    </>
  )
}
