import { useQueryClient } from '@tanstack/react-query'
import { Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api, isConflict, useWrite } from '#web/api.ts'
import { clashFields } from '#web/ui/clash-fields.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import {
  type Segment,
  segments,
  type TemplateDetail,
  type TemplateNode,
  type Tier,
  templateContract,
  tiers,
} from '../../contract/index.ts'

const schema = inputSchemaOf(templateContract.putTemplateNode)

type Values = {
  nodeCode: string
  name: string
  nameEn: string
  segment: Segment
  tier: Tier
  gbCodes: string[]
}

/** Adds a node to a draft or changes its place in it. */
export function NodeForm({
  template,
  node,
  onClose,
}: {
  template: TemplateDetail
  node: TemplateNode | null
  onClose: () => void
}) {
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const wordOf = (sort: 'segment' | 'tier', value: unknown): string => {
    if (sort === 'segment')
      return segments.some((key) => key === value) ? t(`segment.${value as Segment}`) : '—'
    return tiers.some((key) => key === value) ? t(`tier.${value as Tier}`) : '—'
  }
  const [form] = Form.useForm<Values>()
  const client = useQueryClient()
  const save = useWrite(api.chains.putTemplateNode, { onDone: onClose, form, quietConflict: true })
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
  const saved = theirs?.nodeItems.find((item) => item.code === mine?.nodeCode)
  return (
    <Modal
      open
      title={t(node ? 'versions.editNode' : 'versions.addNode')}
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
          fields={clashFields<Partial<TemplateNode>>(saved ?? {}, mine, [
            { name: 'name', label: t('column.name') },
            { name: 'segment', label: t('column.segment'), tell: (value) => wordOf('segment', value) },
            { name: 'tier', label: t('column.tier'), tell: (value) => wordOf('tier', value) },
            { name: 'gbCodes', label: t('column.gbCodes') },
          ])}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={
          node
            ? { ...node, nodeCode: node.code }
            : { nodeCode: '', name: '', nameEn: '', segment: 'upstream', tier: 'general', gbCodes: [] }
        }
        onFinish={(values) => {
          const input = readForm(form, schema, {
            ...values,
            nameEn: values.nameEn ?? '',
            id: template.id,
            lockVersion: opened.lockVersion,
          })
          if (input) send(input)
        }}
      >
        <Form.Item name="nodeCode" label={t('column.code')} extra={t('versions.codeHelp')}>
          <Input disabled={node !== null} />
        </Form.Item>
        <Form.Item name="name" label={t('column.name')}>
          <Input />
        </Form.Item>
        <Form.Item name="nameEn" label={t('column.nameEn')}>
          <Input />
        </Form.Item>
        <Form.Item name="segment" label={t('column.segment')}>
          <Select options={segments.map((segment) => ({ value: segment, label: t(`segment.${segment}`) }))} />
        </Form.Item>
        <Form.Item name="tier" label={t('column.tier')}>
          <Select options={tiers.map((tier) => ({ value: tier, label: t(`tier.${tier}`) }))} />
        </Form.Item>
        <Form.Item name="gbCodes" label={t('column.gbCodes')} extra={t('versions.gbHelp')}>
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} />
        </Form.Item>
      </Form>
    </Modal>
  )
}
