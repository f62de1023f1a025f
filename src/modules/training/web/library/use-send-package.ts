import { useTranslation } from 'react-i18next'
import { api, useWrite } from '#web/api.ts'
import { saveFile } from '#web/ui/save-file.ts'

/** Gives public courses as a package for the product of another city. */
export function useSendPackage() {
  const { t } = useTranslation('training')
  const make = useWrite(api.training.exportCoursePackage, {
    invalidates: [['training'], ['audit']],
    done: t('library.package.made'),
    onDone: (file) => saveFile(file, 'courses.zip'),
  })
  return { send: (courseIds: string[]) => make.mutate({ courseIds }), busy: make.isPending }
}
