import { useQuery } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Select, TimePicker } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import {
  type Mode,
  modes,
  notifyContract,
  type SettingsView,
  type SettingValues,
} from '#platform/notify/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import styles from './inbox.module.css'
import { settingsQuery } from './queries.ts'
import { useTopicLabels } from './topic-labels.ts'

/** How this account wants to be told. */
export function NotifySettingsPage() {
  const { t } = useTranslation('inbox')
  const query = useQuery(settingsQuery())
  return (
    <>
      <PageHeader
        title={t('settings')}
        sub={t('form.sub')}
        back={{ href: paths.inbox(), label: t('back') }}
      />
      <QueryView query={query}>
        {(settings) => (
          <div className={styles.form}>
            <Channels settings={settings} />
            <SettingsForm key={settings.lockVersion} settings={settings} />
            <AdminLinks settings={settings} />
          </div>
        )}
      </QueryView>
    </>
  )
}

function Channels({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('inbox')
  const { message } = App.useApp()
  const test = useWrite(api.notify.sendTest, {
    invalidates: [['inbox']],
    done: false,
    onDone: ({ sent }) => void message.info(t(sent ? 'form.tested' : 'form.testMuted')),
  })
  const state = !settings.mailOn
    ? t('form.mailOff')
    : settings.address === null
      ? t('form.noAddress')
      : t('form.mailOn', { address: settings.address })
  return (
    <Section title={t('form.channels')}>
      <p className={styles.notice}>{state}</p>
      <Button loading={test.isPending} onClick={() => test.mutate(undefined)}>
        {t('form.test')}
      </Button>
    </Section>
  )
}

type Values = {
  defaultMode: Mode
  topics: Record<string, Mode | 'default'>
  quietFrom: string
  quietTo: string
  restDaysQuiet: boolean
}

function SettingsForm({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('inbox')
  const labels = useTopicLabels()
  const [form] = Form.useForm<Values>()
  const chosen = Object.fromEntries(settings.topics.map(({ topic, mode }) => [topic, mode]))
  // What the platform tells about itself concerns those whom it ever reached.
  const ofModules = labels.all.filter((topic) => !topic.startsWith('platform.'))
  // A dot in a field's name would make a path of it: the form goes by numbers.
  const topics = [...new Set([...ofModules, ...settings.knownTopics, ...Object.keys(chosen)])].sort((a, b) =>
    labels.of(a).localeCompare(labels.of(b), 'zh-CN'),
  )
  const saidOf = (chosen: SettingValues['topics'], topic: string) =>
    t(`form.mode.${chosen.find((one) => one.topic === topic)?.mode ?? 'default'}`)
  const save = useEdit(api.notify.saveSettings, {
    invalidates: [['inbox', 'settings']],
    seen: settings,
    read: () => api.notify.getSettings(),
    fields: [
      {
        label: t('form.defaultMode'),
        tell: (version: SettingsView) => t(`form.mode.${version.defaultMode}`),
        entered: (input) => t(`form.mode.${input.defaultMode}`),
      },
      ...topics.map((topic) => ({
        label: labels.of(topic),
        tell: (version: SettingsView) => saidOf(version.topics, topic),
        entered: (input: SettingValues) => saidOf(input.topics, topic),
      })),
      ...(['quietFrom', 'quietTo'] as const).map((key) => ({
        label: t(`form.${key}`),
        tell: (version: SettingsView) => version[key],
        entered: (input: SettingValues) => input[key],
      })),
      {
        label: t('form.restDays'),
        tell: ({ restDaysQuiet }) => t(restDaysQuiet ? 'yes' : 'no', { ns: 'ui' }),
        entered: ({ restDaysQuiet }) => t(restDaysQuiet ? 'yes' : 'no', { ns: 'ui' }),
      },
    ],
    onTakeTheirs: () => {},
  })
  const defaultMode = Form.useWatch('defaultMode', form) ?? settings.defaultMode
  const modeOptions = modes.map((value) => ({ value, label: t(`form.mode.${value}`) }))
  const submit = (values: Values) => {
    const input = readForm(form, inputSchemaOf(notifyContract.saveSettings), {
      ...values,
      lockVersion: save.lockVersion,
      topics: topics.flatMap((topic, index) => {
        const mode = values.topics?.[String(index)] ?? 'default'
        return mode === 'default' ? [] : [{ topic, mode }]
      }),
    })
    if (input) save.submit(input)
  }
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      disabled={save.busy}
      initialValues={{
        defaultMode: settings.defaultMode,
        quietFrom: settings.quietFrom,
        quietTo: settings.quietTo,
        restDaysQuiet: settings.restDaysQuiet,
        topics: Object.fromEntries(topics.map((topic, index) => [String(index), chosen[topic] ?? 'default'])),
      }}
      onFinish={submit}
    >
      <Section title={t('form.defaultMode')} note={t('form.defaultModeHelp')}>
        <Form.Item name="defaultMode" extra={t(`form.modeHelp.${defaultMode}`)}>
          <Select aria-label={t('form.defaultMode')} options={modeOptions} />
        </Form.Item>
      </Section>
      <Section title={t('form.topics')} note={t('form.topicsHelp')}>
        {topics.length === 0 && <p>{t('form.topicsNone')}</p>}
        {topics.map((topic, index) => (
          <div key={topic} className={styles.topicRow}>
            <span>{labels.of(topic)}</span>
            <Form.Item name={['topics', String(index)]} noStyle>
              <Select
                aria-label={labels.of(topic)}
                options={[{ value: 'default', label: t('form.mode.default') }, ...modeOptions]}
              />
            </Form.Item>
          </div>
        ))}
      </Section>
      <Section title={t('form.quiet')} note={t('form.quietHelp')}>
        <div className={styles.times}>
          <Form.Item name="quietFrom" label={t('form.quietFrom')}>
            <TimeField />
          </Form.Item>
          <Form.Item name="quietTo" label={t('form.quietTo')}>
            <TimeField />
          </Form.Item>
        </div>
        <Form.Item name="restDaysQuiet" valuePropName="checked">
          <Checkbox>{t('form.restDays')}</Checkbox>
        </Form.Item>
        {save.notice}
        <div className={styles.formActions}>
          <Button type="primary" htmlType="submit" loading={save.busy}>
            {t('save', { ns: 'ui' })}
          </Button>
        </div>
      </Section>
    </Form>
  )
}

/** A time of day as text, `20:00`. */
function TimeField({
  value,
  onChange,
  id,
}: {
  value?: string
  onChange?: (value: string | null) => void
  id?: string
}) {
  return (
    <TimePicker
      id={id}
      format="HH:mm"
      minuteStep={5}
      needConfirm={false}
      allowClear={false}
      value={value ? dayjs(`2000-01-01T${value}`) : null}
      onChange={(time) => onChange?.(time ? time.format('HH:mm') : null)}
    />
  )
}

function AdminLinks({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('inbox')
  if (!settings.mayEditWebhooks && !settings.mayReadMail) return null
  return (
    <Section title={t('form.admin')} note={t('form.adminNote')}>
      <div className={styles.links}>
        {settings.mayEditWebhooks && <PageLink href={paths.webhooks()}>{t('webhook.title')}</PageLink>}
        {settings.mayReadMail && <PageLink href={paths.mail()}>{t('mail.title')}</PageLink>}
      </div>
    </Section>
  )
}
