import { CheckCircleFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink, useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import {
  type RateableSession,
  type RatingLevel,
  ratingItems,
  ratingLevels,
  trainingQualities,
} from '../../contract/index.ts'
import styles from './feedback.module.css'
import { Levels } from './levels.tsx'
import { feedbackQueries } from './queries.ts'

/** Rates one session, on one screen. */
export function RatePage() {
  const { id = '' } = useParams({ strict: false })
  const form = useQuery(feedbackQueries.form(id))
  const [isDone, setDone] = useState<string | null>(null)
  if (isDone === id) return <Done />
  return (
    <QueryView query={form}>
      {(session) => <RateForm key={session.sessionId} session={session} onDone={() => setDone(id)} />}
    </QueryView>
  )
}

type Given<K extends string> = Partial<Record<K, RatingLevel>>

function RateForm({ session, onDone }: { session: RateableSession; onDone: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [items, setItems] = useState<Given<(typeof ratingItems)[number]>>({})
  const [qualities, setQualities] = useState<Given<(typeof trainingQualities)[number]>>({})
  const [comment, setComment] = useState('')
  const send = useWrite(api.training.rateSession, { invalidates: [['training', 'ownRatings']], onDone })
  const missing =
    ratingItems.length + trainingQualities.length - Object.keys(items).length - Object.keys(qualities).length
  const options = ratingLevels.map((value) => ({ value, label: t(`feedback.level.${value}`) }))
  const submit = () => {
    const { relevance, theory, information, expression, manner } = items
    const { specialised, refined, practical } = qualities
    if (!(relevance && theory && information && expression && manner)) return
    if (!(specialised && refined && practical)) return
    send.mutate({
      id: session.sessionId,
      answers: {
        items: { relevance, theory, information, expression, manner },
        qualities: { specialised, refined, practical },
        comment: comment.trim() || null,
      },
    })
  }
  return (
    <div className={styles.card}>
      <PageHeader
        title={session.title}
        back={{ href: paths.ownRatings(), label: t('feedback.own.title') }}
        sub={[session.teacherName, format.monthDay(session.heldOn), session.classTitle]
          .filter(Boolean)
          .join(' · ')}
      />
      <p className={styles.faint}>{t('feedback.rate.anonymous')}</p>
      {ratingItems.map((item) => (
        <Levels
          key={item}
          label={t(`feedback.item.${item}`)}
          options={options}
          value={items[item]}
          onChange={(value) => setItems({ ...items, [item]: value })}
        />
      ))}
      {trainingQualities.map((quality) => (
        <Levels
          key={quality}
          label={t(`feedback.qualityAsked.${quality}`)}
          options={options}
          value={qualities[quality]}
          onChange={(value) => setQualities({ ...qualities, [quality]: value })}
        />
      ))}
      <label className={styles.field}>
        {t('feedback.rate.comment')}
        <textarea
          className={styles.text}
          rows={2}
          maxLength={300}
          value={comment}
          onChange={({ target }) => setComment(target.value)}
        />
      </label>
      <div className={styles.send}>
        <Button
          type="primary"
          size="large"
          block
          disabled={missing > 0}
          loading={send.isPending}
          onClick={submit}
        >
          {missing > 0 ? t('feedback.rate.missing', { count: missing }) : t('feedback.rate.send')}
        </Button>
      </div>
    </div>
  )
}

function Done() {
  const { t } = useTranslation('training')
  const go = useGo()
  const own = useQuery(feedbackQueries.own())
  const next = own.data?.open[0]
  return (
    <div className={styles.done} role="status">
      <CheckCircleFilled className={styles.doneMark} aria-hidden />
      <h1>{t('feedback.rate.done')}</h1>
      {next !== undefined && (
        <Button type="primary" size="large" onClick={() => go(paths.rateSession(next.sessionId))}>
          {t('feedback.rate.next')}
        </Button>
      )}
      <PageLink href={paths.ownRatings()}>{t('feedback.rate.back')}</PageLink>
    </div>
  )
}
