import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import type { Fact, FactConflict } from '../contract.ts'
import { conflictKeyNames } from './conflict-key.ts'
import styles from './documents.module.css'
import { Confidence, FactStateChip, useFactTeller } from './fact-marks.tsx'
import { documentsZh } from './labels.zh.ts'
import { documentQueries } from './queries.ts'
import { QuotationBlock } from './quotation-block.tsx'

/** Facts of different documents that cannot all be true, side by side with their sentences and sources. */
export function ConflictsPage() {
  const { t } = useTranslation('documents')
  const conflicts = useQuery(documentQueries.conflicts())
  return (
    <>
      <PageHeader
        back={{ href: paths.documents(), label: t('conflicts.back') }}
        title={t('conflicts.title')}
        sub={t('conflicts.sub')}
      />
      <QueryView query={conflicts}>
        {(data) =>
          data.length === 0 ? (
            <EmptyState title={t('conflicts.none')} text={t('conflicts.noneHelp')} />
          ) : (
            data.map((conflict) => (
              <ConflictSection
                key={`${conflict.type} ${conflict.key.join(' ')} ${conflict.field}`}
                conflict={conflict}
              />
            ))
          )
        }
      </QueryView>
    </>
  )
}

function ConflictSection({ conflict }: { conflict: FactConflict }) {
  const { t } = useTranslation('documents')
  const { value } = useFactTeller()
  const names = conflictKeyNames[conflict.type] ?? []
  const about = conflict.key
    .map((part, index) => (part === '' ? null : value(names[index] ?? '', part)))
    .filter((part) => part !== null)
  return (
    <Section
      title={[t(`type.${conflict.type}`), ...about].join(' · ')}
      note={t('conflicts.on', { field: argName(conflict.field, t) })}
    >
      <div className={styles.sides}>
        {conflict.facts.map((fact) => (
          <Side key={fact.id} fact={fact} field={conflict.field} />
        ))}
      </div>
    </Section>
  )
}

function Side({ fact, field }: { fact: Fact; field: string }) {
  const { t } = useTranslation('documents')
  const { tell, value } = useFactTeller()
  const go = useGo()
  const href = paths.document(fact.documentId, { fact: fact.id })
  return (
    <article className={styles.side}>
      <PageLink href={href}>{fact.document.title ?? t('list.untitled')}</PageLink>
      <div className={styles.sideValue}>{value(field, fact.args[field])}</div>
      <div>{tell(fact)}</div>
      <div className={styles.sideMeta}>
        <FactStateChip state={fact.state} />
        <Confidence value={fact.confidence} />
      </div>
      <QuotationBlock fact={fact} />
      <div className="no-print">
        <Button danger={fact.state === 'suggested'} size="small" onClick={() => go(href)}>
          {t('conflicts.decide')}
        </Button>
      </div>
    </article>
  )
}

function argName(field: string, t: ReturnType<typeof useTranslation<'documents'>>['t']): string {
  const known = (Object.keys(documentsZh.arg) as (keyof typeof documentsZh.arg)[]).find(
    (name) => name === field,
  )
  return known ? t(`arg.${known}`) : field
}
