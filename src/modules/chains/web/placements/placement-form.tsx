import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { z } from 'zod'
import { api, isConflict, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { clashFields } from '#web/ui/clash-fields.ts'
import { ConflictNotice } from '#web/ui/conflict-notice.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { chainContract, type PlacementOfEnterprise } from '../../contract/index.ts'
import { chainQueries } from '../queries.ts'
import { PlacementFields } from './placement-fields.tsx'

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
  const { t } = useTranslation('chains')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const client = useQueryClient()
  const atlas = useQuery({ ...chainQueries.atlas(), enabled: placement === null }).data
  const today = useQuery(systemQuery()).data?.today ?? null
  const create = useWrite(api.chains.createPlacement, { onDone: onClose, form })
  const update = useWrite(api.chains.updatePlacement, { onDone: onClose, form, quietConflict: true })
  const [theirs, setTheirs] = useState<PlacementOfEnterprise | null>(null)
  const send = (input: z.output<typeof updateSchema>) =>
    update.mutate(input, {
      onError: async (error) => {
        if (!isConflict(error)) return
        const rows = await api.chains.listPlacements({ enterpriseId })
        setTheirs(rows.find((row) => row.id === input.id) ?? null)
      },
    })
  const mine = update.variables
  const submit = (values: Values) => {
    const fields = {
      ...values,
      role: values.role ?? '',
      evidence: values.evidence ?? '',
      source: values.source ?? '',
    }
    if (placement) {
      const input = readForm(form, updateSchema, {
        ...fields,
        id: placement.id,
        lockVersion: theirs?.lockVersion ?? placement.lockVersion,
      })
      if (input) send(input)
    } else {
      const input = readForm(form, createSchema, { ...fields, enterpriseId, nodeCode: values.nodeCode ?? '' })
      if (input) create.mutate(input)
    }
  }
  return (
    <Modal
      open
      title={placement ? `${t('placement.edit')} · ${placement.nodeName}` : t('placement.add')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: create.isPending || update.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {theirs && mine && (
        <ConflictNotice
          busy={update.isPending}
          onTakeTheirs={() => {
            void client.invalidateQueries({ queryKey: ['chains'] })
            onClose()
          }}
          onTakeMine={() => send({ ...mine, lockVersion: theirs.lockVersion })}
          fields={clashFields(theirs, mine, [
            { name: 'sharePercent', label: t('placement.share') },
            { name: 'role', label: t('placement.role') },
            { name: 'evidence', label: t('placement.evidence') },
            { name: 'source', label: t('placement.source') },
            { name: 'asOfOn', label: t('placement.asOfOn') },
          ])}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={placement ?? { sharePercent: 100, asOfOn: today }}
        onFinish={submit}
      >
        {placement === null && (
          <Form.Item name="nodeCode" label={t('placement.node')}>
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
        )}
        <PlacementFields />
      </Form>
    </Modal>
  )
}
