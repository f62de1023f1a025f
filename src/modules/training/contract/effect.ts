import { z } from 'zod'
import { endpoint } from '#platform/http/contract.ts'
import { classEffect } from './effect-terms.ts'

export const effectContract = {
  getClassEffect: endpoint('training.feedback.read', {
    method: 'GET',
    path: '/training/classes/{id}/effect',
    tags: ['training feedback'],
    summary:
      'Service, efficiency and atmosphere of the units trained before and after a class, beside units not trained',
  })
    .input(z.object({ id: z.uuid() }))
    .output(classEffect),
}
