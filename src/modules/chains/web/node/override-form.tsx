import { Form, Modal, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { VerdictMark } from '#web/ui/verdict-mark.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEditOf } from '#web/use-edit.tsx'
import { diagnosisContract, type NodeDetail, type Verdict, verdicts } from '../../contract/index.ts'

const schema = inputSchemaOf(diagnosisContract.overrideVerdict)

/** Sets a verdict by hand, with a reason. Shows both sides when another person has set one meanwhile. */
export function OverrideForm({ node, onClose }: { node: NodeDetail; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ verdict: Verdict; reason: string }>()
  const draft = useDraft(`chains.override:${node.chainCode}.${node.code}`, form)
  const save = useEditOf(
    api.chains.overrideVerdict,
    (input, saved: NodeDetail) => ({ ...input, replacesId: saved.override?.id ?? null }),
    {
      onDone: () => {
        draft.clear()
        onClose()
      },
      seen: node,
      read: () => api.chains.getNode({ chainCode: node.chainCode, nodeCode: node.code }),
      fields: [
        {
          label: t('node.overrideVerdict'),
          tell: ({ verdict }) => ui(`verdict.${verdict}`),
          entered: ({ verdict }) => ui(`verdict.${verdict}`),
        },
        {
          label: t('node.reason'),
          tell: ({ override }) => override?.reason ?? null,
          entered: ({ reason }) => reason,
        },
      ],
      onTakeTheirs: onClose,
    },
  )
  const submit = (values: { verdict: Verdict; reason: string }) => {
    const input = readForm(form, schema, {
      chainCode: node.chainCode,
      nodeCode: node.code,
      replacesId: save.seen.override?.id ?? null,
      verdict: values.verdict,
      reason: values.reason ?? '',
    })
    if (input) save.submit(input)
  }
  return (
    <Modal
      open
      title={t('node.overrideTitle')}
      okText={t('node.override')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('node.overrideHelp')}</p>
      {save.notice}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ verdict: node.verdict, reason: '' }}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        <Form.Item name="verdict" label={t('node.overrideVerdict')} required>
          <Radio.Group>
            {verdicts.map((verdict) => (
              <Radio key={verdict} value={verdict}>
                <VerdictMark verdict={verdict} />
              </Radio>
            ))}
          </Radio.Group>
        </Form.Item>
        <ReasonField label={t('node.reason')} />
      </Form>
    </Modal>
  )
}
