import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { Section } from '#web/ui/section.tsx'
import type { NewIdea } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { LikeIdeas } from './like-ideas.tsx'

export type IdeaValues = Partial<NewIdea>

/** The fields of an idea, with those that say much the same below them while it is written. */
export function IdeaForm({
  form,
  initial,
  id,
  draft,
  edit,
  busy,
  acts,
  onSubmit,
}: {
  form: FormInstance<IdeaValues>
  initial: IdeaValues
  /** The idea that is changed; null for a new one. */
  id: string | null
  draft: string
  edit?: { notice: ReactNode; lockVersion: number }
  busy: boolean
  acts: ReactNode
  onSubmit: (values: IdeaValues) => void
}) {
  const { t } = useTranslation('training')
  const may = useMay()
  const values = Form.useWatch([], form) ?? initial
  const chainCode = values.chainCode ?? null
  const chains = useQuery(chainQueries.list()).data ?? []
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  const topics = (useQuery(trainingQueries.topics()).data ?? []).filter(({ retired }) => !retired)
  const classes = useQuery({
    ...trainingQueries.classes({ pageSize: 100, state: ['running', 'finished', 'evaluated', 'closed'] }),
    enabled: may('training.class.read'),
  }).data?.items
  return (
    <>
      <DraftForm<IdeaValues>
        draft={draft}
        edit={edit}
        form={form}
        layout="vertical"
        disabled={busy}
        initialValues={initial}
        onFinish={(entered) => onSubmit({ ...initial, ...entered })}
      >
        <Form.Item name="title" label={t('idea.field.title')} extra={t('idea.titleHelp')} required>
          <Input maxLength={80} />
        </Form.Item>
        <Form.Item name="text" label={t('idea.field.text')} extra={t('idea.textHelp')} required>
          <Input.TextArea autoSize={{ minRows: 5 }} maxLength={3000} />
        </Form.Item>
        <Form.Item name="chainCode" label={t('idea.field.chain')} normalize={(value) => value ?? null}>
          <Select
            allowClear
            disabled={id !== null}
            placeholder={t('idea.noChain')}
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
            onChange={() => form.setFieldsValue({ nodeCode: null })}
          />
        </Form.Item>
        {chainCode !== null && (
          <Form.Item name="nodeCode" label={t('idea.field.node')} normalize={(value) => value ?? null}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
            />
          </Form.Item>
        )}
        <Form.Item name="topics" label={t('idea.field.topics')}>
          <Select
            mode="multiple"
            maxCount={5}
            showSearch={{ optionFilterProp: 'label' }}
            options={topics.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        {classes !== undefined && (
          <Form.Item name="classId" label={t('idea.field.class')} normalize={(value) => value ?? null}>
            <Select
              allowClear
              showSearch={{ optionFilterProp: 'label' }}
              options={classes.map((one) => ({ value: one.id, label: one.title }))}
            />
          </Form.Item>
        )}
        {acts}
      </DraftForm>
      <Section title={t('idea.like')} note={t('idea.likeNote')}>
        <LikeIdeas
          query={{
            id,
            text: `${values.title ?? ''}。${values.text ?? ''}`.slice(0, 3200),
            chainCode,
            nodeCode: values.nodeCode ?? null,
          }}
        />
      </Section>
    </>
  )
}
