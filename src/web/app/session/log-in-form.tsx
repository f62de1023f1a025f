import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#platform/http/client.ts'
import { api } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { refusal } from './refusal.ts'
import styles from './session.module.css'

type Credentials = { username: string; password: string }
type Step = { code: string }

/**
 * User name and password, then where the account asks for it a code. Refusals stand in the form, which keeps what was
 * entered.
 *
 * @param refused a reason to begin with, such as what the identity provider's answer came to.
 */
export function LogInForm({
  username,
  refused,
  onDone,
}: {
  username?: string
  refused?: string | undefined
  onDone: () => void
}) {
  const { t } = useTranslation('session')
  const [challenged, setChallenged] = useState(false)
  const [notice, setNotice] = useState<string | null>(null)
  const [seen, setSeen] = useState(refused)
  const errorText = useErrorText()
  const shown = notice ?? (seen === undefined ? null : errorText(refusal(seen)).title)
  if (challenged)
    return (
      <SecondStep
        onDone={onDone}
        onBack={(reason) => {
          setChallenged(false)
          setNotice(reason)
        }}
      />
    )
  return (
    <PasswordStep
      username={username}
      notice={shown}
      submit={t('login.submit')}
      onTry={() => {
        setNotice(null)
        setSeen(undefined)
      }}
      onDone={(status) => (status === 'secondFactor' ? setChallenged(true) : onDone())}
    />
  )
}

function PasswordStep({
  username,
  notice,
  submit,
  onTry,
  onDone,
}: {
  username: string | undefined
  notice: string | null
  submit: string
  onTry: () => void
  onDone: (status: 'loggedIn' | 'secondFactor') => void
}) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const required = { required: true, message: t('form.required', { ns: 'ui' }) }
  const signIn = useMutation({
    mutationFn: (input: Credentials) => api.session.signIn(input),
    onSuccess: ({ status }) => onDone(status),
  })
  const problem = signIn.isError ? errorText(signIn.error).title : notice
  return (
    <Form<Credentials>
      name="log-in"
      layout="vertical"
      requiredMark={false}
      initialValues={{ username: username ?? '' }}
      onFinish={(values) => {
        onTry()
        signIn.mutate(values)
      }}
    >
      {problem !== null && <Alert type="error" title={problem} className={styles.notice} role="alert" />}
      <Form.Item name="username" label={t('login.username')} rules={[required]}>
        <Input
          size="large"
          autoComplete="username"
          autoFocus={username === undefined}
          autoCapitalize="none"
        />
      </Form.Item>
      <Form.Item name="password" label={t('login.password')} rules={[required]}>
        <Input.Password size="large" autoComplete="current-password" autoFocus={username !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={signIn.isPending}>
        {submit}
      </Button>
    </Form>
  )
}

function SecondStep({ onDone, onBack }: { onDone: () => void; onBack: (reason: string | null) => void }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const [kind, setKind] = useState<'totp' | 'backup'>('totp')
  const [form] = Form.useForm<Step>()
  const verify = useMutation({
    mutationFn: ({ code }: Step) => api.session.verifyTotp({ code, kind }),
    onSuccess: onDone,
    onError: (error) => {
      if (error instanceof ApiError && error.body.reason === 'platform.session.challengeOver')
        onBack(errorText(error).title)
    },
  })
  return (
    <Form<Step>
      name="second-step"
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={(values) => verify.mutate(values)}
    >
      <h2 className={styles.stepTitle}>{t('step.title')}</h2>
      <p className={styles.help}>{t(kind === 'totp' ? 'step.totpHelp' : 'step.backupHelp')}</p>
      {verify.isError && (
        <Alert type="error" title={errorText(verify.error).title} className={styles.notice} role="alert" />
      )}
      <Form.Item
        name="code"
        label={t(kind === 'totp' ? 'step.code' : 'step.backupCode')}
        rules={[{ required: true, message: t('form.required', { ns: 'ui' }) }]}
      >
        <Input
          key={kind}
          size="large"
          autoFocus
          autoComplete="one-time-code"
          inputMode={kind === 'totp' ? 'numeric' : 'text'}
          maxLength={40}
        />
      </Form.Item>
      <Button type="primary" htmlType="submit" size="large" block loading={verify.isPending}>
        {t('step.submit')}
      </Button>
      <div className={styles.links}>
        <Button
          type="link"
          onClick={() => {
            setKind(kind === 'totp' ? 'backup' : 'totp')
            form.resetFields()
            verify.reset()
          }}
        >
          {t(kind === 'totp' ? 'step.useBackup' : 'step.useTotp')}
        </Button>
        <Button type="link" onClick={() => onBack(null)}>
          {t('step.back')}
        </Button>
      </div>
    </Form>
  )
}
