import { actionWords, inLanguage, kindWords } from '#modules/audit-words/index.ts'
import { useFormat } from '#web/ui/use-language.ts'
import { fieldWords } from './fields.ts'
import { valuesEn } from './labels.en.ts'
import { valuesZh } from './labels.zh.ts'
import { relationWords } from './relations.ts'

const pairs = { relation: relationWords, kind: kindWords, action: actionWords, field: fieldWords }

const dictionaryOf = (language: 'zh' | 'en', value: Record<string, string>) => ({
  relation: inLanguage(pairs.relation, language),
  kind: inLanguage(pairs.kind, language),
  action: inLanguage(pairs.action, language),
  field: inLanguage(pairs.field, language),
  value,
})

const dictionaries = { zh: dictionaryOf('zh', valuesZh), en: dictionaryOf('en', valuesEn) }

/**
 * Words for keys that modules define as they grow: relations, kinds, actions, fields, values. An unknown key is shown
 * as it stands, so that a new relation never breaks a page.
 */
export function useThreadWords(): (sort: keyof (typeof dictionaries)['zh'], key: string) => string {
  const { language } = useFormat()
  return (sort, key) => dictionaries[language][sort][key] ?? key
}
