import { useQuery } from '@tanstack/react-query'
import { Button, Form, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nodeKey, parseNodeKey } from '#modules/chains/web/gaps/gap-filter.ts'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { mattersQueries } from '#modules/matters/web/queries.ts'
import { useMay } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import { type NeedDetail, needAnswers } from '../../contract/index.ts'
import styles from './need.module.css'

/** Problems and gaps that a need answers, and the way to say so. */
export function Answers({ need }: { need: NeedDetail }) {
  const { t } = useTranslation('talent')
  const [editing, setEditing] = useState(false)
  const links = (items: readonly { key: string; href: string; title: string }[]) =>
    items.length === 0 ? null : (
      <ul className={styles.plain}>
        {items.map(({ key, href, title }) => (
          <li key={key}>
            <PageLink href={href}>{title}</PageLink>
          </li>
        ))}
      </ul>
    )
  return (
    <Section
      title={t('need.answers')}
      actions={need.mayEdit && <Button onClick={() => setEditing(true)}>{t('need.changeAnswers')}</Button>}
    >
      <KeyValue
        items={[
          {
            label: t('need.problems'),
            value: links(
              need.problems.map((one) => ({
                key: one.id,
                href: one.href ?? paths.problem(one.id),
                title: one.title ?? t('need.unnamedProblem'),
              })),
            ),
          },
          {
            label: t('need.gaps'),
            value: links(
              need.gaps.map(({ chainCode, nodeCode, chainName, nodeName }) => ({
                key: nodeKey(chainCode, nodeCode),
                href: paths.chain(chainCode, { node: nodeCode }),
                title: `${chainName} · ${nodeName}`,
              })),
            ),
          },
        ]}
      />
      {editing && <AnswersDialog need={need} onClose={() => setEditing(false)} />}
    </Section>
  )
}

interface Values {
  problemIds: string[]
  /** `pv.float-glass`. */
  gaps: string[]
}

/** Adds and takes away. After a conflict both versions stand side by side. */
function AnswersDialog({ need, onClose }: { need: NeedDetail; onClose: () => void }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const may = useMay()
  const [form] = Form.useForm<Values>()
  const problems = useProblemChoice(need)
  const gaps = useGapChoice(need)
  const label = (options: readonly { value: string; label: string }[], value: string) =>
    options.find((one) => one.value === value)?.label ?? value
  const edit = useEdit(api.talent.setNeedAnswers, {
    seen: need,
    read: () => api.talent.getNeed({ id: need.id }),
    fields: [
      {
        label: t('need.problems'),
        tell: (version: NeedDetail) =>
          version.problems.map(({ title }) => title ?? t('need.unnamedProblem')).join(format.comma) || null,
        entered: ({ problemIds }: { problemIds: string[] }) =>
          problemIds.map((id) => label(problems.options, id)).join(format.comma) || null,
      },
      {
        label: t('need.gaps'),
        tell: (version: NeedDetail) =>
          version.gaps.map(({ nodeName }) => nodeName).join(format.comma) || null,
        entered: (input: { gaps: { chainCode: string; nodeCode: string }[] }) =>
          input.gaps.map((one) => label(gaps, nodeKey(one.chainCode, one.nodeCode))).join(format.comma) ||
          null,
      },
    ],
    form,
    invalidates: [['talent'], ['thread']],
    done: t('need.saved'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  return (
    <Modal
      open
      title={t('need.changeAnswers')}
      okText={ui('save')}
      cancelText={ui('cancel')}
      okButtonProps={{ loading: edit.busy }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t('need.answersHelp')}</p>
      <DraftForm<Values>
        draft={`talent.need:${need.id}:answers`}
        edit={edit}
        form={form}
        layout="vertical"
        initialValues={{
          problemIds: need.problems.map(({ id }) => id),
          gaps: need.gaps.map((one) => nodeKey(one.chainCode, one.nodeCode)),
        }}
        onFinish={(values) => {
          const input = readForm(form, needAnswers, {
            id: need.id,
            lockVersion: edit.lockVersion,
            problemIds: values.problemIds,
            gaps: values.gaps.map(parseNodeKey),
          })
          if (input) edit.submit(input)
        }}
      >
        {may('matters.problem.read') && (
          <Form.Item name="problemIds" label={t('need.problems')}>
            <Select
              mode="multiple"
              allowClear
              showSearch={{ filterOption: false, onSearch: problems.onSearch }}
              loading={problems.loading}
              options={problems.options}
              placeholder={t('need.problemsPlaceholder')}
              notFoundContent={problems.loading ? null : t('need.problemsNone')}
            />
          </Form.Item>
        )}
        {!may('matters.problem.read') && <Form.Item name="problemIds" hidden />}
        <Form.Item name="gaps" label={t('need.gaps')}>
          <Select
            mode="multiple"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            options={gaps}
            placeholder={t('need.gapsPlaceholder')}
          />
        </Form.Item>
      </DraftForm>
    </Modal>
  )
}

/** Problems of the need's chain by what is looked for, and those it answers already. */
function useProblemChoice(need: NeedDetail) {
  const { t } = useTranslation('talent')
  const may = useMay()
  const [words, setWords] = useState('')
  const found = useQuery({
    ...mattersQueries.problems({ chain: [need.chainCode], query: words || undefined, pageSize: 50 }),
    enabled: may('matters.problem.read'),
  })
  const known = need.problems.map(({ id, title }) => ({
    value: id,
    label: title ?? t('need.unnamedProblem'),
  }))
  const options = [
    ...known,
    ...(found.data?.items ?? [])
      .filter(({ id }) => !known.some(({ value }) => value === id))
      .map(({ id, title }) => ({ value: id, label: title })),
  ]
  return { options, loading: found.isFetching, onSearch: setWords }
}

/** Gaps of the need's chain, and those it answers already. */
function useGapChoice(need: NeedDetail) {
  const { t } = useTranslation('ui')
  const found = useQuery(chainQueries.gaps({ chain: [need.chainCode], pageSize: 200 }))
  const known = need.gaps.map((one) => ({
    value: nodeKey(one.chainCode, one.nodeCode),
    label: `${one.chainName} · ${one.nodeName}`,
  }))
  return [
    ...known,
    ...(found.data?.items ?? [])
      .filter(({ id }) => !known.some(({ value }) => value === id))
      .map(({ id, nodeName, verdict }) => ({
        value: id,
        label: `${nodeName}（${t(`verdict.${verdict}`)}）`,
      })),
  ]
}
