import { useQuery } from '@tanstack/react-query'
import { Button, Result } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import styles from './attendance.module.css'
import { useSessionWords } from './marks.tsx'
import { attendanceQueries } from './queries.ts'
import { signInSearch } from './search.ts'

/** What a phone shows after the scan: one button, and then that it is done. */
export function SignInPage() {
  const { t } = useTranslation('training')
  const [{ session, code }] = useUrlState(signInSearch)
  if (session === undefined || code === undefined)
    return <EmptyState page title={t('attendance.signIn.missing')} />
  return <Place session={session} code={code} />
}

function Place({ session, code }: { session: string; code: string }) {
  const { t } = useTranslation('training')
  const errorText = useErrorText()
  const words = useSessionWords()
  const place = useQuery(attendanceQueries.place(session))
  const sign = useWrite(api.training.signIn, { invalidates: [['training', 'own']], done: false })
  const mine = <PageLink href={paths.ownTraining()}>{t('attendance.signIn.mine')}</PageLink>
  if (place.isError)
    return (
      <div className={styles.phone}>
        <EmptyState page title={errorText(place.error).title} action={mine} />
      </div>
    )
  if (!place.isSuccess) return <LoadingState />
  const done = sign.data?.mark
  if (done === 'present' || done === 'late')
    return (
      <div className={styles.phone}>
        <Result
          status="success"
          title={t(done === 'late' ? 'attendance.signIn.doneLate' : 'attendance.signIn.done')}
          subTitle={words.whole(place.data)}
          extra={mine}
        />
      </div>
    )
  const { mark } = place.data
  return (
    <div className={styles.phone}>
      <h1 className={styles.screenTitle}>{place.data.classTitle}</h1>
      <div>{words.whole(place.data)}</div>
      {mark === null || mark === 'leave' ? (
        <Button
          type="primary"
          size="large"
          loading={sign.isPending}
          onClick={() => sign.mutate({ id: session, code })}
        >
          {t('attendance.signIn.confirm')}
        </Button>
      ) : (
        <p>{t('attendance.signIn.already', { mark: t(`attendance.mark.${mark}`) })}</p>
      )}
      {mine}
    </div>
  )
}
