import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#platform/auth/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { useErrorText } from '#web/ui/error-text.ts'
import { Section } from '#web/ui/section.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { refusal } from './refusal.ts'
import { ownAccountSearch } from './search.ts'
import styles from './session.module.css'

/** Links one's identity of the provincial platform, and takes it away; not shown where no platform is configured. */
export function OidcPart({ me }: { me: Me }) {
  const { t } = useTranslation('session')
  const errorText = useErrorText()
  const [search] = useUrlState(ownAccountSearch)
  const options = useQuery({ queryKey: ['session', 'options'], queryFn: () => api.session.options() })
  const [asking, setAsking] = useState(false)
  const provider = options.data?.oidc
  if (!provider && !me.oidcLinked) return null
  return (
    <Section title={provider?.label ?? t('oidc.title')} note={t(me.oidcLinked ? 'oidc.on' : 'oidc.off')}>
      {search.refused && (
        <Alert
          type="error"
          showIcon
          className={styles.notice}
          title={errorText(refusal(search.refused)).title}
        />
      )}
      {search.linked && me.oidcLinked && (
        <Alert type="success" showIcon className={styles.notice} title={t('oidc.linked')} />
      )}
      <p className={styles.help}>{t('oidc.help')}</p>
      <div className={styles.actions}>
        {me.oidcLinked ? (
          <Button danger onClick={() => setAsking(true)}>
            {t('oidc.unlink')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => setAsking(true)}>
            {t('oidc.link')}
          </Button>
        )}
      </div>
      {asking && <PasswordDialog unlink={me.oidcLinked} onClose={() => setAsking(false)} />}
    </Section>
  )
}

function PasswordDialog({ unlink, onClose }: { unlink: boolean; onClose: () => void }) {
  const { t } = useTranslation('session')
  const [form] = Form.useForm<{ current: string }>()
  const run = useWrite(
    async (password: string) => {
      if (unlink) await api.session.unlinkOidc({ password })
      // The provider's own page, and back to this one.
      else location.assign((await api.session.linkOidc({ password })).href)
    },
    { invalidates: [['session']], done: unlink ? t('oidc.unlinked') : false, form, onDone: onClose },
  )
  return (
    <Modal
      open
      title={t(unlink ? 'oidc.unlink' : 'oidc.link')}
      okText={t('totp.confirmPassword')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: run.isPending, danger: unlink }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.help}>{t(unlink ? 'oidc.unlinkHelp' : 'oidc.linkHelp')}</p>
      <Form
        name="oidc-password"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ current }) => run.mutate(current)}
      >
        <Form.Item
          name="current"
          label={t('password.current')}
          rules={[{ required: true, message: t('form.required', { ns: 'ui' }) }]}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}
