import { Checkbox, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import type { EditField } from '#web/ui/compare-versions.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Directory,
  type DirectoryInput,
  shortagePartWords,
  talentContract,
} from '../../contract/index.ts'
import { shortageParts, usualWeights } from '../../contract/shortage-index.ts'
import styles from './directory.module.css'

type Values = Record<string, unknown>
const invalidates = [['talent']]

/** Drafts the directory of a year. */
export function NewDirectory({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const [form] = Form.useForm<Values>()
  const year = new Date().getFullYear()
  const draft = useWrite(api.talent.draftDirectory, {
    invalidates,
    form,
    done: t('directory.drafted'),
    onDone: ({ id }) => onDone(id),
  })
  const ofYear = (one: number) => ({
    fromOn: `${one}-01-01`,
    toOn: `${one}-12-31`,
    title: t('directory.nameOf', { year: one, lng: language }),
  })
  return (
    <DraftForm<Values>
      draft="talent.shortageDirectory:new"
      form={form}
      layout="vertical"
      initialValues={{ year, ...ofYear(year), weights: usualWeights }}
      onValuesChange={({ year: chosen }) => {
        if (typeof chosen === 'number' && chosen >= 2000 && chosen <= 2100)
          form.setFieldsValue(ofYear(chosen))
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.draftDirectory), values)
        if (input) draft.mutate(input)
      }}
    >
      <p className={styles.help}>{t('directory.draftHelp')}</p>
      <Form.Item name="year" label={t('directory.year')} required>
        <InputNumber min={2000} max={2100} precision={0} />
      </Form.Item>
      <Fields />
      <FormActions act={t('directory.draft')} busy={draft.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes a draft. After a conflict both versions stand side by side. */
export function ChangeDirectory({ directory, onClose }: { directory: Directory; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const { language, day } = useFormat()
  const [form] = Form.useForm<Values>()
  const tellWeights = (weights: Directory['weights']) =>
    shortageParts.map((part) => `${shortagePartWords[part][language]} ${weights[part]}`).join(' · ')
  type Input = Omit<DirectoryInput, 'year'> & { id: string; lockVersion: number; recount: boolean }
  const fields: EditField<Directory, Input>[] = [
    { label: t('directory.name'), tell: (one) => one.title, entered: (input) => input.title },
    { label: t('directory.note'), tell: (one) => one.note, entered: (input) => input.note },
    { label: t('directory.from'), tell: (one) => day(one.fromOn), entered: (input) => day(input.fromOn) },
    { label: t('directory.to'), tell: (one) => day(one.toOn), entered: (input) => day(input.toOn) },
    {
      label: t('directory.weights'),
      tell: (one) => tellWeights(one.weights),
      entered: (input) => tellWeights(input.weights),
    },
  ]
  const save = (input: Input) => api.talent.updateDirectory(input)
  const update = useEdit(save, {
    seen: directory,
    read: () => api.talent.getDirectory({ id: directory.id }),
    fields,
    form,
    invalidates,
    done: t('directory.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const { title, note, fromOn, toOn, weights } = directory
  return (
    <DraftForm<Values>
      draft={`talent.shortageDirectory:${directory.id}`}
      edit={update}
      form={form}
      layout="vertical"
      initialValues={{ title, note, fromOn, toOn, weights, recount: false }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateDirectory), {
          ...values,
          id: directory.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields />
      <Form.Item name="recount" valuePropName="checked" extra={t('directory.recountHelp')}>
        <Checkbox>{t('directory.recount')}</Checkbox>
      </Form.Item>
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields() {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  return (
    <>
      <Form.Item name="title" label={t('directory.name')} required>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="fromOn" label={t('directory.from')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="toOn" label={t('directory.to')} required>
        <DayField />
      </Form.Item>
      <Form.Item name="note" label={t('directory.note')} normalize={emptyToNull}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={1000} />
      </Form.Item>
      <p className={styles.help}>{t('directory.weightsHelp')}</p>
      <div className={styles.weights}>
        {shortageParts.map((part) => (
          <Form.Item key={part} name={['weights', part]} label={shortagePartWords[part][language]} required>
            <InputNumber min={0} max={100} precision={0} />
          </Form.Item>
        ))}
      </div>
    </>
  )
}
