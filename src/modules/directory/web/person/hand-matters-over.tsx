import { App, Button, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { PersonSelect } from '../selects.tsx'

/** Puts a successor in a person's place on the open problems and tasks that the reader may handle. */
export function HandMattersOver({ personId }: { personId: string }) {
  const { t } = useTranslation('directory')
  const { message } = App.useApp()
  const [form] = Form.useForm<{ successorId?: string }>()
  const handOver = useWrite(api.matters.handOverMatters, {
    form,
    done: false,
    onDone: ({ changed }) => {
      form.resetFields()
      void message.success(t('person.handover.handed', { count: changed }))
    },
  })
  return (
    <DraftForm
      draft={`matters.handOver:${personId}`}
      form={form}
      layout="vertical"
      onFinish={({ successorId }) => {
        if (successorId) handOver.mutate({ personId, successorId })
      }}
    >
      <h3>{t('person.handover.matters')}</h3>
      <p>{t('person.handover.mattersHelp')}</p>
      <Form.Item
        name="successorId"
        label={t('person.handover.successor')}
        rules={[{ required: true }]}
        required
      >
        <PersonSelect except={personId} />
      </Form.Item>
      <Button htmlType="submit" loading={handOver.isPending}>
        {t('person.handover.hand')}
      </Button>
    </DraftForm>
  )
}
