import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Allowed } from '#web/allowed.tsx'
import { AttachmentList } from '#web/ui/files/attachment-list.tsx'
import { KeyValue } from '#web/ui/key-value.tsx'
import { PageLink } from '#web/ui/page-link.tsx'
import { paths } from '#web/ui/paths.ts'
import { Section } from '#web/ui/section.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import { WorkflowActions } from '#web/ui/workflow/workflow-actions.tsx'
import { WorkflowWaiting } from '#web/ui/workflow/workflow-bar.tsx'
import { WorkflowHistory } from '#web/ui/workflow/workflow-history.tsx'
import type { ClassDetail } from '../../contract/index.ts'
import { DesignSummaryLine } from '../design/design-summary.tsx'
import { PapersSection } from '../papers/papers-section.tsx'
import styles from '../training.module.css'
import { ClassEdit } from './class-edit.tsx'
import { ClassFrame } from './class-frame.tsx'
import { ClassWarnings, useClassDays } from './class-marks.tsx'
import { RescheduleDialog } from './reschedule-dialog.tsx'

/** One class: what it is for, its days, modules and where it stands. */
export function ClassView({ id }: { id: string }) {
  const { t } = useTranslation('training')
  const [doing, setDoing] = useState<'edit' | 'reschedule' | null>(null)
  return (
    <ClassFrame
      id={id}
      at="overview"
      actions={(of) =>
        doing !== 'edit' && (
          <>
            {of.mayEdit && <Button onClick={() => setDoing('edit')}>{t('class.detail.edit')}</Button>}
            {of.mayReschedule && (
              <Button onClick={() => setDoing('reschedule')}>{t('class.detail.reschedule')}</Button>
            )}
          </>
        )
      }
    >
      {(of) => (
        <>
          {doing === 'edit' && <ClassEdit of={of} onClose={() => setDoing(null)} />}
          {doing === 'reschedule' && <RescheduleDialog of={of} onClose={() => setDoing(null)} />}
          <Loaded of={of} />
        </>
      )}
    </ClassFrame>
  )
}

function Loaded({ of }: { of: ClassDetail }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  const days = useClassDays()
  const object = { kind: 'training.class', id: of.id }
  // Whoever teaches a free module is not fixed by the template.
  const taughtBy = ({ kind, taughtBy: unit }: ClassDetail['modules'][number]) =>
    unit?.name ?? (kind === 'free' ? null : t('class.detail.outside'))
  return (
    <>
      <Section title={t('class.detail.next')}>
        <WorkflowWaiting object={object} />
        <WorkflowActions object={object} />
      </Section>
      <Section title={t('class.detail.basics')}>
        <KeyValue
          items={[
            {
              label: t('class.field.days'),
              value: (
                <>
                  {days(of)}
                  <ClassWarnings warnings={of.warnings} />
                </>
              ),
            },
            { label: t('class.field.place'), value: of.place ?? '—' },
            { label: t('class.field.hours'), value: t('class.detail.hoursWord', { count: of.hours }) },
            { label: t('class.field.seats'), value: t('class.detail.seatsWord', { count: of.seats }) },
            {
              label: t('class.field.chain'),
              value:
                of.chainCode === null ? (
                  t('everyChain')
                ) : (
                  <PageLink href={paths.chain(of.chainCode)}>{of.chainName}</PageLink>
                ),
            },
            { label: t('class.field.host'), value: of.host.name },
            {
              label: t('class.field.cohosts'),
              value: of.cohosts.map(({ name }) => name).join(format.comma) || '—',
            },
            { label: t('class.field.purpose'), value: of.purpose ?? '—' },
            { label: t('class.field.audience'), value: of.audience ?? '—' },
            of.programmeId === null
              ? { label: t('class.field.adHocReason'), value: of.adHocReason ?? '—' }
              : {
                  label: t('class.field.programme'),
                  value: (
                    <PageLink href={paths.training({ programme: of.programmeId })}>
                      {of.programmeTitle}
                    </PageLink>
                  ),
                },
            { label: t('design.overview.title'), value: <DesignSummaryLine classId={of.id} /> },
            { label: t('class.field.createdBy'), value: of.createdBy },
          ]}
        />
      </Section>
      <Section title={t('class.field.modules')}>
        <ol className={styles.modules}>
          {of.modules.map((module) => (
            <li key={`${module.kind} ${module.title}`}>
              {module.title}
              <span className={styles.sub}>
                {[t(`class.module.${module.kind}`), taughtBy(module)].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ol>
      </Section>
      <Allowed right="training.class.run">
        <PapersSection of={of} />
      </Allowed>
      <Section title={t('class.detail.files')} note={t('class.detail.filesNote')}>
        <AttachmentList object={object} />
      </Section>
      <Section title={t('class.detail.steps')}>
        <WorkflowHistory object={object} />
      </Section>
    </>
  )
}
