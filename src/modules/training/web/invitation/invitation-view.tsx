import { useQuery } from '@tanstack/react-query'
import { Button, Upload } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type InvitationPage, mostInvitationFiles } from '../../contract/index.ts'
import { AnswerForm } from './answer-form.tsx'
import styles from './invitation.module.css'

/** Where somebody who is invited to teach reads about the class and answers, without an account. */
export function InvitationView({ token }: { token: string }) {
  const { t } = useTranslation('training')
  const errorText = useErrorText()
  const page = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => api.training.openInvitation({ token }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    gcTime: 0,
  })
  const title = page.data?.className
  useEffect(() => {
    document.title = `${title ?? t('invitation.title')} · ${t('product', { ns: 'ui' })}`
  }, [title, t])
  if (page.isError) return <EmptyState page title={errorText(page.error).title} />
  if (page.data === undefined) return <LoadingState />
  return <Shown page={page.data} token={token} />
}

function Shown({ page, token }: { page: InvitationPage; token: string }) {
  const { t } = useTranslation('training')
  return (
    <div className={styles.page}>
      {page.isDemo && <p className={styles.soft}>{t('invitation.page.demo')}</p>}
      <p>{t('invitation.page.dear', { name: page.teacherName })}</p>
      <h1 className={styles.title}>
        {t('invitation.page.invites', { host: page.host, class: page.className })}
      </h1>
      {page.message !== null && <p>{page.message}</p>}
      <Slot page={page} />
      <Told title={t('invitation.page.needs')} items={page.needs} />
      <Told title={t('invitation.page.problems')} items={page.problems} />
      <AnswerForm key={page.answerVersion} page={page} token={token} />
      <Slides page={page} token={token} />
      <p className={styles.soft}>{t('invitation.page.private')}</p>
    </div>
  )
}

function Slot({ page }: { page: InvitationPage }) {
  const { t } = useTranslation('training')
  const { t: directory } = useTranslation('directory')
  const format = useFormat()
  const kinds = page.audience.map(({ kind, people }) =>
    t('invitation.page.people', {
      kind:
        kind === 'others' ? t('invitation.page.others') : directory(`organisation.kind.${kind as 'bureau'}`),
      count: people,
    }),
  )
  return (
    <KeyValue
      items={[
        { label: t('invitation.page.when'), value: `${format.day(page.slotOn)} ${page.slot}` },
        { label: t('invitation.page.where'), value: page.place ?? '—' },
        {
          label: t('invitation.page.course'),
          value:
            [page.courseTitle, page.hours === null ? null : t('invitation.page.hours', { hours: page.hours })]
              .filter(Boolean)
              .join(' · ') || '—',
        },
        {
          label: t('invitation.page.audience'),
          value:
            kinds.length === 0 ? t('invitation.page.seats', { count: page.seats }) : kinds.join(format.comma),
        },
      ]}
    />
  )
}

function Told({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <ul className={styles.list}>
        {items.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
    </Section>
  )
}

function Slides({ page, token }: { page: InvitationPage; token: string }) {
  const { t } = useTranslation('training')
  const send = useWrite(api.training.sendInvitationFile, {
    invalidates: [['invitation', token]],
    done: t('invitation.page.uploaded'),
  })
  return (
    <Section
      title={t('invitation.page.files')}
      note={t('invitation.page.filesHelp', { most: mostInvitationFiles })}
    >
      <ul className={styles.list}>
        {page.files.map(({ fileName }) => (
          <li key={fileName}>{fileName}</li>
        ))}
      </ul>
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          send.mutate({ token, file })
          return false
        }}
      >
        <Button size="large" loading={send.isPending} disabled={page.files.length >= mostInvitationFiles}>
          {t('invitation.page.upload')}
        </Button>
      </Upload>
    </Section>
  )
}
