import { Drawer } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePhone } from '#web/ui/use-media.ts'
import type { OrganisationDetail } from '../../contract/organisation.ts'
import { NewPersonForm } from '../person/person-form.tsx'
import { CloseForm, ReopenForm } from './close-form.tsx'
import { MoveForm } from './move-form.tsx'
import { ChangeOrganisationForm, NewOrganisationForm } from './organisation-form.tsx'

/** What a person is about to do with an organisation. */
export type OrganisationTask =
  | { kind: 'root' }
  | {
      kind: 'create' | 'edit' | 'move' | 'close' | 'reopen' | 'person'
      organisation: OrganisationDetail
    }

/** The form of the task at hand, in a drawer. */
export function OrganisationDrawer({ task, onClose }: { task: OrganisationTask; onClose: () => void }) {
  const { t } = useTranslation('directory')
  const phone = usePhone()
  const act = t(`organisation.act.${task.kind === 'person' ? 'addPerson' : task.kind}`)
  const title = task.kind === 'root' ? act : `${act} · ${task.organisation.name}`
  return (
    <Drawer open onClose={onClose} size={phone ? '100%' : 560} title={title}>
      <TaskForm task={task} onClose={onClose} />
    </Drawer>
  )
}

function TaskForm({ task, onClose }: { task: OrganisationTask; onClose: () => void }) {
  switch (task.kind) {
    case 'root':
      return <NewOrganisationForm parent={null} onClose={onClose} />
    case 'create':
      return <NewOrganisationForm parent={task.organisation} onClose={onClose} />
    case 'edit':
      return <ChangeOrganisationForm organisation={task.organisation} onClose={onClose} />
    case 'move':
      return <MoveForm organisation={task.organisation} onClose={onClose} />
    case 'close':
      return <CloseForm organisation={task.organisation} onClose={onClose} />
    case 'reopen':
      return <ReopenForm organisation={task.organisation} onClose={onClose} />
    case 'person':
      return <NewPersonForm orgId={task.organisation.id} onClose={onClose} />
  }
}
