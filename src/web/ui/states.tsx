import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Skeleton } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'
import { useErrorText } from './error-text.ts'
import styles from './layout.module.css'
import { PageLink } from './page-link.tsx'
import { paths } from './paths.ts'

/** Why there is nothing here and what to do next. */
export function EmptyState({
  title,
  text,
  action,
  page = false,
}: {
  title: string
  text?: ReactNode
  action?: ReactNode
  /** Stands in place of a whole page, so that its title is the page's heading. */
  page?: boolean
}) {
  const Title = page ? 'h1' : 'div'
  return (
    <div className={styles.state}>
      <Title className={styles.stateTitle}>{title}</Title>
      {text && <div className={styles.stateText}>{text}</div>}
      {action}
    </div>
  )
}

/** Kinds of refusal that asking again does not change. */
const final: readonly string[] = ['notFound', 'forbidden', 'badInput']

/** What failed, how to go on, and the request id small for technicians. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t } = useTranslation('ui')
  const text = useErrorText()(error)
  // What a page asks for comes from its address; nobody filled in anything.
  const badAddress = error instanceof ApiError && error.body.kind === 'badInput'
  return (
    <div className={styles.state} role="alert">
      <div className={styles.stateTitle}>{badAddress ? t('error.badAddress') : text.title}</div>
      <div className={styles.stateText}>{badAddress ? t('error.badAddressHelp') : text.detail}</div>
      {error instanceof ApiError && final.includes(error.body.kind) ? (
        <PageLink href={paths.city()}>{t('error.toHome')}</PageLink>
      ) : (
        retry && <Button onClick={retry}>{t('retry')}</Button>
      )}
      {text.requestId && (
        <div className={styles.stateSmall}>
          {t('error.requestId')} {text.requestId}
        </div>
      )}
    </div>
  )
}

/** The shape of a page while it loads. */
export function LoadingState({ rows = 6 }: { rows?: number }) {
  const { t } = useTranslation('ui')
  return (
    <div aria-busy="true">
      <span className="sr-only" role="status">
        {t('loading')}
      </span>
      <Skeleton active={false} paragraph={{ rows }} />
    </div>
  )
}

/** Shows a query: skeleton, error with retry, or its data. */
export function QueryView<T>({
  query,
  rows,
  children,
}: {
  query: UseQueryResult<T, unknown>
  rows?: number
  children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  return <LoadingState rows={rows} />
}
