import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import styles from './answering.module.css'
import { Answering } from './answering.tsx'

/** Where somebody answers a questionnaire by the address they were given, without an account. */
export function AnsweringView({ token }: { token: string }) {
  const { t } = useTranslation('training')
  const errorText = useErrorText()
  const form = useQuery({
    queryKey: ['answering', token],
    queryFn: () => api.training.openAnswering({ token }),
    // What is typed is not to be overwritten by a page that asks again.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    gcTime: 0,
  })
  const title = form.data?.title
  useEffect(() => {
    document.title = `${title ?? t('answering.loading')} · ${t('product', { ns: 'ui' })}`
  }, [title, t])
  return (
    <div className={styles.page}>
      {form.isError ? (
        <EmptyState page title={errorText(form.error).title} />
      ) : form.data === undefined ? (
        <LoadingState />
      ) : (
        <Answering
          key={form.dataUpdatedAt}
          form={form.data}
          token={token}
          reload={() => void form.refetch()}
        />
      )}
    </div>
  )
}
