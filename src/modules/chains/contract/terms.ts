import { z } from 'zod'

export const segments = ['upstream', 'midstream', 'downstream', 'supporting'] as const
export const segment = z.enum(segments)
export type Segment = z.infer<typeof segment>

export const tiers = ['core', 'key', 'general'] as const
export const tier = z.enum(tiers)
export type Tier = z.infer<typeof tier>

export const edgeKinds = [
  'rawMaterial',
  'auxiliaryMaterial',
  'component',
  'equipment',
  'technicalService',
  'application',
] as const
export const edgeKind = z.enum(edgeKinds)
export type EdgeKind = z.infer<typeof edgeKind>

export const verdicts = ['break', 'choke', 'block', 'weak', 'sound'] as const
export const verdict = z.enum(verdicts)
export type Verdict = z.infer<typeof verdict>

/** 补链 壮链 强链 are the default verbs; 建链 and 延链 are switched on per chain. */
export const actionTypes = ['fill', 'scale', 'strengthen', 'build', 'extend'] as const
export const actionType = z.enum(actionTypes)
export type ActionType = z.infer<typeof actionType>

export const indicators = [
  'localSupplyRate',
  'techDependence',
  'singleSource',
  'pipelineProjects',
  'nationalShare',
  'outputValue',
  'block',
] as const
export const indicator = z.enum(indicators)
export type Indicator = z.infer<typeof indicator>

export const outputStatuses = ['estimated', 'flash', 'preliminary', 'final', 'revised'] as const
export const outputStatus = z.enum(outputStatuses)
export type OutputStatus = z.infer<typeof outputStatus>

export const code = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)

/** Where a figure comes from; how far it is trusted follows from it. */
export const sourceKinds = [
  'statistics',
  'register',
  'department',
  'enterprise',
  'document',
  'expert',
  'estimate',
] as const
export const sourceKind = z.enum(sourceKinds)
export type SourceKind = z.infer<typeof sourceKind>
