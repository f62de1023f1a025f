import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { Trail } from '#web/app/thread/trail.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { ReasonDialog } from '#web/ui/reason-dialog.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type NeedDetail, trainingContract } from '../../contract/index.ts'
import { trainingQueries } from '../queries.ts'
import { RemoveNeed } from '../removals.tsx'
import styles from '../training.module.css'
import { NeedForm, type NeedValues } from './need-form.tsx'

const schema = inputSchemaOf(trainingContract.updateNeed)
const closeSchema = inputSchemaOf(trainingContract.closeNeed).pick({ reason: true })

/** One need: whose it is, its topics, what it was seen from, and its history. */
export function NeedDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation('training')
  const need = useQuery(trainingQueries.need(id))
  return (
    <Drawer open size={560} title={t('need.title')} onClose={onClose}>
      <QueryView query={need}>{(of) => <Loaded of={of} onGone={onClose} />}</QueryView>
    </Drawer>
  )
}

function Loaded({ of, onGone }: { of: NeedDetail; onGone: () => void }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const [doing, setDoing] = useState<'edit' | 'close' | null>(null)
  if (doing === 'edit') return <Edit of={of} onClose={() => setDoing(null)} />
  const tags = [
    ...of.tags.competences.map((one) => t(`competence.${one}`)),
    ...of.tags.changeAbilities.map((one) => t(`changeAbility.${one}`)),
    ...of.tags.qualities.map((one) => t(`quality.${one}`)),
  ]
  return (
    <>
      <p className={styles.statement}>{of.statement}</p>
      <KeyValue
        items={[
          { label: t('need.field.level'), value: t(`need.level.${of.level}`) },
          { label: t('need.field.org'), value: of.org.name },
          ...(of.postTitle === null ? [] : [{ label: t('need.field.postTitle'), value: of.postTitle }]),
          ...(of.person === null ? [] : [{ label: t('need.field.person'), value: of.person.name }]),
          { label: t('need.field.weight'), value: t('need.weightWord', { count: of.weight }) },
          { label: t('need.field.topics'), value: of.topics.map(({ name }) => name).join(format.comma) },
          {
            label: t('need.field.chain'),
            value: [of.chainName ?? t('everyChain'), of.node?.name].filter(Boolean).join(' · '),
          },
          { label: t('tag.competences'), value: tags.join(format.comma) || '—' },
          {
            label: t('need.field.sources'),
            value:
              of.sources.length === 0
                ? '—'
                : of.sources.map((source) => (
                    <div key={`${source.kind} ${source.id}`}>
                      {source.href === null ? (
                        source.title
                      ) : (
                        <PageLink href={source.href}>{source.title}</PageLink>
                      )}
                    </div>
                  )),
          },
          { label: t('need.field.createdBy'), value: of.createdBy },
          ...(of.closedOn === null
            ? []
            : [
                {
                  label: t('need.field.closed'),
                  value: t('need.closedNote', { day: format.day(of.closedOn), reason: of.closeReason ?? '' }),
                },
              ]),
        ]}
      />
      {of.mayEdit && (
        <div className={styles.actions}>
          <Button onClick={() => setDoing('edit')}>{t('need.edit')}</Button>
          <Button onClick={() => setDoing('close')}>{t('need.close')}</Button>
          <RemoveNeed of={of} onDone={onGone} />
        </div>
      )}
      {doing === 'close' && <Close of={of} onClose={() => setDoing(null)} />}
      <Trail kind="training.need" id={of.id} />
    </>
  )
}

function useFields() {
  const { t } = useTranslation('training')
  const format = useFormat()
  return {
    statement: { label: t('need.field.statement'), tell: (one: NeedDetail) => one.statement },
    weight: { label: t('need.field.weight'), tell: (one: NeedDetail) => String(one.weight) },
    topics: {
      label: t('need.field.topics'),
      tell: (one: NeedDetail) => one.topics.map(({ name }) => name).join(format.comma),
    },
  }
}

function Edit({ of, onClose }: { of: NeedDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const topics = useQuery(trainingQueries.topics()).data ?? []
  const fields = useFields()
  const [form] = Form.useForm<NeedValues>()
  const edit = useEdit(api.training.updateNeed, {
    form,
    seen: of,
    read: () => api.training.getNeed({ id: of.id }),
    fields: [
      { ...fields.statement, entered: (input) => input.statement },
      { ...fields.weight, entered: (input) => String(input.weight ?? of.weight) },
      {
        ...fields.topics,
        entered: (input) =>
          input.topics
            .map((code) => topics.find((topic) => topic.code === code)?.name ?? code)
            .join(format.comma),
      },
    ],
    invalidates: [['training']],
    done: t('need.edited'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const initial = valuesOf(of)
  return (
    <>
      <NeedForm
        form={form}
        initial={initial}
        draft={`training.need:${of.id}`}
        edit={edit}
        busy={edit.busy}
        knownPerson={of.person}
        onSubmit={(values) => {
          const input = readForm(form, schema, { ...values, id: of.id, lockVersion: edit.lockVersion })
          if (input) edit.submit(input)
        }}
      />
      <div className={styles.actions}>
        <Button type="primary" loading={edit.busy} onClick={() => form.submit()}>
          {t('need.save')}
        </Button>
        <Button onClick={onClose}>{ui('cancel')}</Button>
      </div>
    </>
  )
}

function Close({ of, onClose }: { of: NeedDetail; onClose: () => void }) {
  const { t } = useTranslation('training')
  const fields = useFields()
  const close = useEdit(api.training.closeNeed, {
    live: true,
    seen: of,
    read: () => api.training.getNeed({ id: of.id }),
    fields: [fields.statement, fields.weight, fields.topics].map((field) => ({
      ...field,
      entered: () => field.tell(of),
    })),
    invalidates: [['training']],
    done: t('need.closed'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <>
      <ReasonDialog
        title={t('need.close')}
        help={t('need.closeHelp')}
        act={t('need.close')}
        label={t('need.closeReason')}
        schema={closeSchema}
        busy={close.busy}
        onSubmit={(reason) => close.submit({ id: of.id, lockVersion: close.lockVersion, reason })}
        onClose={onClose}
      />
      {close.dialog}
    </>
  )
}

const valuesOf = (of: NeedDetail): NeedValues => ({
  level: of.level,
  statement: of.statement,
  orgId: of.level === 'person' ? null : of.org.id,
  postTitle: of.postTitle,
  personId: of.person?.id ?? null,
  chainCode: of.chainCode,
  nodeCode: of.node?.code ?? null,
  weight: of.weight,
  topics: of.topics.map(({ code }) => code),
  tags: of.tags,
})
