import { useTranslation } from 'react-i18next'
import { api, type WriteOptions } from '#web/api.ts'
import type { EditField } from '#web/ui/compare-versions.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { type Edit, useEdit } from '#web/use-edit.tsx'
import type { OrganisationDetail } from '../../contract/organisation.ts'

type Field<In> = EditField<OrganisationDetail, In>
type Fields<In> = Record<'name' | 'kind' | 'parentId' | 'head' | 'validTo', Field<In>>

/**
 * An act on an organisation as it was shown. After a conflict it tells what another person changed: name, kind, place
 * in the tree, head and closing.
 *
 * @param entered what the act itself would change.
 */
export function useOrganisationEdit<In extends { lockVersion: number }, Out>(
  organisation: OrganisationDetail,
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
    name: { label: t('organisation.field.name'), tell: ({ name }) => name },
    kind: { label: t('organisation.field.kind'), tell: ({ kind }) => t(`organisation.kind.${kind}`) },
    parentId: { label: t('organisation.field.parentId'), tell: ({ path }) => path.at(-1)?.name ?? null },
    head: { label: t('organisation.field.head'), tell: ({ head }) => head?.name ?? null },
    validTo: {
      label: t('organisation.field.validTo'),
      tell: ({ validTo }) => validTo && format.day(validTo),
    },
  }
  for (const [name, tell] of Object.entries(entered))
    if (tell) fields[name as keyof Fields<In>].entered = tell
  return useEdit(send, {
    ...rest,
    onDone: (result) => {
      rest.onDone?.(result)
      onClose()
    },
    seen: organisation,
    read: () => api.directory.getOrganisation({ id: organisation.id }),
    fields: Object.values(fields),
    onTakeTheirs: onClose,
  })
}
