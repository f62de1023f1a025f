import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ObjectRef } from '#platform/http/contract.ts'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { inputSchemaOf } from '#web/ui/zod-form.ts'
import { type DocumentDetail, documentsContract } from '../contract.ts'
import { DocumentWorkbench } from './document-workbench.tsx'
import styles from './documents.module.css'
import { documentQueries } from './queries.ts'
import { documentSearch } from './search.ts'
import { SourceForm, SourceHeader } from './source-header.tsx'

const removeReason = inputSchemaOf(documentsContract.remove).pick({ reason: true })

/**
 * One document: its text beside the facts read from it, where it comes from, and its thread.
 *
 * @param trail shows the thread and the history of an object; given from outside because it spans all modules.
 * @param factActions what can be made of a fact, given from outside for the same reason.
 */
export function DocumentPage({
  trail,
  factActions,
}: {
  trail: (object: ObjectRef) => ReactNode
  factActions: (factId: string) => ReactNode
}) {
  const params: { id?: string } = useParams({ strict: false })
  const document = useQuery(documentQueries.one(params.id ?? ''))
  return (
    <QueryView query={document} rows={12}>
      {(data) => <DocumentView document={data} trail={trail} factActions={factActions} />}
    </QueryView>
  )
}

function DocumentView({
  document,
  trail,
  factActions,
}: {
  document: DocumentDetail
  trail: (object: ObjectRef) => ReactNode
  factActions: (factId: string) => ReactNode
}) {
  const { t } = useTranslation('documents')
  const [search, setSearch] = useUrlState(documentSearch)
  const format = useFormat()
  const [editing, setEditing] = useState(false)
  const go = useGo()
  const fact = document.factItems.find((one) => one.id === search.fact)
  const about = fact !== undefined && search.about === 'fact' ? 'fact' : 'document'
  return (
    <>
      <PageHeader
        back={{ href: paths.documents(), label: t('list.title') }}
        title={document.title ?? t('list.untitled')}
        actions={
          <>
            <Allowed right="documents.document.add">
              <Button onClick={() => setEditing(true)}>{t('header.edit')}</Button>
            </Allowed>
            <Allowed right="documents.document.remove">
              <RemoveButton
                name={document.title ?? t('list.untitled')}
                schema={removeReason}
                object={{
                  seen: document,
                  read: () => api.documents.get({ id: document.id }),
                  fields: [
                    { label: t('header.source'), tell: ({ source }) => source },
                    { label: t('header.author'), tell: ({ author }) => author },
                    {
                      label: t('header.published'),
                      tell: ({ publishedOn }) => publishedOn && format.day(publishedOn),
                    },
                  ],
                }}
                remove={(reason, { id, lockVersion }) => api.documents.remove({ id, lockVersion, reason })}
                onDone={() => go(paths.documents())}
              />
            </Allowed>
          </>
        }
      />
      <SourceHeader document={document} />
      <DocumentWorkbench document={document} factActions={factActions} />
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
