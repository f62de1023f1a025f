import { useQuery } from '@tanstack/react-query'
import { Checkbox, Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { useDraft } from '#web/recovery/use-draft.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useUrlState } from '#web/ui/use-url-state.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { mattersContract, type ProblemInput, problemOrigins, severities } from '../contract/index.ts'
import { LikeList } from './like-list.tsx'
import styles from './matters.module.css'
import { mattersQueries } from './queries.ts'
import { raiseDraftKey, raiseSearch } from './search.ts'

const schema = inputSchemaOf(mattersContract.openProblem)

/** Enters a problem, by hand or filled in from a gap, a fact or research before training; likely doubles stand beside the form. */
export function NewProblemPage() {
  const { t } = useTranslation('matters')
  const [{ from, chain, id }] = useUrlState(raiseSearch)
  const kind = from === 'gap' || from === 'fact' || from === 'research' ? from : null
  const draftKey = raiseDraftKey('matters.problem', kind, chain, id)
  const draft = useQuery({
    ...mattersQueries.problemDraft({
      kind: kind ?? 'gap',
      ...(chain ? { chainCode: chain } : {}),
      id: id ?? '',
    }),
    enabled: kind !== null && id !== undefined,
  })
  return (
    <div>
      <PageHeader title={t('new.title')} back={{ href: paths.problems(), label: t('list.title') }} />
      {kind === null ? (
        <ProblemForm initial={{ origin: 'own', chainCode: chain }} kind={null} draftKey={draftKey} />
      ) : (
        <QueryView query={draft}>
          {(initial) => <ProblemForm initial={initial} kind={kind} draftKey={draftKey} />}
        </QueryView>
      )}
    </div>
  )
}

type Values = Partial<ProblemInput>

function ProblemForm({
  initial,
  kind,
  draftKey,
}: {
  initial: Values
  kind: 'gap' | 'fact' | 'research' | null
  draftKey: string
}) {
  const { t } = useTranslation('matters')
  const go = useGo()
  const [form] = Form.useForm<Values>()
  const values = Form.useWatch([], form) ?? initial
  const draft = useDraft(draftKey, form)
  const open = useWrite(api.matters.openProblem, {
    form,
    done: t('new.saved'),
    onDone: (problem) => {
      draft.clear()
      go(paths.problem(problem.id))
    },
  })
  const submit = (entered: Values) => {
    const input = readForm(form, schema, { ...initial, ...entered })
    if (input) open.mutate(input)
  }
  return (
    <div className={styles.form}>
      {kind !== null && <p className={styles.faint}>{t(`new.from.${kind}`)}</p>}
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={open.isPending}
        initialValues={{ severity: 'general', isBlocking: false, ...initial }}
        onFinish={submit}
        onValuesChange={draft.onValuesChange}
      >
        {draft.notice}
        <Form.Item name="title" label={t('field.title')} required>
          <Input />
        </Form.Item>
        <Form.Item name="problem" label={t('field.problem')} required>
          <Input.TextArea autoSize={{ minRows: 3 }} />
        </Form.Item>
        <PlaceFields chainCode={values.chainCode ?? null} />
        <div className={styles.two}>
          <Form.Item name="origin" label={t('field.origin')} required>
            <Select
              disabled={kind !== null}
              options={problemOrigins
                .filter((origin) => kind !== null || (origin !== 'gap' && origin !== 'fact'))
                .map((origin) => ({ value: origin, label: t(`origin.${origin}`) }))}
            />
          </Form.Item>
          <Form.Item name="severity" label={t('field.severity')} required>
            <Select options={severities.map((value) => ({ value, label: t(`severity.${value}`) }))} />
          </Form.Item>
        </div>
        <Form.Item name="countermeasure" label={t('field.countermeasure')} normalize={emptyToNull}>
          <Input.TextArea autoSize={{ minRows: 2 }} />
        </Form.Item>
        <Form.Item
          name="isBlocking"
          valuePropName="checked"
          extra={values.nodeCode ? t('new.blockingHelp') : t('new.blockingNeedsNode')}
        >
          <Checkbox disabled={!values.nodeCode}>{t('field.blocking')}</Checkbox>
        </Form.Item>
        <Section title={t('detail.like')} note={t('detail.likeNote')}>
          <LikeList
            query={{
              id: null,
              text: `${values.title ?? ''}。${values.problem ?? ''}`,
              chainCode: values.chainCode ?? null,
              nodeCode: values.nodeCode ?? null,
              enterpriseId: values.enterpriseId ?? null,
            }}
          />
        </Section>
        <FormActions act={t('new.save')} busy={open.isPending} onCancel={() => go(paths.problems())} />
      </Form>
    </div>
  )
}

/** Chain, node of the chain, and the enterprise concerned. */
function PlaceFields({ chainCode }: { chainCode: string | null }) {
  const { t } = useTranslation('matters')
  const form = Form.useFormInstance<Values>()
  const chains = useQuery(chainQueries.list()).data ?? []
  const map = useQuery({ ...chainQueries.map(chainCode ?? ''), enabled: chainCode !== null })
  const enterprises = useQuery(directoryQueries.enterprises({ pageSize: 200 }))
  return (
    <>
      <div className={styles.two}>
        <Form.Item name="chainCode" label={t('field.chain')} required>
          <Select
            options={chains.map((chain) => ({ value: chain.code, label: chain.name }))}
            onChange={() => form.setFieldsValue({ nodeCode: null, isBlocking: false })}
          />
        </Form.Item>
        <Form.Item name="nodeCode" label={t('field.node')} normalize={undefinedToNull}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            disabled={chainCode === null}
            options={(map.data?.nodes ?? []).map((node) => ({ value: node.code, label: node.name }))}
          />
        </Form.Item>
      </div>
      <Form.Item
        name="enterpriseId"
        label={t('field.enterprise')}
        extra={t('new.enterpriseHelp')}
        normalize={undefinedToNull}
      >
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(enterprises.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))}
        />
      </Form.Item>
    </>
  )
}

const emptyToNull = (value: unknown) => (value === '' ? null : value)
const undefinedToNull = (value: unknown) => value ?? null
