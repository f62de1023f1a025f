import { useQueryClient } from '@tanstack/react-query'
import { useParams, useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { ErrorState, LoadingState } from '#web/ui/states.tsx'

/** Where links in e-mails lead: marks the notification as read and goes on to what it is about. */
export function OpenNotificationPage() {
  const { t } = useTranslation('inbox')
  const { id } = useParams({ strict: false })
  const router = useRouter()
  const client = useQueryClient()
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    api.notify.openNotification({ id: id ?? '' }).then(({ href }) => {
      void client.invalidateQueries({ queryKey: ['inbox'] })
      router.history.replace(href)
    }, setError)
  }, [id, router, client])
  return (
    <>
      <h1 className="sr-only">{t('opening')}</h1>
      {error === null ? (
        <LoadingState />
      ) : (
        <>
          <ErrorState error={error} />
          <PageLink href={paths.inbox()}>{t('title')}</PageLink>
        </>
      )}
    </>
  )
}
