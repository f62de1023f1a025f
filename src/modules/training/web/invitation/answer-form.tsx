import { Button, Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type InvitationPage, trainingContract } from '../../contract/index.ts'
import styles from './invitation.module.css'
import { type LocalAnswer, localAnswer } from './local-answer.ts'

const schema = inputSchemaOf(trainingContract.answerInvitation)

type Values = LocalAnswer & { contact: string | null }

/** Yes or no, with what the talk will be about. */
export function AnswerForm({ page, token }: { page: InvitationPage; token: string }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [form] = Form.useForm<Values>()
  const draft = localAnswer(token)
  const answer = useWrite(api.training.answerInvitation, {
    form,
    invalidates: [['invitation', token]],
    done: t('invitation.page.submitted'),
    onDone: draft.forget,
  })
  return (
    <Section
      title={t('invitation.page.answer')}
      note={t('invitation.page.until', { day: format.day(page.expiresOn) })}
    >
      {page.state !== 'open' && (
        <p role="status" className={styles.answered}>
          {t(`invitation.page.answered.${page.state}`)}
        </p>
      )}
      <Form<Values>
        form={form}
        layout="vertical"
        size="large"
        initialValues={{
          accepts: page.state !== 'declined',
          talk: page.talk,
          answerNote: page.answerNote,
          ...draft.read(),
        }}
        onValuesChange={(_, all) => draft.keep(all)}
        onFinish={({ contact, ...values }) => {
          const input = readForm(form, schema, {
            ...values,
            talk: values.talk || null,
            answerNote: values.answerNote || null,
            ...(contact ? { contact } : {}),
            token,
            answerVersion: page.answerVersion,
          })
          if (input) answer.mutate(input)
        }}
      >
        <Form.Item name="accepts">
          <Radio.Group
            optionType="button"
            options={[
              { value: true, label: t('invitation.page.accepts') },
              { value: false, label: t('invitation.page.declines') },
            ]}
          />
        </Form.Item>
        <Form.Item name="talk" label={t('invitation.page.talk')} extra={t('invitation.page.talkHelp')}>
          <Input.TextArea rows={4} maxLength={2000} />
        </Form.Item>
        <Form.Item name="answerNote" label={t('invitation.page.answerNote')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        <Form.Item
          name="contact"
          label={t('invitation.page.contact')}
          extra={t(page.hasContact ? 'invitation.page.contactKept' : 'invitation.page.contactHelp')}
        >
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={answer.isPending}>
          {t('invitation.page.submit')}
        </Button>
      </Form>
    </Section>
  )
}
