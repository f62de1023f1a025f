import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { PersonDetail } from '../../contract/person.ts'

type Fields<In> = Record<'name' | 'orgId' | 'posts' | 'leftOn', EditField<PersonDetail, In>>

/**
 * Moves a person, or ends or renews the service. After a conflict it tells what another person changed: name,
 * organisation, posts and the last day in service.
 *
 * @param entered what the act itself would change.
 */
export function usePersonEdit<In extends { lockVersion: number }, Out>(
  person: PersonDetail,
  send: (input: In) => Promise<Out>,
  options: WriteOptions<Out> & {
    onClose: () => void
    entered: Partial<Record<keyof Fields<In>, (input: In) => string | null>>
  },
): Edit<In> & { lockVersion: number } {
  const { t } = useTranslation('directory')
  const format = useFormat()
  const { onClose, entered, ...rest } = options
  const fields: Fields<In> = {
    name: { label: t('person.field.name'), tell: ({ name }) => name },
    orgId: { label: t('person.field.orgId'), tell: ({ orgName }) => orgName },
    posts: {
      label: t('person.field.posts'),
      tell: ({ posts }) => posts.map(({ title }) => title).join(format.comma),
    },
    leftOn: { label: t('person.form.leftOn'), tell: ({ leftOn }) => leftOn && format.day(leftOn) },
  }
  for (const [name, tell] of Object.entries(entered))
    if (tell) fields[name as keyof Fields<In>].entered = tell
  return useEdit(send, {
    ...rest,
    onDone: (result) => {
      rest.onDone?.(result)
      onClose()
    },
    seen: person,
    read: () => api.directory.getPerson({ id: person.id }),
    fields: Object.values(fields),
    onTakeTheirs: onClose,
  })
}
