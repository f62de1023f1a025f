import { Form, Input, Modal, Rate, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { edgeKinds, type TemplateDetail, type TemplateEdge, templateContract } from '../../contract/index.ts'
import { edgeKey } from './use-draft-act.ts'

const schema = inputSchemaOf(templateContract.putTemplateEdge)

/** Adds a supply edge to a draft or changes its strength, group and note. */
export function EdgeForm({
  template,
  edge,
  onClose,
}: {
  template: TemplateDetail
  edge: TemplateEdge | null
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<{ edge: TemplateEdge }>()
  type Input = { edge: TemplateEdge; lockVersion: number; id: string }
  const tells = [
    { label: t('column.strength'), of: (item: TemplateEdge) => String(item.strength) },
    { label: t('column.group'), of: (item: TemplateEdge) => item.group },
    { label: t('column.reason'), of: (item: TemplateEdge) => item.reason },
  ]
  const save = useEdit((input: Input) => api.chains.putTemplateEdge(input), {
    onDone: onClose,
    seen: template,
    read: () => api.chains.getTemplate({ id: template.id }),
    fields: tells.map(({ label, of }) => ({
      label,
      tell: (version: TemplateDetail) => {
        const key = edgeKey(form.getFieldValue('edge') as TemplateEdge)
        const item = version.edgeItems.find((one) => edgeKey(one) === key)
        return item ? of(item) : null
      },
      entered: (input: Input) => of(input.edge),
    })),
    onTakeTheirs: onClose,
  })
  const nodes = template.nodeItems.map((node) => ({ value: node.code, label: node.name }))
  return (
    <Modal
      open
      title={t(edge ? 'versions.editEdge' : 'versions.addEdge')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {save.notice}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ edge: edge ?? { kind: 'rawMaterial', strength: 3, group: null, reason: '' } }}
        onFinish={(values) => {
          const group = values.edge.group?.trim() ?? ''
          const input = readForm(form, schema, {
            id: template.id,
            lockVersion: save.lockVersion,
            edge: { ...values.edge, group: group === '' ? null : group },
          })
          if (input) save.submit(input)
        }}
      >
        <Form.Item name={['edge', 'from']} label={t('column.from')}>
          <Select disabled={edge !== null} showSearch={{ optionFilterProp: 'label' }} options={nodes} />
        </Form.Item>
        <Form.Item name={['edge', 'to']} label={t('column.to')}>
          <Select disabled={edge !== null} showSearch={{ optionFilterProp: 'label' }} options={nodes} />
        </Form.Item>
        <Form.Item name={['edge', 'kind']} label={t('column.kind')}>
          <Select
            disabled={edge !== null}
            options={edgeKinds.map((kind) => ({ value: kind, label: t(`edgeKind.${kind}`) }))}
          />
        </Form.Item>
        <Form.Item name={['edge', 'strength']} label={t('column.strength')}>
          <Rate character="▮" allowClear={false} />
        </Form.Item>
        <Form.Item name={['edge', 'group']} label={t('column.group')}>
          <Input />
        </Form.Item>
        <Form.Item name={['edge', 'reason']} label={t('column.reason')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
