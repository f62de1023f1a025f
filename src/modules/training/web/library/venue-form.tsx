import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { EnterpriseSelect } from '#modules/directory/web/selects.tsx'
import { Allowed } from '#web/allowed.tsx'
import { api, useWrite } from '#web/api.ts'
import { ColumnField } from '#web/columns/column-field.tsx'
import { useColumnWords } from '#web/columns/column-words.ts'
import { ContactFields, contactOf } from '#web/contacts/contact-fields.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { trainingContract, type VenueDetail, venueContacts, venueShown } from '../../contract/index.ts'
import styles from './library.module.css'
import { UnavailableFields, useDaysWords } from './unavailable.tsx'

type Values = Record<string, unknown>

const columns = venueShown.columns
const invalidates = [['training']]

/** Enters a classroom or a field site. */
export function NewVenue({ onClose, onDone }: { onClose: () => void; onDone: (id: string) => void }) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<Values>()
  const add = useWrite(api.training.addVenue, {
    invalidates,
    form,
    done: t('library.saved'),
    onDone: ({ id }) => onDone(id),
  })
  return (
    <DraftForm<Values>
      draft="training.venue:new"
      secret={venueContacts}
      form={form}
      layout="vertical"
      initialValues={{ kind: 'fieldSite', chainCodes: [], unavailable: [], enterpriseId: null }}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(trainingContract.addVenue), values)
        if (input) add.mutate(input)
      }}
    >
      <Fields masked={null} />
      <FormActions act={t('library.addVenue')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

const keys = [
  'name',
  'kind',
  'regionCode',
  'chainCodes',
  'capacity',
  'address',
  'route',
  'shows',
  'note',
  'retired',
] as const

/** Changes one. After a conflict both versions stand side by side. */
export function ChangeVenue({ venue, onClose }: { venue: VenueDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<Values>()
  const words = useColumnWords(venueShown)
  const daysWords = useDaysWords()
  const format = useFormat()
  const update = useEdit(api.training.updateVenue, {
    seen: venue,
    read: () => api.training.getVenue({ id: venue.id }),
    fields: [
      ...words.editFields<VenueDetail, object>(keys),
      {
        label: t('library.enterprise'),
        tell: (version: VenueDetail) => version.enterprise?.name ?? null,
      },
      ...venueContacts.map((key) => ({
        label: words.title(key),
        tell: (version: VenueDetail) => version[key],
        entered: (input: { [K in typeof key]?: string | null | undefined }) =>
          input[key] === undefined ? venue[key] : input[key],
      })),
      {
        label: t('library.unavailable'),
        tell: (version: VenueDetail) => version.unavailable.map(daysWords).join(format.clause) || null,
      },
    ],
    form,
    invalidates,
    done: t('library.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <DraftForm<Values>
      draft={`training.venue:${venue.id}`}
      edit={update}
      secret={venueContacts}
      form={form}
      layout="vertical"
      initialValues={{
        ...Object.fromEntries(keys.map((key) => [key, venue[key]])),
        enterpriseId: venue.enterprise?.id ?? null,
        unavailable: venue.unavailable,
        contactName: null,
        contactPhone: null,
      }}
      onFinish={(values) => {
        const asSeen = (values.enterpriseId ?? null) === (venue.enterprise?.id ?? null)
        const input = readForm(form, inputSchemaOf(trainingContract.updateVenue), {
          ...Object.fromEntries(keys.map((key) => [key, values[key]])),
          enterpriseId: asSeen ? undefined : values.enterpriseId,
          unavailable: values.unavailable,
          contactName: contactOf(values, 'contactName'),
          contactPhone: contactOf(values, 'contactPhone'),
          id: venue.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <Fields masked={venue} />
      <ColumnField name="retired" column={columns.retired} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}

function Fields({ masked }: { masked: VenueDetail | null }) {
  const { t } = useTranslation('training')
  const words = useColumnWords(venueShown)
  return (
    <>
      <ColumnField name="name" column={columns.name} />
      <div className={styles.pair}>
        <ColumnField name="kind" column={columns.kind} />
        <ColumnField name="regionCode" column={columns.regionCode} />
        <ColumnField name="capacity" column={columns.capacity} />
        <ColumnField name="chainCodes" column={columns.chainCodes} />
      </div>
      <Allowed right="directory.enterprise.read">
        <Form.Item name="enterpriseId" label={t('library.enterprise')} extra={t('library.enterpriseHelp')}>
          <EnterpriseSelect />
        </Form.Item>
      </Allowed>
      <ColumnField name="address" column={columns.address} />
      <ColumnField name="route" column={columns.route} tall />
      <ColumnField name="shows" column={columns.shows} tall />
      <ContactFields
        fields={venueContacts.map((name) => ({ name, label: words.title(name) }))}
        masked={masked}
      />
      <UnavailableFields />
      <ColumnField name="note" column={columns.note} tall />
    </>
  )
}
