import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api, isConflict, useWrite } from '#web/api.ts'
import { useSavedNote } from '#web/recovery/undo.tsx'
import { systemQuery } from '#web/system-query.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { diagnosisContract, type NodeDetail } from '../../contract/index.ts'

const schema = inputSchemaOf(diagnosisContract.updateNode)

type Values = { ownerId: string | null | undefined; asOfOn: string | null; note: string | null }

/** Sets who keeps the node, confirms its data as of a day. A conflict shows both versions. */
export function UpkeepForm({ node, onClose }: { node: NodeDetail; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const client = useQueryClient()
  const today = useQuery(systemQuery()).data?.today
  const organisations = useQuery(directoryQueries.organisations()).data ?? []
  const nameOf = (id: string | null) =>
    organisations.find((item) => item.id === id)?.name ?? t('node.noOwner')
  const noteSaved = useSavedNote()
  const save = useWrite(api.chains.updateNode, {
    done: false,
    onDone: () => {
      noteSaved({ kind: 'chains.node', id: node.code })
      onClose()
    },
    quietConflict: true,
    form,
  })
  const mine = save.variables
  const send = (values: Values) => {
    const note = values.note?.trim() ?? ''
    const input = readForm(form, schema, {
      chainCode: node.chainCode,
      nodeCode: node.code,
      lockVersion: node.lockVersion,
      ownerId: values.ownerId ?? null,
      asOfOn: values.asOfOn,
      note: note === '' ? null : note,
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
      title={t('node.ownerTitle')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: save.isPending, disabled: isConflict(save.error) }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('node.confirmHelp')}</p>
      {isConflict(save.error) && mine && (
        <ConflictNotice
          busy={save.isPending}
          onTakeTheirs={onClose}
          onTakeMine={() => send({ ownerId: mine.ownerId, asOfOn: mine.asOfOn, note: mine.note })}
          fields={[
            {
              label: t('node.owner'),
              theirs: node.owner?.name ?? t('node.noOwner'),
              mine: nameOf(mine.ownerId),
              same: (node.owner?.id ?? null) === mine.ownerId,
            },
            {
              label: t('node.asOfOn'),
              theirs: node.asOfOn,
              mine: mine.asOfOn,
              same: node.asOfOn === mine.asOfOn,
            },
            {
              label: t('node.note'),
              theirs: node.note ?? '—',
              mine: mine.note ?? '—',
              same: node.note === mine.note,
            },
          ]}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ ownerId: node.owner?.id, asOfOn: today ?? node.asOfOn, note: node.note }}
        onFinish={send}
      >
        <Form.Item name="ownerId" label={t('node.owner')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('node.noOwner')}
            options={organisations.map((item) => ({ value: item.id, label: item.name }))}
          />
        </Form.Item>
        <Form.Item name="asOfOn" required label={t('node.asOfOn')}>
          <DayField />
        </Form.Item>
        <Form.Item name="note" label={t('node.note')}>
          <Input.TextArea rows={2} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
