import { useQuery } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { systemQuery } from '#web/system-query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { diagnosisContract, type NodeDetail } from '../../contract/index.ts'

const schema = inputSchemaOf(diagnosisContract.updateNode)

type Values = { ownerId: string | null | undefined; asOfOn: string | null; note: string | null }

/** Sets who keeps the node, confirms its data as of a day. A conflict shows both versions. */
export function UpkeepForm({ node, onClose }: { node: NodeDetail; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const today = useQuery(systemQuery()).data?.today
  const organisations = useQuery(directoryQueries.organisations()).data ?? []
  const nameOf = (id: string | null) =>
    organisations.find((item) => item.id === id)?.name ?? t('node.noOwner')
  const noteSaved = useSavedNote()
  const format = useFormat()
  const save = useEdit(api.chains.updateNode, {
    form,
    done: false,
    onDone: () => {
      noteSaved({ kind: 'chains.node', id: node.code })
      onClose()
    },
    seen: node,
    read: () => api.chains.getNode({ chainCode: node.chainCode, nodeCode: node.code }),
    fields: [
      {
        label: t('node.owner'),
        tell: ({ owner }) => owner?.name ?? t('node.noOwner'),
        entered: ({ ownerId }) => nameOf(ownerId),
      },
      {
        label: t('node.asOfOn'),
        tell: ({ asOfOn }) => format.day(asOfOn),
        entered: ({ asOfOn }) => format.day(asOfOn),
      },
      { label: t('node.note'), tell: ({ note }) => note, entered: ({ note }) => note },
    ],
    onTakeTheirs: onClose,
  })
  const submit = (values: Values) => {
    const note = values.note?.trim() ?? ''
    const input = readForm(form, schema, {
      chainCode: node.chainCode,
      nodeCode: node.code,
      lockVersion: save.lockVersion,
      ownerId: values.ownerId ?? null,
      asOfOn: values.asOfOn,
      note: note === '' ? null : note,
    })
    if (input) save.submit(input)
  }
  return (
    <Modal
      open
      title={t('node.ownerTitle')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('node.confirmHelp')}</p>
      {save.notice}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ ownerId: node.owner?.id, asOfOn: today ?? node.asOfOn, note: node.note }}
        onFinish={submit}
      >
        <Form.Item name="ownerId" label={t('node.owner')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('node.noOwner')}
            options={organisations.map((item) => ({ value: item.id, label: item.name }))}
          />
        </Form.Item>
        <Form.Item name="asOfOn" label={t('node.asOfOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="note" label={t('node.note')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
