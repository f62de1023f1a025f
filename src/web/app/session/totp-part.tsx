import { App, Button, Form, Input, Modal, QRCode } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me, TotpSetup } from '#platform/auth/contract.ts'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import styles from './session.module.css'

type Act = 'enable' | 'disable' | 'renew'

/** Turns the second factor on and off. */
export function TotpPart({ me }: { me: Me }) {
  const { t } = useTranslation('session')
  const [act, setAct] = useState<Act | null>(null)
  const [setup, setSetup] = useState<TotpSetup | null>(null)
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <Section title={t('totp.title')} note={t(me.totp ? 'totp.on' : 'totp.off')}>
      <p className={styles.help}>{t('totp.help')}</p>
      <div className={styles.actions}>
        {me.totp ? (
          <>
            <Button onClick={() => setAct('renew')}>{t('totp.renew')}</Button>
            <Button danger onClick={() => setAct('disable')}>
              {t('totp.disable')}
            </Button>
          </>
        ) : (
          <Button type="primary" onClick={() => setAct('enable')}>
            {t('totp.enable')}
          </Button>
        )}
      </div>
      {act !== null && (
        <PasswordDialog act={act} onClose={() => setAct(null)} onEnabled={setSetup} onRenewed={setCodes} />
      )}
      {setup !== null && <SetupDialog setup={setup} onClose={() => setSetup(null)} />}
      {codes !== null && <CodesDialog codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  )
}

function PasswordDialog({
  act,
  onClose,
  onEnabled,
  onRenewed,
}: {
  act: Act
  onClose: () => void
  onEnabled: (setup: TotpSetup) => void
  onRenewed: (codes: string[]) => void
}) {
  const { t } = useTranslation('session')
  const [form] = Form.useForm<{ current: string }>()
  const run = useWrite(
    async (password: string) => {
      if (act === 'enable') onEnabled(await api.session.enableTotp({ password }))
      else if (act === 'renew') onRenewed((await api.session.renewBackupCodes({ password })).backupCodes)
      else await api.session.disableTotp({ password })
    },
    {
      invalidates: [['session']],
      done: act === 'disable' ? t('totp.disabled') : act === 'renew' ? t('totp.renewed') : false,
      form,
      onDone: onClose,
    },
  )
  return (
    <Modal
      open
      title={t(`totp.${act}`)}
      okText={t('totp.confirmPassword')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: run.isPending, danger: act === 'disable' }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.help}>{t('totp.askPassword')}</p>
      <Form
        name="confirm-password"
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

function SetupDialog({ setup, onClose }: { setup: TotpSetup; onClose: () => void }) {
  const { t } = useTranslation('session')
  const { colon } = useFormat()
  const [form] = Form.useForm<{ code: string }>()
  const confirm = useWrite((code: string) => api.session.confirmTotp({ code }), {
    invalidates: [['session']],
    done: t('totp.enabled'),
    form,
    onDone: onClose,
  })
  return (
    <Modal
      open
      title={t('totp.enable')}
      okText={t('totp.confirm')}
      cancelText={t('cancel', { ns: 'ui' })}
      okButtonProps={{ loading: confirm.isPending }}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className={styles.help}>{t('totp.scan')}</p>
      <div className={styles.qr} role="img" aria-label={t('totp.qr')}>
        {/* Black on white in every theme, or cameras cannot read it. */}
        <QRCode type="svg" value={setup.uri} size={184} color="#000000" bgColor="#ffffff" />
      </div>
      <p>
        {t('totp.secret')}
        {colon}
        <code className={styles.secret}>{setup.secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <BackupCodes codes={setup.backupCodes} />
      <Form
        name="second-factor"
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={({ code }) => confirm.mutate(code)}
      >
        <Form.Item
          name="code"
          label={t('totp.code')}
          rules={[{ required: true, message: t('form.required', { ns: 'ui' }) }]}
        >
          <Input inputMode="numeric" autoComplete="one-time-code" maxLength={8} className={styles.code} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function CodesDialog({ codes, onClose }: { codes: string[]; onClose: () => void }) {
  const { t } = useTranslation('session')
  return (
    <Modal
      open
      title={t('totp.codes')}
      closable={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onClose}>
          {t('totp.close')}
        </Button>
      }
    >
      <BackupCodes codes={codes} />
    </Modal>
  )
}

function BackupCodes({ codes }: { codes: string[] }) {
  const { t } = useTranslation('session')
  const { message } = App.useApp()
  return (
    <div className={styles.codes}>
      <strong>{t('totp.codes')}</strong>
      <p className={styles.help}>{t('totp.codesHelp')}</p>
      <ul className={styles.codeList}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      {/* Only pages reached by https, or on this machine, may write to the clipboard. */}
      {navigator.clipboard !== undefined && (
        <Button
          size="small"
          onClick={() =>
            void navigator.clipboard.writeText(codes.join('\n')).then(() => message.success(t('totp.copied')))
          }
        >
          {t('totp.copy')}
        </Button>
      )}
    </div>
  )
}
