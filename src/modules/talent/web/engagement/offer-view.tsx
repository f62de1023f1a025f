import { useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'
import { api, useWrite } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { KeyValue } from '#web/ui/key-value.tsx'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, LoadingState } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type EngagementOffer, talentContract } from '../../contract/index.ts'
import { modeChoices } from '../../contract/shared-columns.ts'
import styles from './engagement.module.css'
import { useRefusalOptions } from './step-dialogs.tsx'

/** Where somebody reads who looks for them and says whether contacts may pass, without an account. */
export function OfferView({ token }: { token: string }) {
  const { t } = useTranslation('talent')
  const page = useQuery({
    queryKey: ['offer', token],
    queryFn: () => api.talent.openEngagementOffer({ token }),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnReconnect: false,
    gcTime: 0,
  })
  const title = page.data?.title
  useEffect(() => {
    document.title = `${title ?? t('engagement.offer.title')} · ${t('product', { ns: 'ui' })}`
  }, [title, t])
  if (page.isError) return <NotShown error={page.error} retry={() => void page.refetch()} />
  if (page.data === undefined) return <LoadingState />
  return <Shown page={page.data} token={token} />
}

/** Why nothing is shown: an address that opens nothing (any more), and what to do; or a fault that may pass. */
function NotShown({ error, retry }: { error: unknown; retry: () => void }) {
  const { t } = useTranslation('talent')
  const text = useErrorText()(error)
  const reason = error instanceof ApiError ? error.body.reason : null
  if (reason === 'talent.offer.expired')
    return <EmptyState page title={t('engagement.offer.expired')} text={text.title} />
  if (reason === 'talent.offer.nothing')
    return <EmptyState page title={t('engagement.offer.nothing')} text={text.title} />
  return (
    <EmptyState
      page
      title={text.title}
      text={text.detail}
      action={<Button onClick={retry}>{t('retry', { ns: 'ui' })}</Button>}
    />
  )
}

function Shown({ page, token }: { page: EngagementOffer; token: string }) {
  const { t } = useTranslation('talent')
  return (
    <div className={styles.page}>
      {page.isDemo && <p className={styles.soft}>{t('engagement.offer.demo')}</p>}
      <p>{t('engagement.offer.dear', { name: page.personName })}</p>
      <h1 className={styles.pageTitle}>{t('engagement.offer.asks', { enterprise: page.enterpriseName })}</h1>
      <Told page={page} />
      {page.state === 'open' ? <Answer page={page} token={token} /> : <Answered page={page} />}
      <p className={styles.soft}>{t('engagement.offer.private')}</p>
    </div>
  )
}

/** What became of it: refused, waiting for the enterprise, both agreed with whom to call, or ended since. */
function Answered({ page }: { page: EngagementOffer }) {
  const { t } = useTranslation('talent')
  const { needContact: contact } = page
  const stands = page.isOver ? 'over' : contact !== null ? 'mutual' : page.state
  return (
    <div role="status" className={styles.side}>
      <p className={page.state === 'agreed' && !page.isOver ? styles.answered : undefined}>
        {t(`engagement.offer.answered.${stands === 'open' ? 'agreed' : stands}`)}
      </p>
      {contact !== null && (
        <KeyValue
          items={[
            { label: t('engagement.contacts.need'), value: contact.name },
            {
              label: t('engagement.offer.phone'),
              value: contact.phone && <a href={`tel:${contact.phone}`}>{contact.phone}</a>,
            },
            {
              label: t('engagement.offer.email'),
              value: contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>,
            },
          ].filter(({ value }) => value !== null)}
        />
      )}
    </div>
  )
}

function Told({ page }: { page: EngagementOffer }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const modes = modeChoices
    .filter(({ value }) => page.modes.includes(value))
    .map(({ title }) => title[format.language])
  return (
    <KeyValue
      items={[
        { label: t('engagement.offer.enterprise'), value: page.enterpriseName },
        { label: t('engagement.offer.post'), value: page.title },
        { label: t('engagement.offer.kindLabel'), value: t(`engagement.offer.kind.${page.kind}`) },
        {
          label: t('engagement.offer.place'),
          value: page.places.join(format.comma) || t('engagement.offer.anyPlace'),
        },
        {
          label: t('engagement.offer.salary'),
          value:
            page.salaryFrom === null || page.salaryTo === null
              ? t('engagement.offer.negotiable')
              : t('engagement.offer.salaryRange', { from: page.salaryFrom, to: page.salaryTo }),
        },
        {
          label: t('engagement.offer.mode'),
          value: modes.join(format.comma) || t('engagement.offer.anyMode'),
        },
        { label: t('engagement.offer.headcount'), value: t('need.people', { count: page.headcount }) },
        { label: t('engagement.offer.chain'), value: page.chainName },
        ...(page.duties === null
          ? []
          : [
              {
                label: t('engagement.offer.duties'),
                value: <span className={styles.text}>{page.duties}</span>,
              },
            ]),
        ...(page.benefits === null
          ? []
          : [
              {
                label: t('engagement.offer.benefits'),
                value: <span className={styles.text}>{page.benefits}</span>,
              },
            ]),
      ]}
    />
  )
}

interface Values {
  agrees?: boolean
  refusal?: string
  note?: string
}

function Answer({ page, token }: { page: EngagementOffer; token: string }) {
  const { t } = useTranslation('talent')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const agrees = Form.useWatch('agrees', form)
  const refusals = useRefusalOptions()
  const answer = useWrite(api.talent.answerEngagementOffer, {
    form,
    invalidates: [['offer', token]],
    done: t('engagement.offer.done'),
  })
  return (
    <Section
      title={t('engagement.offer.question')}
      note={t('engagement.offer.until', { day: format.day(page.expiresOn) })}
    >
      <p>
        {page.contacts.length === 0
          ? t('engagement.offer.passesName')
          : t('engagement.offer.passes', { contacts: page.contacts.join(format.comma) })}
      </p>
      <Form<Values>
        form={form}
        layout="vertical"
        size="large"
        onFinish={(values) => {
          const input = readForm(form, inputSchemaOf(talentContract.answerEngagementOffer), {
            token,
            agrees: values.agrees,
            refusal: values.agrees ? null : (values.refusal ?? null),
            note: values.agrees ? null : values.note || null,
          })
          if (input) answer.mutate(input)
        }}
      >
        <Form.Item name="agrees">
          <Radio.Group className={styles.choices}>
            <Radio value={true}>{t('engagement.offer.yes')}</Radio>
            <Radio value={false}>{t('engagement.offer.no')}</Radio>
          </Radio.Group>
        </Form.Item>
        {agrees === false && (
          <>
            <Form.Item name="refusal" label={t('engagement.offer.reason')}>
              <Select allowClear options={refusals} />
            </Form.Item>
            <Form.Item name="note" label={t('engagement.offer.note')}>
              <Input.TextArea rows={2} maxLength={500} />
            </Form.Item>
          </>
        )}
        <Button
          type="primary"
          htmlType="submit"
          block
          disabled={agrees === undefined}
          loading={answer.isPending}
        >
          {t('engagement.offer.submit')}
        </Button>
      </Form>
    </Section>
  )
}
