import { useQuery } from '@tanstack/react-query'
import { Segmented, Select, Tabs } from 'antd'
import { useTranslation } from 'react-i18next'
import { type DocumentKind, documentKinds } from '#platform/officialdoc/contract.ts'
import { useMay } from '#web/allowed.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { usePhone } from '#web/ui/use-media.ts'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { MakeView } from './make-view.tsx'
import styles from './officialdoc.module.css'
import { officialdocQueries } from './queries.ts'
import { officialDocumentSearch } from './search.ts'
import { TemplateView } from './template-view.tsx'

/** Official documents: make one of a kind, or change the kind's template. */
export function OfficialDocumentsPage() {
  const { t } = useTranslation('officialdoc')
  const phone = usePhone()
  const mayEdit = useMay()('officialdoc.template.edit')
  const [search, setSearch] = useUrlState(officialDocumentSearch)
  const kind = search.kind ?? 'notice'
  const template = useQuery(officialdocQueries.template(kind))
  const options = documentKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))
  const choose = (next: DocumentKind) => setSearch({ kind: next }, { push: true })
  return (
    <>
      <PageHeader title={t('title')} sub={t('sub')} />
      <div className={styles.kinds}>
        {phone ? (
          <Select
            className={styles.phoneKind}
            aria-label={t('kind')}
            value={kind}
            options={options}
            onChange={choose}
          />
        ) : (
          <Segmented<DocumentKind> aria-label={t('kind')} value={kind} options={options} onChange={choose} />
        )}
      </div>
      {mayEdit && (
        <Tabs
          activeKey={search.tab ?? 'make'}
          onChange={(tab) => setSearch({ tab: tab === 'template' ? 'template' : undefined }, { push: true })}
          items={(['make', 'template'] as const).map((key) => ({ key, label: t(`tabs.${key}`) }))}
        />
      )}
      <QueryView query={template} rows={12}>
        {(data) =>
          mayEdit && search.tab === 'template' ? (
            <TemplateView key={data.kind} template={data} />
          ) : (
            <MakeView key={data.kind} template={data} />
          )
        }
      </QueryView>
    </>
  )
}
