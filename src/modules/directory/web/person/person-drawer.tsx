import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePhone } from '#web/ui/use-media.ts'
import type { Appointment } from '../../contract/appointment.ts'
import type { PersonDetail } from '../../contract/person.ts'
import { CorrectForm, EndForm, GiveForm } from './appointment-form.tsx'
import { HandOverForm } from './hand-over-form.tsx'
import { HandoverList } from './handover-list.tsx'
import { ChangePersonForm } from './person-form.tsx'
import { LeaveForm, MovePersonForm, RejoinForm } from './service-forms.tsx'

/** What somebody is about to do with a person or one of the person's posts. */
export type PersonTask =
  | { kind: 'give' | 'edit' | 'move' | 'leave' | 'rejoin' | 'handover' }
  | { kind: 'handOver' | 'correct' | 'end'; term: Appointment }

type Props = { person: PersonDetail; task: PersonTask; today: string | null; onClose: () => void }

/** The form of the task at hand, in a drawer. */
export function PersonDrawer(props: Props) {
  const { t } = useTranslation('directory')
  const phone = usePhone()
  const { person, task, onClose } = props
  const title =
    task.kind === 'handover'
      ? t('person.handover.title', { name: person.name })
      : [t(`person.act.${task.kind}`), person.name, 'term' in task ? task.term.title : null]
          .filter((part) => part !== null)
          .join(' · ')
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 560} title={title}>
      <TaskForm {...props} />
    </Drawer>
  )
}

function TaskForm({ person, task, today, onClose }: Props) {
  switch (task.kind) {
    case 'give':
      return <GiveForm person={person} today={today} onClose={onClose} />
    case 'edit':
      return <ChangePersonForm person={person} onClose={onClose} />
    case 'move':
      return <MovePersonForm person={person} today={today} onClose={onClose} />
    case 'leave':
      return <LeaveForm person={person} today={today} onClose={onClose} />
    case 'rejoin':
      return <RejoinForm person={person} today={today} onClose={onClose} />
    case 'handover':
      return <HandoverList personId={person.id} />
    case 'handOver':
      return <HandOverForm term={task.term} today={today} onClose={onClose} />
    case 'correct':
      return <CorrectForm term={task.term} onClose={onClose} />
    case 'end':
      return <EndForm term={task.term} today={today} onClose={onClose} />
  }
}
