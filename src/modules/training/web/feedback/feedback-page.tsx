import { useParams } from '@tanstack/react-router'
import { ClassFrame } from '../class/class-frame.tsx'
import { ClassRatingsPart } from './class-ratings.tsx'
import { EffectPart } from './effect-part.tsx'
import { FollowUpPart } from './follow-up-part.tsx'
import { LessonsPart } from './lessons-part.tsx'

/** What was said of a class, what is used of it, and the lessons of both. */
export function FeedbackPage() {
  const { id = '' } = useParams({ strict: false })
  return (
    <ClassFrame id={id} at="feedback">
      {(of) => (
        <>
          <ClassRatingsPart id={of.id} />
          {of.mayReadFeedback && (
            <>
              <FollowUpPart id={of.id} />
              <LessonsPart id={of.id} />
              <EffectPart id={of.id} />
            </>
          )}
        </>
      )}
    </ClassFrame>
  )
}
