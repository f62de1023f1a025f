import { useQuery } from '@tanstack/react-query'
import { Button, Drawer, Form, Rate } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { api } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { DataTable } from '#web/ui/data-table.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { ReasonField } from '#web/ui/reason-field.tsx'
import { Section } from '#web/ui/section.tsx'
import { QueryView } from '#web/ui/states.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { usePhone } from '#web/ui/use-media.ts'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { useEdit } from '#web/use-edit.tsx'
import {
  type Directory,
  type DirectoryEntry,
  experienceBand,
  shortageLevelWords,
  shortagePartWords,
  shortageReasonWords,
  starsInForce,
  talentContract,
} from '../../contract/index.ts'
import { educationChoices } from '../../contract/shared-columns.ts'
import { shortageParts } from '../../contract/shortage-index.ts'
import { talentQueries } from '../queries.ts'
import styles from './directory.module.css'
import { Stars } from './directory-marks.tsx'

/** One post with the parts of its index, and its stars as computed and as a person set them. */
export function EntryDrawer({
  directory,
  id,
  onClose,
}: {
  directory: Directory
  id: string
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const phone = usePhone()
  const [adjusting, setAdjusting] = useState(false)
  const entry = useQuery(talentQueries.directoryEntry(directory.id, id))
  return (
    <Drawer
      open
      onClose={onClose}
      size={phone ? '100%' : 640}
      title={entry.data?.title ?? t('directory.post')}
      extra={
        entry.data &&
        directory.state === 'draft' &&
        !adjusting && (
          <Allowed right="talent.directory.edit">
            <Button onClick={() => setAdjusting(true)}>{t('directory.adjust')}</Button>
          </Allowed>
        )
      }
    >
      <QueryView query={entry} rows={6}>
        {(data) =>
          adjusting ? (
            <Adjust directory={directory} entry={data} onClose={() => setAdjusting(false)} />
          ) : (
            <EntryView directory={directory} entry={data} />
          )
        }
      </QueryView>
    </Drawer>
  )
}

function EntryView({ directory, entry }: { directory: Directory; entry: DirectoryEntry }) {
  const { t } = useTranslation('talent')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const { language } = format
  const education = educationChoices.find(({ value }) => value === entry.education)?.title[language]
  return (
    <>
      {entry.withheld && <p className={styles.help}>{t('directory.withheld')}</p>}
      <KeyValue
        items={[
          { label: t('directory.chain'), value: entry.chainName },
          { label: t('dual.node'), value: entry.nodeName },
          { label: t('directory.education'), value: education },
          { label: t('directory.majors'), value: entry.majorNames.join(format.comma) || ui('none') },
          { label: t('directory.experience'), value: experienceBand(entry) },
          {
            label: t('directory.salary'),
            value: entry.salaryFrom === null ? null : `${entry.salaryFrom}–${entry.salaryTo}`,
          },
          { label: t('directory.seats'), value: entry.seats },
          { label: t('directory.enterprises'), value: entry.enterprises },
          { label: t('directory.candidates'), value: entry.candidates },
          { label: t('directory.level'), value: shortageLevelWords[entry.level][language] },
          { label: t('directory.reason'), value: shortageReasonWords[entry.reasonKind][language] },
          {
            label: t('directory.stars'),
            value: (
              <>
                <Stars value={starsInForce(entry)} />{' '}
                {entry.adjustedStars !== null &&
                  `${t('directory.byHand', { stars: entry.adjustedStars })}${format.comma}`}
                {t('directory.computed', { stars: entry.stars })}
              </>
            ),
          },
          ...(entry.adjustedStars === null
            ? []
            : [
                { label: t('directory.adjustReason'), value: entry.adjustedReason },
                { label: t('directory.adjustedBy'), value: entry.adjustedByName },
              ]),
        ]}
      />
      <Section title={`${t('directory.index')} ${entry.index}`} note={t('directory.weightsHelp')}>
        {entry.parts === null ? (
          <p>{t('directory.partsHidden')}</p>
        ) : (
          <Parts parts={entry.parts} index={entry.index} directory={directory} />
        )}
      </Section>
    </>
  )
}

function Parts({
  parts: { parts, facts },
  index,
  directory,
}: {
  parts: NonNullable<DirectoryEntry['parts']>
  index: number
  directory: Directory
}) {
  const { t } = useTranslation('talent')
  const { language } = useFormat()
  const weighed = shortageParts
    .filter((part) => parts[part] !== null)
    .reduce((sum, part) => sum + directory.weights[part], 0)
  const how = {
    contrast: t('directory.howContrast', { seats: facts.seats, candidates: facts.candidates }),
    education: t('directory.howEducation', { education: facts.education }),
    experience: t('directory.howExperience', { experience: facts.experience }),
    requirement: t('directory.howRequirement', {
      titleLevel: facts.titleLevel,
      requiredSkills: facts.requiredSkills,
      musts: facts.musts,
    }),
    salary: t('directory.howSalary', { salary: facts.salary, chainSalary: facts.chainSalary }),
  }
  const rows = [
    ...shortageParts.map((part) => ({
      key: part as string,
      name: shortagePartWords[part][language],
      value: parts[part],
      weight: directory.weights[part],
      how: parts[part] === null ? t('directory.unknown') : how[part],
    })),
    {
      key: 'total',
      name: t('directory.total'),
      value: index,
      weight: weighed,
      how: t('directory.howTotal', { weights: weighed }),
    },
  ]
  return (
    <DataTable
      label={t('directory.index')}
      rows={rows}
      rowKey={({ key }) => key}
      columns={[
        {
          key: 'name',
          title: t('directory.part'),
          phone: 'title',
          render: ({ key, name }) => (key === 'total' ? <strong>{name}</strong> : name),
        },
        {
          key: 'value',
          title: t('directory.value'),
          align: 'right',
          render: ({ key, value }) => (value === null ? '—' : value.toFixed(key === 'total' ? 4 : 2)),
        },
        { key: 'weight', title: t('directory.weight'), align: 'right', render: ({ weight }) => weight },
        {
          key: 'how',
          title: t('directory.how'),
          render: (row) => <span className={styles.how}>{row.how}</span>,
        },
      ]}
    />
  )
}

type Values = { stars?: number; reason?: string }

function Adjust({
  directory,
  entry,
  onClose,
}: {
  directory: Directory
  entry: DirectoryEntry
  onClose: () => void
}) {
  const { t } = useTranslation('talent')
  const [form] = Form.useForm<Values>()
  const adjust = useEdit(api.talent.adjustDirectoryEntry, {
    seen: directory,
    read: () => api.talent.getDirectory({ id: directory.id }),
    fields: [
      { label: t('directory.name'), tell: (one: Directory) => one.title },
      { label: t('directory.posts'), tell: (one: Directory) => `${one.entries}` },
    ],
    form,
    invalidates: [['talent']],
    done: t('directory.adjustDone'),
    onDone: onClose,
    onTakeTheirs: onClose,
  })
  const send = (values: object) => {
    const input = readForm(form, inputSchemaOf(talentContract.adjustDirectoryEntry), {
      ...values,
      id: directory.id,
      entryId: entry.id,
      lockVersion: adjust.lockVersion,
    })
    if (input) adjust.submit(input)
  }
  return (
    <DraftForm<Values>
      draft={`talent.shortageEntry:${entry.id}`}
      edit={adjust}
      form={form}
      layout="vertical"
      initialValues={{ stars: starsInForce(entry) }}
      onFinish={send}
    >
      <p className={styles.help}>{t('directory.computed', { stars: entry.stars })}</p>
      <Form.Item name="stars" label={t('directory.stars')} required>
        <Rate allowClear={false} />
      </Form.Item>
      <ReasonField label={t('directory.adjustReason')} />
      {entry.adjustedStars !== null && (
        <Form.Item>
          <Button onClick={() => send({ stars: null, reason: form.getFieldValue('reason') })}>
            {t('directory.adjustReset')}
          </Button>
        </Form.Item>
      )}
      <FormActions act={t('directory.adjust')} busy={adjust.busy} onCancel={onClose} />
    </DraftForm>
  )
}
