import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type ClassDetail, trainingContract } from '../../contract/index.ts'
import { ClassForm, type ClassValues } from './class-form.tsx'
import { useClassDays } from './class-marks.tsx'

const schema = inputSchemaOf(trainingContract.updateClass)

/** Changes a class that is still a draft. */
export function ClassEdit({ of, onClose }: { of: ClassDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const days = useClassDays()
  const [form] = Form.useForm<ClassValues>()
  const edit = useEdit(api.training.updateClass, {
    form,
    seen: of,
    read: () => api.training.getClass({ id: of.id }),
    fields: [
      { label: t('class.field.title'), tell: (one) => one.title },
      { label: t('class.field.kind'), tell: (one) => t(`class.kind.${one.kind}`) },
      { label: t('class.field.days'), tell: (one) => days(one) },
      { label: t('class.field.hours'), tell: (one) => String(one.hours) },
      { label: t('class.field.seats'), tell: (one) => String(one.seats) },
      { label: t('class.field.place'), tell: (one) => one.place ?? null },
      { label: t('class.field.purpose'), tell: (one) => one.purpose ?? null },
      { label: t('class.field.audience'), tell: (one) => one.audience ?? null },
      { label: t('class.field.adHocReason'), tell: (one) => one.adHocReason ?? null },
      {
        label: t('class.field.modules'),
        tell: (one) => one.modules.map(({ title }) => title).join(format.comma),
      },
    ],
    invalidates: [['training'], ['workflow']],
    done: t('class.form.edited'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const initial = valuesOf(of)
  return (
    <Section title={t('class.detail.editTitle')}>
      <ClassForm
        form={form}
        initial={initial}
        isAdHoc={of.programmeId === null}
        hostName={of.host.name}
        draft={`training.class:${of.id}`}
        edit={edit}
        act={t('class.form.saveEdit')}
        busy={edit.busy}
        onSubmit={(values) => {
          const input = readForm(form, schema, {
            ...initial,
            ...values,
            id: of.id,
            lockVersion: edit.lockVersion,
          })
          if (input) edit.submit(input)
        }}
        onCancel={onClose}
      />
    </Section>
  )
}

const valuesOf = (of: ClassDetail): ClassValues => ({
  kind: of.kind,
  title: of.title,
  chainCode: of.chainCode,
  purpose: of.purpose,
  audience: of.audience,
  hostOrgId: of.host.id,
  cohostOrgIds: of.cohosts.map(({ id }) => id),
  startsOn: of.startsOn,
  endsOn: of.endsOn,
  hours: of.hours,
  seats: of.seats,
  place: of.place,
  modules: of.modules.map(({ kind, title, taughtByOrgId }) => ({ kind, title, taughtByOrgId })),
  adHocReason: of.adHocReason,
})
