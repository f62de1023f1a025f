import { useQuery } from '@tanstack/react-query'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { useMay } from '#web/allowed.tsx'

/** Fields whose value is the code of a chain or a node. */
const fields: ReadonlySet<string> = new Set(['chainCode', 'chainCodes', 'nodeCode'])

/**
 * Names of chains and nodes by their codes, for values kept as codes.
 *
 * @param wanted whether such a value is shown at all; nothing is asked for otherwise.
 * @returns the name; null for other fields, unknown codes, and who may not see chains.
 */
export function useCodeNames(wanted: boolean): (field: string, code: string) => string | null {
  const allowed = useMay()('chains.chain.read')
  const { data } = useQuery({ ...chainQueries.atlas(), enabled: wanted && allowed })
  const chains = new Map(data?.chains.map((chain) => [chain.code, chain.name]))
  const nodes = new Map(
    data?.chains.flatMap((chain) => chain.nodes.map((node) => [node.code, node.name] as const)),
  )
  return (field, code) =>
    fields.has(field) ? ((field === 'nodeCode' ? nodes : chains).get(code) ?? null) : null
}

/** Whether a stored value keeps such codes anywhere. */
export const keepsCodes = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.some(keepsCodes)
    : typeof value === 'object' &&
      value !== null &&
      Object.entries(value).some(([name, item]) => fields.has(name) || keepsCodes(item))
