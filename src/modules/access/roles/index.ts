import type { Permission } from '#platform/rights/permission.ts'
import { administrators } from './administrators.ts'
import { bureaux } from './bureaux.ts'
import { leaders } from './leaders.ts'
import { others } from './others.ts'
import { regionRoles } from './regions.ts'
import type { RoleData } from './role-data.ts'

/** Every role of the product, in the order lists show them. */
export const roles: readonly RoleData[] = [
  ...leaders,
  ...bureaux,
  ...regionRoles,
  ...others,
  ...administrators,
]

/**
 * Permissions that roles give and no endpoint names, because only a service checks them. An endpoint that names one
 * takes it off this list; a test says so.
 */
export const permissionsWithoutEndpoint: readonly Permission[] = [
  'chains.evidence.read',
  // Actions of the workflows of problems and tasks.
  'matters.problem.escalate',
  'matters.problem.settle',
  'matters.problem.close',
  'matters.problem.rate',
  'matters.task.approve',
  // Actions of the workflow of classes.
  'training.class.endorse',
  'training.class.approve',
  // Figures come as a table.
  'training.figure.import',
  // Reading people tells whoever may know it who they are.
  'talent.institute.contact',
  'talent.profile.identify',
  // Raising one problem is for many; bringing tables of them for those who keep the register.
  'matters.problem.import',
  // One's own, as long as nobody has acted on it, needs no right; this is for that of others.
  'matters.problem.remove',
  'matters.task.remove',
  // One's own deletions need no right; these are for those of others.
  'platform.bin.read',
  'platform.bin.restore',
  // One's own views need no right; this is to show them to others.
  'platform.view.share',
]
