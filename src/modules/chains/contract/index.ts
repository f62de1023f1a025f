import { chainContract } from './chain.ts'
import { diagnosisContract } from './diagnosis.ts'
import { figureListContract } from './figure-list.ts'
import { gapContract } from './gap.ts'
import { outputContract } from './output.ts'
import { templateContract } from './template.ts'

export * from './chain.ts'
export * from './diagnosis.ts'
export * from './figure-list.ts'
export * from './gap.ts'
export { gapLabels } from './gap-labels.ts'
export * from './output.ts'
export * from './template.ts'
export * from './terms.ts'

export const chainsContract = {
  ...chainContract,
  ...diagnosisContract,
  ...gapContract,
  ...templateContract,
  ...outputContract,
  ...figureListContract,
}
