import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Me } from '#platform/auth/contract.ts'
import { api, useWrite } from '#web/api.ts'
import styles from './session.module.css'

type Values = { current: string; next: string; repeat: string }

/** Chooses a new password; what is wrong with it stands under its field. */
export function PasswordForm({ me, onDone }: { me: Me; onDone?: () => void }) {
  const { t } = useTranslation('session')
  const [form] = Form.useForm<Values>()
  const required = { required: true, message: t('form.required', { ns: 'ui' }) }
  const change = useWrite((input: { current: string; next: string }) => api.session.changePassword(input), {
    invalidates: [['session']],
    done: t('password.done'),
    form,
    onDone: () => {
      form.resetFields()
      onDone?.()
    },
  })
  return (
    <Form<Values>
      name="change-password"
      form={form}
      layout="vertical"
      requiredMark={false}
      className={styles.narrow}
      onFinish={({ current, next }) => change.mutate({ current, next })}
    >
      {/* Password managers store the password under this name. */}
      <input type="text" name="username" autoComplete="username" value={me.username ?? ''} readOnly hidden />
      <Form.Item name="current" label={t('password.current')} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('password.next')}
        rules={[required]}
        extra={t('password.rules', me.passwordRules)}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('password.repeat')}
        dependencies={['next']}
        rules={[
          required,
          ({ getFieldValue }) => ({
            validator: (_rule, value: unknown) =>
              !value || getFieldValue('next') === value
                ? Promise.resolve()
                : Promise.reject(new Error(t('password.differs'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {t('password.submit')}
      </Button>
    </Form>
  )
}
