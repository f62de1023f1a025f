import { Form, Input, Modal, Rate, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { edgeKinds, type TemplateDetail, type TemplateEdge, templateContract } from '../../contract/index.ts'

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
  const save = useWrite(api.chains.putTemplateEdge, { onDone: onClose })
  const nodes = template.nodeItems.map((node) => ({ value: node.code, label: node.name }))
  return (
    <Modal
      open
      title={t(edge ? 'versions.editEdge' : 'versions.addEdge')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ edge: edge ?? { kind: 'rawMaterial', strength: 3, group: null, reason: '' } }}
        onFinish={(values) => {
          const group = values.edge.group?.trim() ?? ''
          const input = readForm(form, schema, {
            id: template.id,
            lockVersion: template.lockVersion,
            edge: { ...values.edge, group: group === '' ? null : group },
          })
          if (input) save.mutate(input)
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
