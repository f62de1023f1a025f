import { useQuery } from '@tanstack/react-query'
import { Form, Input, InputNumber, Rate, Select } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Words } from '#platform/words.ts'
import type { StepInput } from '#platform/workflow/contract.ts'
import { api } from '#web/api.ts'
import { DayField } from '../day-field.tsx'
import { useFormat } from '../use-language.ts'
import { useWords } from './use-words.ts'

/** What a dialog's form holds: one value for each need, by its name. */
export type NeedValues = Record<string, unknown>

const plainNeeds = ['reason', 'evidence', 'untilOn', 'dueOn', 'workdays', 'rating', 'supervision'] as const
type PlainNeed = (typeof plainNeeds)[number]
const isPlain = (need: string): need is PlainNeed => (plainNeeds as readonly string[]).includes(need)

/**
 * The field for one need: a text, a day, a number, a limit, a choice, or organisations. Forms of a module use it as well
 * for what they ask in common with the others.
 */
export function NeedField({
  need,
  title,
  kind,
  isNeeded = true,
  isFirst = false,
  isSupervised = true,
}: {
  need: string
  /** Of a party or value; the others are labelled here. */
  title?: Words | undefined
  /** Kind of the action it belongs to. */
  kind?: string
  isNeeded?: boolean
  isFirst?: boolean
  /** Whether there is a supervision to lift. */
  isSupervised?: boolean
}) {
  const { t } = useTranslation('workflow')
  const words = useWords()
  const format = useFormat()
  if (need === 'limit') return <LimitFields />
  const label =
    need === 'untilOn' && kind === 'suspend'
      ? t('need.resumeOn')
      : isPlain(need)
        ? t(`need.${need}`)
        : title === undefined
          ? need
          : words(title)
  return (
    <Form.Item
      name={need}
      label={isNeeded ? label : `${label}${format.bracket(t('optional'))}`}
      {...(need === 'evidence' ? { extra: t('need.evidenceHelp') } : {})}
      rules={isNeeded ? [{ required: true }] : []}
    >
      {fieldOf(need, isFirst, {
        normal: t('supervisionChoice.normal'),
        key: t('supervisionChoice.key'),
        ...(isSupervised ? { none: t('supervisionChoice.none') } : {}),
      })}
    </Form.Item>
  )
}

/** Working days that are allowed where nothing else is said: a complex matter. */
const usualWorkdays = 15

/** A limit by working days, or by the day it ends, which goes before. */
function LimitFields() {
  const { t } = useTranslation('workflow')
  return (
    <>
      <Form.Item
        name="workdays"
        label={t('need.workdays')}
        extra={t('need.limitHelp')}
        initialValue={usualWorkdays}
      >
        <InputNumber min={0} max={250} precision={0} />
      </Form.Item>
      <Form.Item name="dueOn" label={t('need.orByDay')}>
        <DayField />
      </Form.Item>
    </>
  )
}

function fieldOf(need: string, isFirst: boolean, supervision: Record<string, string>): ReactNode {
  if (need.startsWith('party:')) return <OrganisationsField />
  switch (need) {
    case 'untilOn':
    case 'dueOn':
      return <DayField />
    case 'workdays':
      return <InputNumber min={0} max={250} precision={0} />
    case 'rating':
      return <Rate count={5} />
    case 'supervision':
      return <Select options={Object.entries(supervision).map(([value, label]) => ({ value, label }))} />
    default:
      return <Input.TextArea rows={3} autoFocus={isFirst} />
  }
}

/** Organisations of the directory by name; any number. Gets value and onChange from its Form.Item. */
function OrganisationsField(props: { value?: string[]; onChange?: (ids: string[]) => void; id?: string }) {
  const organisations = useQuery({
    queryKey: ['directory', 'organisations'],
    queryFn: () => api.directory.listOrganisations(),
  })
  return (
    <Select
      {...props}
      mode="multiple"
      loading={organisations.isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={(organisations.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** Makes what the contract takes of what the form holds; what was left empty is left out. */
export function toStepInput(values: NeedValues): StepInput {
  const input: StepInput = {}
  for (const [need, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === '') continue
    const [kind, name = ''] = need.split(':')
    if (kind === 'party') {
      input.parties = { ...input.parties, [name]: { orgIds: value as string[], accountIds: [] } }
    } else if (kind === 'value') input.values = { ...input.values, [name]: String(value) }
    else if (need === 'evidence') input.evidence = evidenceOf(String(value))
    else Object.assign(input, { [need]: value })
  }
  return input
}

const evidenceOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line, object: null }))
