import { useQuery } from '@tanstack/react-query'
import { AutoComplete, Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ContactFields, contactOf } from '#web/contacts/contact-fields.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DayField } from '#web/ui/day-field.tsx'
import { emptyToNull, FormActions } from '#web/ui/form-parts.tsx'
import { Section } from '#web/ui/section.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type ProfileDetail,
  profileContacts,
  profileEntered,
  profileShown,
  talentContract,
} from '../../contract/index.ts'
import { instituteQueries } from '../institute/queries.ts'
import { MajorField } from '../major/major-field.tsx'
import { ConsentFields } from './consent-fields.tsx'
import { EmployerField } from './employer-field.tsx'
import styles from './profile.module.css'

type Values = Record<string, unknown>

const columns = profileEntered.columns
type Key = keyof typeof columns
const keys = Object.keys(columns) as Key[]
const invalidates = [['talent']]
const lists = {
  majorCodes: [],
  skillIds: [],
  nodeCodes: [],
  chainCodes: [],
  postKinds: [],
  modes: [],
  placeCodes: [],
}

/** Enters a person together with the consent. */
export function NewProfile({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.talent.addProfile, {
    invalidates,
    form,
    done: t('profile.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="talent.profile:new"
      secret={profileContacts}
      form={form}
      layout="vertical"
      initialValues={{ ...lists, enterpriseId: null, mostEngagements: 1, consent: { evidence: null } }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addProfile), values)
        if (input) add.mutate(input)
      }}
    >
      <Section title={t('profile.consents')}>
        <ConsentFields within="consent" />
      </Section>
      <Fields masked={null} />
      <FormActions act={t('profile.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes one. After a conflict both versions stand side by side. */
export function ChangeProfile({ profile, onClose }: { profile: ProfileDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(profileShown)
  const update = useEdit(api.talent.updateProfile, {
    seen: profile,
    read: () => api.talent.getProfile({ id: profile.id }),
    fields: [
      ...words.editFields<ProfileDetail, object>(keys.filter((key) => key !== 'enterpriseId')),
      { label: words.title('enterpriseId'), tell: (version: ProfileDetail) => version.enterpriseName },
      ...profileContacts.map((key) => ({
        label: words.title(key),
        tell: (version: ProfileDetail) => version[key],
        entered: (input: { [K in typeof key]?: string | null | undefined }) =>
          input[key] === undefined ? profile[key] : input[key],
      })),
    ],
    form,
    invalidates,
    done: t('profile.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`talent.profile:${profile.id}`}
      edit={update}
      secret={profileContacts}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, profile[key]])),
        phone: null,
        email: null,
      }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateProfile), {
          ...Object.fromEntries(keys.map((key) => [key, values[key]])),
          phone: contactOf(values, 'phone'),
          email: contactOf(values, 'email'),
          id: profile.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields masked={profile} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields({ masked }: { masked: ProfileDetail | null }) {
  const { t } = useTranslation('talent')
  const words = useColumnWords(profileShown)
  const field = (key: Key, tall = false) => (
    <ColumnField key={key} name={key} column={columns[key]} tall={tall} />
  )
  const dayField = (key: 'availableOn' | 'asOfOn') => (
    <Form.Item key={key} name={key} label={words.title(key)} required={columns[key].required}>
      <DayField />
    </Form.Item>
  )
  const pair = (...two: [Key, Key]) => <div className={styles.pair}>{two.map((key) => field(key))}</div>
  return (
    <>
      <Section title={t('profile.about')}>
        {pair('name', 'category')}
        {pair('talentGroup', 'titleLevel')}
        {pair('education', 'degree')}
        <div className={styles.pair}>
          <SchoolField />
          <EmployerField seen={masked} />
        </div>
        <div className={styles.pair}>
          <MajorField name="majorCodes" column={columns.majorCodes} />
          {field('experienceYears')}
        </div>
        {field('skillIds')}
        {field('nodeCodes')}
        {field('honours', true)}
        {field('achievements', true)}
        {field('summary', true)}
      </Section>
      <Section title={t('profile.wishes')}>
        {pair('chainCodes', 'placeCodes')}
        {pair('postKinds', 'modes')}
        {pair('salaryFrom', 'salaryTo')}
        <div className={styles.pair}>
          {dayField('availableOn')}
          {field('mostEngagements')}
        </div>
      </Section>
      <Section title={t('profile.contacts')}>
        <ContactFields
          fields={profileContacts.map((name) => ({ name, label: words.title(name) }))}
          masked={masked}
        />
        <div className={styles.pair}>
          {field('source')}
          {dayField('asOfOn')}
        </div>
      </Section>
    </>
  )
}

/**
 * Where somebody studied: written freely, or taken from the library of institutes. Only the name is kept, so that nothing
 * ties a person to an institute once consent is withdrawn.
 */
function SchoolField() {
  const words = useColumnWords(profileShown)
  const may = useMay()
  const names = useQuery({ ...instituteQueries.names(), enabled: may('talent.institute.read') })
  return (
    <Form.Item name="school" label={words.title('school')} normalize={emptyToNull}>
      <AutoComplete
        options={(names.data ?? []).map(({ name }) => ({ value: name }))}
        showSearch={{ filterOption: (typed, option) => option?.value.includes(typed.trim()) ?? false }}
      />
    </Form.Item>
  )
}
