import { useQuery } from '@tanstack/react-query'
import { Form } from 'antd'
import { useTranslation } from 'react-i18next'
import { parseNodeKey } from '#modules/chains/web/gaps/gap-filter.ts'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import { api, useWrite } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { useEntries } from '#web/columns/dictionaries.ts'
import { contactOf } from '#web/contacts/contact-fields.tsx'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type NeedDetail, needContacts, needShown, needTable, talentContract } from '../../contract/index.ts'
import { NeedFields, type NeedValues } from './need-fields.tsx'

const invalidates = [['talent']]
const keys = Object.keys(needTable.columns) as (keyof typeof needTable.columns & string)[]

/** What only the one or the other kind says goes when the kind is changed. */
const ofKind = (values: NeedValues): NeedValues =>
  values.kind === 'technical'
    ? {
        ...values,
        headcount: 1,
        postKind: 'technical',
        talentGroup: values.talentGroup ?? 'leading',
        education: values.education ?? '90',
        salaryFrom: null,
        salaryTo: null,
        benefits: null,
      }
    : { ...values, targetIndicators: null, budget: null, termMonths: null, propertyRule: null }

const read = (values: NeedValues): NeedValues => {
  const kept = ofKind(values)
  return Object.fromEntries(keys.map((key) => [key, kept[key]]))
}

/** Where a need is raised from. */
export interface NeedOrigin {
  chain: string | undefined
  node: string | undefined
  problem: string | undefined
  /** `pv.float-glass`: the new need answers this gap and stands on its node. */
  gap: string | undefined
}

/** Enters a need: from scratch, for a node, or as the answer to a problem or a gap. */
export function NewNeed({
  from,
  onClose,
  onDone,
}: {
  from: NeedOrigin
  onClose: () => void
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<NeedValues>()
  const gap = parseNodeKey(from.gap)
  const nodes = useEntries(['chains.node'])['chains.node'] ?? []
  const problem = useQuery({
    ...mattersQueries.problem(from.problem ?? ''),
    enabled: from.problem !== undefined,
  })
  const add = useWrite(api.talent.addNeed, {
    invalidates,
    form,
    done: t('need.saved'),
    onDone: ({ id }) => onDone(id),
  })
  const initial: NeedValues = {
    ...Object.fromEntries(keys.map((key) => [key, null])),
    kind: 'post',
    chainCode: from.chain ?? gap?.chainCode ?? null,
    nodeCode: from.node ?? gap?.nodeCode ?? null,
    headcount: 1,
    urgency: 3,
    postKind: 'technical',
    talentGroup: 'young',
    education: '20',
    majorCodes: [],
    requiredSkillIds: [],
    wishedSkillIds: [],
    must: [],
    regionCodes: [],
    modes: [],
  }
  return (
    <DraftForm<NeedValues>
      draft={`talent.need:new:${[from.chain, from.node, from.problem, from.gap].filter(Boolean).join(':')}`}
      secret={needContacts}
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.addNeed), {
          ...read({ ...initial, ...values }),
          contactPhone: contactOf(values, 'contactPhone') ?? null,
          contactEmail: contactOf(values, 'contactEmail') ?? null,
          problemIds: from.problem === undefined ? [] : [from.problem],
          gaps: gap === null ? [] : [gap],
        })
        if (input) add.mutate(input)
      }}
    >
      {(problem.data || gap !== null) && (
        <Form.Item>
          <KeyValue
            items={[
              ...(problem.data
                ? [
                    {
                      label: t('need.problem'),
                      value: <PageLink href={paths.problem(problem.data.id)}>{problem.data.title}</PageLink>,
                    },
                  ]
                : []),
              ...(gap === null
                ? []
                : [
                    {
                      label: t('need.gaps'),
                      value: (
                        <PageLink href={paths.chain(gap.chainCode, { node: gap.nodeCode })}>
                          {nodes.find(({ value }) => value === gap.nodeCode)?.label ?? gap.nodeCode}
                        </PageLink>
                      ),
                    },
                  ]),
            ]}
          />
        </Form.Item>
      )}
      <NeedFields seen={null} />
      <FormActions act={t('need.add')} busy={add.isPending} onCancel={onClose} />
    </DraftForm>
  )
}

/** Changes one. After a conflict both versions stand side by side. */
export function ChangeNeed({ need, onClose }: { need: NeedDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const [form] = Form.useForm<NeedValues>()
  const words = useColumnWords(needShown)
  // Names that no dictionary of the page has; the server sends them along.
  const named = ['enterpriseId', 'nodeCode'] as const
  const update = useEdit(api.talent.updateNeed, {
    seen: need,
    read: () => api.talent.getNeed({ id: need.id }),
    fields: [
      { label: words.title('enterpriseId'), tell: (version: NeedDetail) => version.enterpriseName },
      { label: words.title('nodeCode'), tell: (version: NeedDetail) => version.nodeName },
      ...words.editFields<NeedDetail, object>(keys.filter((key) => !named.some((one) => one === key))),
      ...needContacts.map((key) => ({
        label: words.title(key),
        tell: (version: NeedDetail) => version[key],
        entered: (input: { [K in typeof key]?: string | null | undefined }) =>
          input[key] === undefined ? need[key] : input[key],
      })),
    ],
    form,
    invalidates,
    done: t('need.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const initial: NeedValues = {
    ...Object.fromEntries(keys.map((key) => [key, need[key]])),
    contactPhone: null,
    contactEmail: null,
  }
  return (
    <DraftForm<NeedValues>
      draft={`talent.need:${need.id}`}
      edit={update}
      secret={needContacts}
      form={form}
      layout="vertical"
      initialValues={initial}
      onFinish={(values) => {
        const input = readForm(form, inputSchemaOf(talentContract.updateNeed), {
          ...read({ ...initial, ...values }),
          contactPhone: contactOf(values, 'contactPhone'),
          contactEmail: contactOf(values, 'contactEmail'),
          id: need.id,
          lockVersion: update.lockVersion,
        })
        if (input) update.submit(input)
      }}
    >
      <NeedFields seen={need} />
      <FormActions act={ui('save')} busy={update.busy} onCancel={onClose} />
    </DraftForm>
  )
}
