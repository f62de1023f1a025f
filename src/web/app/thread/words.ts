import { useFormat } from '#web/ui/use-language.ts'
import { actionsEn, fieldsEn, kindsEn, relationsEn, valuesEn } from './labels.en.ts'
import { actionsZh, fieldsZh, kindsZh, relationsZh, valuesZh } from './labels.zh.ts'

const dictionaries = {
  zh: { relation: relationsZh, kind: kindsZh, action: actionsZh, field: fieldsZh, value: valuesZh },
  en: { relation: relationsEn, kind: kindsEn, action: actionsEn, field: fieldsEn, value: valuesEn },
}

/**
 * Words for keys that modules define as they grow: relations, kinds, actions, fields, values. An unknown key is shown
 * as it stands, so that a new relation never breaks a page.
 */
export function useThreadWords(): (sort: keyof (typeof dictionaries)['zh'], key: string) => string {
  const { language } = useFormat()
  return (sort, key) => dictionaries[language][sort][key] ?? key
}
