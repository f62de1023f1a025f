import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ContactFields, contactOf } from '#web/contacts/contact-fields.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type InstituteDetail,
  instituteContacts,
  instituteShown,
  instituteTable,
  talentContract,
} from '../../contract/index.ts'
import styles from './institute.module.css'

type Values = Record<string, unknown>
type Key = keyof typeof instituteTable.columns

const columns = instituteTable.columns
const keys = Object.keys(columns) as Key[]
const invalidates = [['talent']]

/** Enters an institute. */
export function NewInstitute({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addInstitute, {
    invalidates,
    form,
    done: t('institute.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.institute:new"
      secret={instituteContacts}
      form={form}
      layout="vertical"
      initialValues={{ tiers: [], nodeCodes: [] }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addInstitute), values)
        if (input) add.mutate(input)
      }}
    >
      <Fields masked={null} />
      <FormActions act={t('institute.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes one. After a conflict both versions stand side by side. */
export function ChangeInstitute({ institute, onClose }: { institute: InstituteDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(instituteShown)
  const update = useEdit(api.talent.updateInstitute, {
    seen: institute,
    read: () => api.talent.getInstitute({ id: institute.id }),
    fields: [
      ...words.editFields<InstituteDetail, object>(keys),
      ...instituteContacts.map((key) => ({
        label: words.title(key),
        tell: (version: InstituteDetail) => version[key],
        entered: (input: { [K in typeof key]?: string | null | undefined }) =>
          input[key] === undefined ? institute[key] : input[key],
      })),
    ],
    form,
    invalidates,
    done: t('institute.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.institute:${institute.id}`}
      edit={update}
      secret={instituteContacts}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, institute[key]])),
        contactPhone: null,
        contactEmail: null,
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateInstitute), {
          ...Object.fromEntries(keys.map((key) => [key, values[key]])),
          contactPhone: contactOf(values, 'contactPhone'),
          contactEmail: contactOf(values, 'contactEmail'),
          id: institute.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields masked={institute} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields({ masked }: { masked: InstituteDetail | null }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(instituteShown)
  const field = (key: Key, tall = false) => (
    <ColumnField
      key={key}
      name={key}
      column={columns[key]}
      extra={
        key === 'tiers' || key === 'nodeCodes'
          ? t(`institute.help.${key}`)
          : columns[key].note?.[words.language]
      }
      tall={tall}
    />
  )
  const pair = (...two: [Key, Key]) => <div className={styles.pair}>{two.map((key) => field(key))}</div>
  return (
    <>
      <Section title={t('institute.facts')}>
        {field('name')}
        {pair('kind', 'tiers')}
        {pair('province', 'city')}
        {pair('regionCode', 'code')}
        {field('nodeCodes')}
        {field('website')}
        {field('note', true)}
        <div className={styles.pair}>
          {field('source')}
          <Form.Item name="asOfOn" label={words.title('asOfOn')} required>
            <DayField />
          </Form.Item>
        </div>
      </Section>
      <Section title={t('institute.contact')}>
        {field('contactName')}
        <ContactFields
          fields={instituteContacts.map((name) => ({ name, label: words.title(name) }))}
          masked={masked}
        />
      </Section>
    </>
  )
}
