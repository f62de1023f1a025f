import { useFormat } from '#web/ui/use-language.ts'
import { permissionWords } from './permission-words.ts'

/** Names that come with the data, in the reader's language. */
export function useAccessWords() {
  const { language } = useFormat()
  const index = language === 'en' ? 1 : 0
  return {
    role: (role: { name: string; nameEn: string }) => (language === 'en' ? role.nameEn : role.name),
    description: (role: { description: string; descriptionEn: string }) =>
      language === 'en' ? role.descriptionEn : role.description,
    permission: (permission: string) => permissionWords[permission]?.[index] ?? permission,
  }
}
