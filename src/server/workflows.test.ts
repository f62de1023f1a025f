import { expect, it } from 'vitest'
import { checkDefinition } from '#platform/workflow/check-definition.ts'
import { workflowDefinitions } from './workflows.ts'

it.each(workflowDefinitions.map((definition) => [definition.code, definition] as const))(
  'the workflow %s is sound: every name is declared, every state reachable, and every path can end',
  (_code, definition) => {
    expect(checkDefinition(definition)).toEqual([])
  },
)

it('no two workflows have one code', () => {
  const codes = workflowDefinitions.map((definition) => definition.code)
  expect(new Set(codes).size).toBe(codes.length)
})
