import type { UseQueryResult } from '@tanstack/react-query'
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'
import type { Drawing } from '#platform/officialdoc/contract.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import styles from './officialdoc.module.css'
import { PageDrawing } from './page-drawing.tsx'

/** The drawn pages of a document, what its fonts lack, and what keeps it from being drawn. */
export function PreviewPanel({
  query,
  waits,
  actions,
}: {
  query: UseQueryResult<Drawing, unknown>
  /** Nothing to draw yet. */
  waits: boolean
  actions: ReactNode
}) {
  const { t } = useTranslation('officialdoc')
  const drawing = query.data
  return (
    <div className={styles.preview}>
      <Section
        title={t('preview')}
        note={t('previewHelp')}
        actions={<div className={styles.actions}>{actions}</div>}
      >
        {query.isError && !waits && <Refusal error={query.error} />}
        {waits ? (
          <EmptyState title={t('previewWait')} />
        ) : drawing === undefined ? (
          query.isError ? null : (
            <LoadingState rows={10} />
          )
        ) : (
          <>
            <p className={styles.note}>
              {t('pages', { total: drawing.total })}
              {drawing.total > drawing.pages.length && ` · ${t('cut', { shown: drawing.pages.length })}`}
            </p>
            {drawing.missing.length > 0 && (
              <Alert type="warning" title={t('missing', { characters: drawing.missing.join(' ') })} />
            )}
            <div className={styles.pages}>
              {drawing.pages.map((page, index) => (
                <PageDrawing
                  // biome-ignore lint/suspicious/noArrayIndexKey: pages are their numbers
                  key={index}
                  page={page}
                  index={index}
                  width={drawing.width}
                  height={drawing.height}
                />
              ))}
            </div>
            {drawing.shippedFonts && <p className={styles.note}>{t('shippedFonts')}</p>}
          </>
        )}
      </Section>
    </div>
  )
}

/** What is wrong, and in which line or field. */
function Refusal({ error }: { error: unknown }) {
  const { t } = useTranslation('officialdoc')
  const text = useErrorText()(error)
  const details = error instanceof ApiError ? error.body.details : {}
  const where = [
    typeof details.line === 'number' ? t('line', { line: details.line }) : null,
    ...[details.name, details.tag, details.value, details.label].map((part) =>
      typeof part === 'string' && part !== '' ? part : null,
    ),
  ].filter((part) => part !== null)
  return <Alert type="error" title={text.title} description={where.join(' · ') || text.detail} />
}
