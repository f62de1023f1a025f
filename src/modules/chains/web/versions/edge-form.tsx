import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Rate, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api, isConflict, useWrite } from '#web/api.ts'
import { clashFields } from '#web/ui/clash-fields.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
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
  const client = useQueryClient()
  const save = useWrite(api.chains.putTemplateEdge, { onDone: onClose, quietConflict: true })
  // The draft as it was when the form was opened: a later version is not taken up unasked.
  const [opened] = useState(template)
  const [theirs, setTheirs] = useState<TemplateDetail | null>(null)
  const send = (input: z.output<typeof schema>) =>
    save.mutate(input, {
      onError: async (error) => {
        if (isConflict(error)) setTheirs(await api.chains.getTemplate({ id: template.id }))
      },
    })
  const mine = save.variables
  const saved = theirs?.edgeItems.find(
    (item) => item.from === mine?.edge.from && item.to === mine?.edge.to && item.kind === mine?.edge.kind,
  )
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
      {theirs && mine && (
        <ConflictNotice
          busy={save.isPending}
          onTakeTheirs={() => {
            void client.invalidateQueries({ queryKey: ['chains'] })
            onClose()
          }}
          onTakeMine={() => send({ ...mine, lockVersion: theirs.lockVersion })}
          fields={clashFields<Partial<TemplateEdge>>(saved ?? {}, mine.edge, [
            { name: 'strength', label: t('column.strength') },
            { name: 'group', label: t('column.group') },
            { name: 'reason', label: t('column.reason') },
          ])}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ edge: edge ?? { kind: 'rawMaterial', strength: 3, group: null, reason: '' } }}
        onFinish={(values) => {
          const group = values.edge.group?.trim() ?? ''
          const input = readForm(form, schema, {
            id: template.id,
            lockVersion: opened.lockVersion,
            edge: { ...values.edge, group: group === '' ? null : group },
          })
          if (input) send(input)
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
