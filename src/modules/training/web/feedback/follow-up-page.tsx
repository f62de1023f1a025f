import { CheckCircleFilled } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { type FollowUpForm, type UseLevel, useLevels } from '../../contract/index.ts'
import styles from './feedback.module.css'
import { Levels } from './levels.tsx'
import { feedbackQueries } from './queries.ts'

const texts = ['where', 'hindrance', 'example'] as const

/** Says what is used of a class in work, three months after it. */
export function FollowUpPage() {
  const { id = '' } = useParams({ strict: false })
  const form = useQuery(feedbackQueries.followUpForm(id))
  const [isDone, setDone] = useState(false)
  if (isDone) return <Done />
  return (
    <QueryView query={form}>{(data) => <Questions form={data} onDone={() => setDone(true)} />}</QueryView>
  )
}

function Questions({ form, onDone }: { form: FollowUpForm; onDone: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [used, setUsed] = useState<UseLevel>()
  const [said, setSaid] = useState({ where: '', hindrance: '', example: '' })
  const [lacking, setLacking] = useState<string[]>([])
  const send = useWrite(api.training.handInFollowUp, { invalidates: [['training', 'ownFollowUps']], onDone })
  const optional = t('feedback.followUp.optional')
  return (
    <div className={styles.card}>
      <PageHeader
        title={form.title}
        back={{ href: paths.ownRatings(), label: t('feedback.own.title') }}
        sub={`${format.day(form.startsOn)} · ${t('feedback.own.until', { day: format.monthDay(form.until) })}`}
      />
      <p className={styles.faint}>{t('feedback.followUp.intro')}</p>
      <Levels
        label={t('feedback.followUp.used')}
        options={useLevels.map((value) => ({ value, label: t(`feedback.followUp.useLevel.${value}`) }))}
        value={used}
        onChange={setUsed}
      />
      {texts.map((key) => (
        <label key={key} className={styles.field}>
          {t(`feedback.followUp.${key}`)}
          {optional}
          <textarea
            className={styles.text}
            rows={2}
            maxLength={300}
            value={said[key]}
            onChange={({ target }) => setSaid({ ...said, [key]: target.value })}
          />
        </label>
      ))}
      <div className={styles.field}>
        {t('feedback.followUp.lacking')}
        {optional}
        <Select
          mode="multiple"
          size="large"
          aria-label={t('feedback.followUp.lacking')}
          style={{ width: '100%' }}
          maxCount={5}
          showSearch={{ optionFilterProp: 'label' }}
          options={form.topics.map(({ code, name }) => ({ value: code, label: name }))}
          value={lacking}
          onChange={setLacking}
        />
      </div>
      <div className={styles.send}>
        <Button
          type="primary"
          size="large"
          block
          disabled={used === undefined}
          loading={send.isPending}
          onClick={() => {
            if (used === undefined) return
            const text = (key: (typeof texts)[number]) => said[key].trim() || null
            send.mutate({
              id: form.classId,
              answers: {
                used,
                where: text('where'),
                hindrance: text('hindrance'),
                example: text('example'),
                lacking,
              },
            })
          }}
        >
          {t('feedback.rate.send')}
        </Button>
      </div>
    </div>
  )
}

function Done() {
  const { t } = useTranslation('training')
  return (
    <div className={styles.done} role="status">
      <CheckCircleFilled className={styles.doneMark} aria-hidden />
      <h1>{t('feedback.rate.done')}</h1>
      <Allowed right="training.need.edit">
        <p>{t('feedback.followUp.alsoNeed')}</p>
        <PageLink href={paths.trainingNeeds()}>{t('feedback.followUp.toNeeds')}</PageLink>
      </Allowed>
      <PageLink href={paths.ownRatings()}>{t('feedback.rate.back')}</PageLink>
    </div>
  )
}
