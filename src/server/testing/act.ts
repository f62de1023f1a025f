import {
  type OwnProblemAction,
  ownProblemActions,
  type ProblemAction,
  type ProblemDetail,
  type ProblemStep,
  type TaskAction,
  type TaskDetail,
} from '#modules/matters/contract/index.ts'
import type { TestApi } from './api.ts'

/** What a person tells of a step of a problem, beside the problem and the step. */
type Told = Partial<Omit<OwnStep, 'id' | 'action' | 'stateVersion'> & Pick<ProblemStep, 'supervision'>>
type OwnStep = Parameters<TestApi['client']['matters']['actOnProblem']>[0]

/** Does one step of a problem as a person does it on its page: by its own form or by the dialog of every workflow. */
export async function actOnProblem(
  by: TestApi,
  step: { id: string; action: ProblemAction; stateVersion: number } & Told,
): Promise<ProblemDetail> {
  const { id, action, stateVersion, ...told } = step
  const own = ownProblemActions.find((one) => one === action)
  if (own !== undefined) return by.client.matters.actOnProblem(ownStep(id, own, stateVersion, told))
  const { reason, dueOn, workdays, untilOn, supervision } = told
  const values = { reason, dueOn, workdays, untilOn, supervision }
  await by.client.workflow.act({
    object: { kind: 'matters.problem', id },
    action,
    lockVersion: stateVersion,
    ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
  })
  return by.client.matters.getProblem({ id })
}

const ownStep = (
  id: string,
  action: OwnProblemAction,
  stateVersion: number,
  { supervision: _supervision, ...told }: Told,
): OwnStep => ({ ...told, id, action, stateVersion })

/** The same for a task. */
export async function actOnTask(
  by: TestApi,
  step: { id: string; action: Exclude<TaskAction, 'report'>; stateVersion: number; reason?: string },
): Promise<TaskDetail> {
  const { id, action, stateVersion, reason } = step
  await by.client.workflow.act({
    object: { kind: 'matters.task', id },
    action,
    lockVersion: stateVersion,
    ...(reason === undefined ? {} : { reason }),
  })
  return by.client.matters.getTask({ id })
}
