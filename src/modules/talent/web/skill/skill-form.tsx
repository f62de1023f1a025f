import { Form, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type SkillDetail, skillTable, talentContract } from '../../contract/index.ts'

type Values = Record<string, unknown>

const columns = skillTable.columns
const invalidates = [['talent']]
const keys = ['name', 'nameEn', 'synonyms', 'parentIds', 'chainCodes', 'note', 'retired'] as const

/** Adds a skill. */
export function NewSkill({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addSkill, {
    invalidates,
    form,
    done: t('skill.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.skill:new"
      form={form}
      layout="vertical"
      initialValues={{ synonyms: [], parentIds: [], chainCodes: [] }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addSkill), values)
        if (input) add.mutate(input)
      }}
    >
      <Fields self={null} />
      <FormActions act={t('skill.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes or retires one. After a conflict both versions stand side by side. */
export function ChangeSkill({ skill, onClose }: { skill: SkillDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(skillTable)
  const update = useEdit(api.talent.updateSkill, {
    seen: skill,
    read: () => api.talent.getSkill({ id: skill.id }),
    fields: words.editFields<SkillDetail, object>(keys),
    form,
    invalidates,
    done: t('skill.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.skill:${skill.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={Object.fromEntries(keys.map((key) => [key, skill[key]]))}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateSkill), {
          ...values,
          id: skill.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields self={skill.id} />
      <ColumnField name="retired" column={columns.retired} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields({ self }: { self: string | null }) {
  const words = useColumnWords(skillTable)
  const skills = (useEntries(['talent.skill'])['talent.skill'] ?? []).filter(({ value }) => value !== self)
  return (
    <>
      <ColumnField name="name" column={columns.name} />
      <ColumnField name="nameEn" column={columns.nameEn} />
      <Form.Item
        name="synonyms"
        label={words.title('synonyms')}
        extra={columns.synonyms.note?.[words.language]}
      >
        <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', '，', ',', '；', ';']} />
      </Form.Item>
      <Form.Item
        name="parentIds"
        label={words.title('parentIds')}
        extra={columns.parentIds.note?.[words.language]}
      >
        <Select mode="multiple" allowClear options={skills} showSearch={{ optionFilterProp: 'label' }} />
      </Form.Item>
      <ColumnField name="chainCodes" column={columns.chainCodes} />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
