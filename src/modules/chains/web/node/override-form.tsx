import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, isConflict, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { diagnosisContract, type NodeDetail, type Verdict, verdicts } from '../../contract/index.ts'

const schema = inputSchemaOf(diagnosisContract.overrideVerdict)

/** Sets a verdict by hand, with a reason. Shows both sides when another person has set one meanwhile. */
export function OverrideForm({ node, onClose }: { node: NodeDetail; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ verdict: Verdict; reason: string }>()
  const draft = useDraft(`chains.override:${node.chainCode}.${node.code}`, form)
  const save = useWrite(api.chains.overrideVerdict, {
    onDone: () => {
      draft.clear()
      onClose()
    },
    quietConflict: true,
  })
  const mine = save.variables
  const client = useQueryClient()
  const send = (values: { verdict: Verdict; reason: string }) => {
    const input = readForm(form, schema, {
      chainCode: node.chainCode,
      nodeCode: node.code,
      replacesId: node.override?.id ?? null,
      verdict: values.verdict,
      reason: values.reason ?? '',
    })
    if (!input) return
    save.mutate(input, {
      onError: (error) =>
        isConflict(error) &&
        void client.invalidateQueries({ queryKey: ['chains', 'node', node.chainCode, node.code] }),
    })
  }
  return (
    <Modal
      open
      title={t('node.overrideTitle')}
      okText={t('node.override')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending, disabled: isConflict(save.error) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('node.overrideHelp')}</p>
      {isConflict(save.error) && mine && (
        <ConflictNotice
          busy={save.isPending}
          onTakeTheirs={onClose}
          onTakeMine={() => send(mine)}
          fields={[
            {
              label: t('node.overrideVerdict'),
              theirs: <VerdictMark verdict={node.verdict} />,
              mine: <VerdictMark verdict={mine.verdict} />,
              same: node.verdict === mine.verdict,
            },
            {
              label: t('node.reason'),
              theirs: node.override?.reason ?? '—',
              mine: mine.reason,
              same: node.override?.reason === mine.reason,
            },
          ]}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ verdict: node.verdict, reason: '' }}
        onFinish={send}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        <Form.Item name="verdict" required label={t('node.overrideVerdict')}>
          <Radio.Group>
            {verdicts.map((verdict) => (
              <Radio key={verdict} value={verdict}>
                <VerdictMark verdict={verdict} />
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <Form.Item name="reason" required label={t('node.reason')}>
          <Input.TextArea rows={3} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
