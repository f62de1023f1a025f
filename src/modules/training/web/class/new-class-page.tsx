import { useQuery } from '@tanstack/react-query'
import { Button, Form, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { systemQuery } from '#web/system-query.ts'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { type ClassKind, classKinds, trainingContract } from '../../contract/index.ts'
import { newClassSearch } from '../search.ts'
import styles from '../training.module.css'
import { ClassForm, type ClassValues } from './class-form.tsx'

const schema = inputSchemaOf(trainingContract.createClass)

/** Drafts a class outside of the programme. */
export function NewClassPage() {
  const { t } = useTranslation('training')
  const system = useQuery(systemQuery())
  return (
    <div>
      <PageHeader
        title={t('class.form.newTitle')}
        sub={t('class.form.newSub')}
        back={{ href: paths.trainingClasses(), label: t('class.list.title') }}
      />
      <QueryView query={system}>{({ today }) => <NewClass today={today} />}</QueryView>
    </div>
  )
}

function NewClass({ today }: { today: string }) {
  const { t } = useTranslation('training')
  const go = useGo()
  const [form] = Form.useForm<ClassValues>()
  const create = useWrite(api.training.createClass, {
    form,
    done: t('class.form.saved'),
    invalidates: [['training'], ['workflow']],
    onDone: ({ id }) => go(paths.trainingClass(id)),
  })
  return (
    <>
      <TemplatePart onTemplate={(template) => form.setFieldsValue(template)} />
      <ClassForm
        form={form}
        isAdHoc
        initial={{
          kind: 'studyClass',
          chainCode: null,
          cohostOrgIds: [],
          startsOn: today,
          endsOn: today,
          hours: 8,
          seats: 50,
          modules: [{ kind: 'free', title: '', taughtByOrgId: null }],
        }}
        draft="training.class:new"
        act={t('class.form.save')}
        busy={create.isPending}
        onSubmit={(values) => {
          const input = readForm(form, schema, values)
          if (input) create.mutate(input)
        }}
        onCancel={() => go(paths.trainingClasses())}
      />
    </>
  )
}

/** Fills the form in from the template of a kind. */
function TemplatePart({ onTemplate }: { onTemplate: (template: ClassValues) => void }) {
  const { t } = useTranslation('training')
  const [search] = useUrlState(newClassSearch)
  const [kind, setKind] = useState<ClassKind>(search.kind ?? 'lecture')
  const [chain, setChain] = useState<string | undefined>(search.chain)
  const chains = useQuery(chainQueries.list()).data ?? []
  const propose = useWrite(api.training.proposeClass, { done: false, invalidates: [], onDone: onTemplate })
  const ready = kind === 'studyClass' || chain !== undefined
  return (
    <div className={styles.template}>
      <Select
        aria-label={t('class.field.kind')}
        value={kind}
        options={classKinds.map((one) => ({ value: one, label: t(`class.kind.${one}`) }))}
        onChange={setKind}
      />
      <Select
        aria-label={t('class.field.chain')}
        placeholder={t('class.field.chain')}
        allowClear
        value={chain ?? null}
        options={chains.map((one) => ({ value: one.code, label: one.name }))}
        onChange={(code: string | null | undefined) => setChain(code ?? undefined)}
      />
      <Button
        disabled={!ready}
        loading={propose.isPending}
        onClick={() => propose.mutate({ kind, ...(chain === undefined ? {} : { chainCode: chain }) })}
      >
        {t('class.form.fromTemplate')}
      </Button>
      <span className={styles.faint}>{t('class.form.templateHelp')}</span>
    </div>
  )
}
