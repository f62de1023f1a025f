import { useQuery } from '@tanstack/react-query'
import { Form, type FormInstance, Input, Rate, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { OrgSelect } from '#modules/directory/web/organisation-select.tsx'
import { PersonSelect } from '#modules/directory/web/selects.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import {
  changeAbilities,
  competences,
  type NewNeed,
  needLevels,
  type TrainingTags,
  trainingQualities,
} from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'

export type NeedValues = Partial<Omit<NewNeed, 'tags'>> & { tags?: Partial<TrainingTags> }

/** The fields of a need: which are asked follows from its level. */
export function NeedForm({
  form,
  initial,
  draft,
  edit,
  busy,
  knownPerson,
  onSubmit,
}: {
  form: FormInstance<NeedValues>
  initial: NeedValues
  draft: string
  edit?: { notice: ReactNode; lockVersion: number }
  busy: boolean
  knownPerson?: { id: string; name: string } | null
  onSubmit: (values: NeedValues) => void
}) {
  const { t } = useTranslation('training')
  const values = Form.useWatch([], form) ?? initial
  const level = values.level ?? initial.level ?? 'organisation'
  const chainCode = values.chainCode ?? null
  const chains = useQuery(chainQueries.list()).data ?? []
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  const topics = (useQuery(trainingQueries.topics()).data ?? []).filter(({ retired }) => !retired)
  return (
    <DraftForm<NeedValues>
      draft={draft}
      edit={edit}
      form={form}
      layout="vertical"
      disabled={busy}
      initialValues={initial}
      onFinish={(values) => onSubmit(ofLevel({ ...initial, ...values }))}
    >
      <Form.Item name="statement" label={t('need.field.statement')} required>
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Form.Item name="level" label={t('need.field.level')} required>
        <Select options={needLevels.map((one) => ({ value: one, label: t(`need.level.${one}`) }))} />
      </Form.Item>
      {level === 'person' ? (
        <Form.Item name="personId" label={t('need.field.person')} required>
          <PersonSelect known={knownPerson ?? null} />
        </Form.Item>
      ) : (
        <Form.Item name="orgId" label={t('need.field.org')} required>
          <OrgSelect />
        </Form.Item>
      )}
      {level === 'post' && (
        <Form.Item name="postTitle" label={t('need.field.postTitle')} required>
          <Input />
        </Form.Item>
      )}
      <Form.Item name="topics" label={t('need.field.topics')} extra={t('need.topicsHelp')} required>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={topics.map(({ code, name }) => ({ value: code, label: name }))}
        />
      </Form.Item>
      <Form.Item name="weight" label={t('need.field.weight')} extra={t('need.weightHelp')} required>
        <Rate allowClear={false} />
      </Form.Item>
      <Form.Item name="chainCode" label={t('need.field.chain')} normalize={(value) => value ?? null}>
        <Select
          allowClear
          placeholder={t('everyChain')}
          options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
          onChange={() => form.setFieldsValue({ nodeCode: null })}
        />
      </Form.Item>
      {chainCode !== null && (
        <Form.Item name="nodeCode" label={t('need.field.node')} normalize={(value) => value ?? null}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
          />
        </Form.Item>
      )}
      <TagFields />
    </DraftForm>
  )
}

/** What the level does not ask for is not told. */
const ofLevel = (values: NeedValues): NeedValues => ({
  ...values,
  postTitle: values.level === 'post' ? (values.postTitle ?? null) : null,
  personId: values.level === 'person' ? (values.personId ?? null) : null,
  orgId: values.level === 'person' ? null : (values.orgId ?? null),
})

function TagFields() {
  const { t } = useTranslation('training')
  return (
    <>
      <Form.Item name={['tags', 'competences']} label={t('tag.competences')}>
        <Select
          mode="multiple"
          options={competences.map((one) => ({ value: one, label: t(`competence.${one}`) }))}
        />
      </Form.Item>
      <Form.Item name={['tags', 'changeAbilities']} label={t('tag.changeAbilities')}>
        <Select
          mode="multiple"
          options={changeAbilities.map((one) => ({ value: one, label: t(`changeAbility.${one}`) }))}
        />
      </Form.Item>
      <Form.Item name={['tags', 'qualities']} label={t('tag.qualities')}>
        <Select
          mode="multiple"
          options={trainingQualities.map((one) => ({ value: one, label: t(`quality.${one}`) }))}
        />
      </Form.Item>
    </>
  )
}
