import { api } from '#web/api.ts'
import { useColumnWords } from '#web/columns/column-words.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import { type InstituteDetail, instituteShown } from '../../contract/index.ts'
import { removal } from '../../contract/removal.ts'

const schema = removal.pick({ reason: true })

/** Deletes an institute with its yearly figures into the recycle bin. */
export function RemoveInstitute({ of, onDone }: { of: InstituteDetail; onDone: () => void }) {
  const words = useColumnWords(instituteShown)
  return (
    <RemoveButton
      name={of.name}
      schema={schema}
      object={{
        seen: of,
        read: () => api.talent.getInstitute({ id: of.id }),
        fields: [{ label: words.title('name'), tell: ({ name }) => name }],
      }}
      remove={(reason, { id, lockVersion }) => api.talent.removeInstitute({ id, lockVersion, reason })}
      onDone={onDone}
    />
  )
}
