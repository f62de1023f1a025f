import { AppError } from '#platform/errors.ts'

/** Errors for what a client names and nobody knows. */
export const unknownChain = (chainCode: string): AppError =>
  new AppError('notFound', 'chains.chain.unknown', `there is no chain ${chainCode}`, { chainCode })
export const unknownNode = (nodeCode: string, chainCode: string | null = null): AppError =>
  new AppError(
    'notFound',
    'chains.node.unknown',
    `there is no node ${nodeCode}${chainCode === null ? '' : ` in ${chainCode}`}`,
    { nodeCode, chainCode },
  )
export const unknownTemplate = (id: string): AppError =>
  new AppError('notFound', 'chains.template.unknown', `there is no template version ${id}`, { id })
export const unknownPlacement = (id: string): AppError =>
  new AppError('notFound', 'chains.placement.unknown', `there is no place ${id}`, { id })
export const unknownIndustry = (industryCode: string): AppError =>
  new AppError('notFound', 'chains.industry.unknown', `there is no industry ${industryCode}`, {
    industryCode,
  })
