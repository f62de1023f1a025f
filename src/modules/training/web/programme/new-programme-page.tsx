import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Form, Input, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { DraftForm } from '#web/recovery/draft-form.tsx'
import { systemQuery } from '#web/system-query.ts'
import { DayField } from '#web/ui/day-field.tsx'
import { FormActions } from '#web/ui/form-parts.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { EmptyState, QueryView } from '#web/ui/states.tsx'
import { inputSchemaOf, readForm } from '#web/ui/zod-form.ts'
import { defaultSpacingWeeks, type ProgrammeProposal, trainingContract } from '../../contract/index.ts'
import styles from '../training.module.css'
import { type ProposalValues, ProposedClasses } from './proposed-classes.tsx'

const wishSchema = inputSchemaOf(trainingContract.proposeProgramme)
const schema = inputSchemaOf(trainingContract.createProgramme)

/** Makes the programme of a year: classes and days are proposed, checked and saved as drafts. */
export function NewProgrammePage() {
  const { t } = useTranslation('training')
  const system = useQuery(systemQuery())
  const [proposal, setProposal] = useState<ProgrammeProposal | null>(null)
  return (
    <div>
      <PageHeader
        title={t('class.newProgramme.title')}
        sub={t('class.newProgramme.sub')}
        back={{ href: paths.training(), label: t('class.programme.title') }}
      />
      <QueryView query={system}>
        {({ today }) => <WishForm today={today} isAgain={proposal !== null} onProposal={setProposal} />}
      </QueryView>
      {proposal === null ? (
        <EmptyState title={t('class.newProgramme.none')} text={t('class.programme.emptyHelp')} />
      ) : (
        <ProposalForm key={JSON.stringify(proposal)} proposal={proposal} />
      )}
    </div>
  )
}

interface WishValues {
  firstOn: string
  spacingWeeks: number
  studyDays: number
  clearOfHoliday: number
}

function WishForm({
  today,
  isAgain,
  onProposal,
}: {
  today: string
  isAgain: boolean
  onProposal: (proposal: ProgrammeProposal) => void
}) {
  const { t } = useTranslation('training')
  const [form] = Form.useForm<WishValues>()
  const propose = useWrite(api.training.proposeProgramme, {
    form,
    done: false,
    invalidates: [],
    onDone: onProposal,
  })
  return (
    <DraftForm<WishValues>
      draft="training.programme.wish"
      form={form}
      layout="vertical"
      className={styles.form}
      initialValues={{ firstOn: today, spacingWeeks: defaultSpacingWeeks, studyDays: 3, clearOfHoliday: 1 }}
      onFinish={(values) => {
        const input = readForm(form, wishSchema, values)
        if (input) propose.mutate(input)
      }}
    >
      <div className={styles.four}>
        <Form.Item name="firstOn" label={t('class.newProgramme.firstOn')} required>
          <DayField />
        </Form.Item>
        <Form.Item name="spacingWeeks" label={t('class.newProgramme.spacingWeeks')} required>
          <InputNumber min={1} max={26} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="studyDays" label={t('class.newProgramme.studyDays')} required>
          <InputNumber min={1} max={5} precision={0} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name="clearOfHoliday" label={t('class.newProgramme.clearOfHoliday')} required>
          <InputNumber min={0} max={5} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item extra={isAgain ? t('class.newProgramme.againHelp') : undefined}>
        <Button type={isAgain ? 'default' : 'primary'} htmlType="submit" loading={propose.isPending}>
          {t(isAgain ? 'class.newProgramme.again' : 'class.newProgramme.propose')}
        </Button>
      </Form.Item>
    </DraftForm>
  )
}

function ProposalForm({ proposal }: { proposal: ProgrammeProposal }) {
  const { t } = useTranslation('training')
  const go = useGo()
  const [form] = Form.useForm<ProposalValues>()
  const create = useWrite(api.training.createProgramme, {
    form,
    done: t('class.newProgramme.saved'),
    invalidates: [['training'], ['workflow']],
    onDone: ({ id }) => go(paths.training({ programme: id })),
  })
  const { provisionalYears } = proposal
  return (
    <DraftForm<ProposalValues>
      // Another proposal is another form: what was typed into one does not lie over the next.
      draft={`training.programme:new:${proposal.spacingWeeks}:${proposal.classes.map(({ startsOn }) => startsOn).join(':')}`}
      form={form}
      layout="vertical"
      disabled={create.isPending}
      initialValues={proposal}
      onFinish={(values) => {
        const input = readForm(form, schema, {
          ...values,
          hostOrgId: proposal.hostOrgId,
          spacingWeeks: proposal.spacingWeeks,
          basis: values.basis || null,
        })
        if (input) create.mutate(input)
      }}
    >
      {provisionalYears.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('class.newProgramme.provisional', { years: provisionalYears.join('、') })}
        />
      )}
      <div className={`${styles.form} ${styles.two}`}>
        <Form.Item name="title" label={t('class.newProgramme.name')} required>
          <Input />
        </Form.Item>
        <Form.Item name="year" label={t('class.newProgramme.year')} required>
          <InputNumber min={2000} max={2199} precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <Form.Item
        name="basis"
        label={t('class.newProgramme.basis')}
        extra={t('class.newProgramme.basisHelp')}
        className={styles.form}
      >
        <Input />
      </Form.Item>
      <Section title={t('class.newProgramme.classes')}>
        <ProposedClasses proposal={proposal} />
      </Section>
      <FormActions
        act={t('class.newProgramme.save')}
        busy={create.isPending}
        onCancel={() => go(paths.training())}
      />
    </DraftForm>
  )
}
