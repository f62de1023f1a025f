import { useParams } from '@tanstack/react-router'
import { useMay } from '#web/allowed.tsx'
import { ClassFrame } from '../class/class-frame.tsx'
import { ClassRatingsPart } from './class-ratings.tsx'
import { EffectPart } from './effect-part.tsx'
import { FollowUpPart } from './follow-up-part.tsx'
import { LessonsPart } from './lessons-part.tsx'

/** What was said of a class, what is used of it, and the lessons of both. */
export function FeedbackPage() {
  const { id = '' } = useParams({ strict: false })
  const mayRead = useMay()('training.feedback.read')
  return (
    <ClassFrame id={id} at="feedback">
      {(of) => (
        <>
          <ClassRatingsPart id={of.id} />
          {mayRead && (
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
