import { Button, Form, Input, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { DayField } from '#web/ui/day-field.tsx'
import { useFormat } from '#web/ui/use-language.ts'
import type { NewProgramme, ProgrammeProposal } from '../../contract/index.ts'
import styles from './proposed.module.css'

/** What the form of a proposal holds: a class may be without days until somebody enters them. */
export type ProposalValues = Omit<NewProgramme, 'classes'> & { classes: ProgrammeProposal['classes'] }

/** The proposed classes one below the other: name, days, seats; what was moved says so. */
export function ProposedClasses({ proposal }: { proposal: ProgrammeProposal }) {
  const { t } = useTranslation('training')
  return (
    <Form.List name="classes">
      {(fields, { remove }) => (
        <ol className={styles.classes}>
          {fields.map((field) => {
            const proposed = proposal.classes[field.key]
            return (
              <li key={field.key} className={styles.one}>
                <Form.Item name={[field.name, 'title']} label={t('class.field.title')} required>
                  <Input />
                </Form.Item>
                <Form.Item
                  name={[field.name, 'startsOn']}
                  label={t('class.field.startsOn')}
                  required
                  extra={<Moved proposed={proposed} />}
                >
                  <DayField />
                </Form.Item>
                <Form.Item name={[field.name, 'endsOn']} label={t('class.field.endsOn')} required>
                  <DayField />
                </Form.Item>
                <Form.Item name={[field.name, 'seats']} label={t('class.field.seats')} required>
                  <InputNumber min={1} max={2000} precision={0} style={{ width: '100%' }} />
                </Form.Item>
                <Form.Item label=" " colon={false} className={styles.remove}>
                  <Button type="text" onClick={() => remove(field.name)}>
                    {t('class.newProgramme.remove')}
                  </Button>
                </Form.Item>
              </li>
            )
          })}
        </ol>
      )}
    </Form.List>
  )
}

function Moved({ proposed }: { proposed: ProgrammeProposal['classes'][number] | undefined }) {
  const { t } = useTranslation('training')
  const format = useFormat()
  if (proposed === undefined || proposed.startsOn === proposed.aimedOn) return null
  return proposed.startsOn === null
    ? t('class.newProgramme.undated')
    : t('class.newProgramme.moved', { day: format.monthDay(proposed.aimedOn) })
}
