import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { chainContract, type PlacementOfEnterprise } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { readPlacement, usePlacementFields } from './placement-fields.ts'

const createSchema = inputSchemaOf(chainContract.createPlacement)
const updateSchema = inputSchemaOf(chainContract.updatePlacement)

type Values = {
  nodeCode?: string
  sharePercent: number | null
  role?: string
  evidence?: string
  source?: string
  asOfOn: string | null
}

const entered = (values: Values) => ({
  ...values,
  role: values.role ?? '',
  evidence: values.evidence ?? '',
  source: values.source ?? '',
})

/** Places an enterprise on a node of any chain, or changes share and evidence of a place. */
export function PlacementForm({
  enterpriseId,
  placement,
  onClose,
}: {
  enterpriseId: string
  placement: PlacementOfEnterprise | null
  onClose: () => void
}) {
  return placement === null ? (
    <NewPlacement enterpriseId={enterpriseId} onClose={onClose} />
  ) : (
    <ChangePlacement enterpriseId={enterpriseId} placement={placement} onClose={onClose} />
  )
}

function NewPlacement({ enterpriseId, onClose }: { enterpriseId: string; onClose: () => void }) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const atlas = useQuery(chainQueries.atlas()).data
  const today = useQuery(systemQuery()).data?.today ?? null
  const create = useWrite(api.chains.createPlacement, { onDone: onClose, form })
  return (
    <Modal
      open
      title={t('placement.add')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ sharePercent: 100, asOfOn: today }}
        onFinish={(values) => {
          const input = readForm(form, createSchema, {
            ...entered(values),
            enterpriseId,
            nodeCode: values.nodeCode ?? '',
          })
          if (input) create.mutate(input)
        }}
      >
        <Form.Item name="nodeCode" label={t('placement.node')} required>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            options={(atlas?.chains ?? []).map((chain) => ({
              label: chain.name,
              title: chain.name,
              options: chain.nodes.map((node) => ({
                value: node.code,
                label: node.name,
                key: `${chain.code}.${node.code}`,
              })),
            }))}
          />
        </Form.Item>
        <Fields />
      </Form>
    </Modal>
  )
}

function ChangePlacement({
  enterpriseId,
  placement,
  onClose,
}: {
  enterpriseId: string
  placement: PlacementOfEnterprise
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const update = useEdit(api.chains.updatePlacement, {
    form,
    onDone: onClose,
    seen: placement,
    read: () => readPlacement(enterpriseId, placement.id),
    fields: usePlacementFields(),
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={`${t('placement.edit')} · ${placement.nodeName}`}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: update.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {update.notice}
      <Form
        form={form}
        layout="vertical"
        initialValues={placement}
        onFinish={(values) => {
          const input = readForm(form, updateSchema, {
            ...entered(values),
            id: placement.id,
            lockVersion: update.lockVersion,
          })
          if (input) update.submit(input)
        }}
      >
        <Fields />
      </Form>
    </Modal>
  )
}

function Fields() {
  const { t } = useTranslation('chains')
  return (
    <>
      <Form.Item name="sharePercent" label={t('placement.share')} extra={t('placement.shareHelp')} required>
        <InputNumber min={0} max={100} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="role" label={t('placement.role')} extra={t('placement.roleHelp')} required>
        <Input />
      </Form.Item>
      <Form.Item name="evidence" label={t('placement.evidence')} required>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="source" label={t('placement.source')} required>
        <Input />
      </Form.Item>
      <Form.Item name="asOfOn" label={t('placement.asOfOn')} required>
        <DayField />
      </Form.Item>
    </>
  )
}
