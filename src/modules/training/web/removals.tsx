import { useTranslation } from 'react-i18next'
import { api } from '#web/api.ts'
import { RemoveButton } from '#web/recovery/remove-button.tsx'
import type {
  CourseDetail,
  DiscussionDetail,
  NeedDetail,
  SurveyDetail,
  TeacherDetail,
  VenueDetail,
} from '../contract/index.ts'
import { removal } from '../contract/removal.ts'

const schema = removal.pick({ reason: true })

/** Deletes one kind of object: how it is read anew, deleted, and named where somebody changed it meanwhile. */
function removalOf<T extends { id: string; lockVersion: number }>(
  read: (input: { id: string }) => Promise<T>,
  remove: (input: { id: string; lockVersion: number; reason: string }) => Promise<unknown>,
  nameOf: (one: T) => string,
) {
  return function Remove({ of, onDone }: { of: T; onDone: () => void }) {
    const { t } = useTranslation('training')
    return (
      <RemoveButton
        name={nameOf(of)}
        schema={schema}
        object={{
          seen: of,
          read: () => read({ id: of.id }),
          fields: [{ label: t('removedName'), tell: nameOf }],
        }}
        remove={(reason, { id, lockVersion }) => remove({ id, lockVersion, reason })}
        onDone={onDone}
      />
    )
  }
}

const { training } = api

/** Deletes a draft of a questionnaire. */
export const RemoveSurvey = removalOf<SurveyDetail>(
  training.getSurvey,
  training.removeSurvey,
  (one) => one.title,
)
/** Deletes the record of a discussion or visit. */
export const RemoveDiscussion = removalOf<DiscussionDetail>(
  training.getDiscussion,
  training.removeDiscussion,
  (one) => one.title,
)
/** Deletes an open need. */
export const RemoveNeed = removalOf<NeedDetail>(training.getNeed, training.removeNeed, (one) => one.statement)
/** Deletes a course. */
export const RemoveCourse = removalOf<CourseDetail>(
  training.getCourse,
  training.removeCourse,
  (one) => one.title,
)
/** Deletes a teacher. */
export const RemoveTeacher = removalOf<TeacherDetail>(
  training.getTeacher,
  training.removeTeacher,
  (one) => one.name,
)
/** Deletes a classroom or field site. */
export const RemoveVenue = removalOf<VenueDetail>(training.getVenue, training.removeVenue, (one) => one.name)
