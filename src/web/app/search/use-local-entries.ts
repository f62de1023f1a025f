import { useTranslation } from 'react-i18next'
import { useMay } from '#web/allowed.tsx'
import { useGo } from '#web/ui/page-link.tsx'
import { type ThemeMode, themeModes } from '#web/ui/theme.ts'
import { useThemeState } from '#web/ui/theme-context.tsx'
import { changeLanguage } from '../i18n.ts'
import { maySee } from '../may-see.ts'
import { pageRoutes } from '../routes.tsx'
import { useSignOut } from '../session/person-menu.tsx'
import type { SearchLabels } from './labels.zh.ts'
import type { LocalEntry } from './local-entries.ts'

type Command = Exclude<keyof SearchLabels['command'], ThemeMode | 'language' | 'signOut'>

/** Acts that begin on a page of their own; whoever may see the page is offered them. */
const onPages: Readonly<Record<Command, string>> = {
  newProblem: '/problems/new',
  newTask: '/tasks/new',
  newEnterprise: '/enterprises/new',
  importTable: '/imports',
  uploadDocument: '/documents',
  makeDocument: '/official-documents',
}

/** The pages that whoever is logged in may open and the acts they may do. */
export function useLocalEntries(): { pages: LocalEntry[]; commands: LocalEntry[] } {
  const { t, i18n } = useTranslation(['search', 'app'])
  const may = useMay()
  const go = useGo()
  const { mode, setMode } = useThemeState()
  const signOut = useSignOut()
  const open = pageRoutes.filter((route) => !route.path.includes('$') && maySee(route, may))
  const acts = new Set<string>([onPages.newProblem, onPages.newTask, onPages.newEnterprise])
  const pages = open
    .filter(({ path }) => !acts.has(path))
    .map(({ path, title }) => ({ key: path, title: t(title, { ns: 'app' }), run: () => go(path) }))
  const commands: LocalEntry[] = Object.entries(onPages)
    .filter(([key, path]) => open.some((route) => route.path === path) && mayBegin(key as Command, may))
    .map(([key, path]) => ({ key, title: t(`command.${key as Command}`), run: () => go(path) }))
  commands.push({
    key: 'language',
    title: t('command.language'),
    run: () => changeLanguage(i18n.language === 'en' ? 'zh' : 'en'),
  })
  for (const theme of themeModes)
    if (theme !== mode) commands.push({ key: theme, title: t(`command.${theme}`), run: () => setMode(theme) })
  commands.push({ key: 'signOut', title: t('command.signOut'), run: () => signOut.mutate() })
  return { pages, commands }
}

/** Reading the documents is not yet bringing one. */
const mayBegin = (key: Command, may: ReturnType<typeof useMay>): boolean =>
  key !== 'uploadDocument' || may('documents.document.add')
