import type { DataTag } from '@tanstack/react-query'
import { chainQueries } from '#modules/chains/web/queries.ts'
import { directoryQueries } from '#modules/directory/web/queries.ts'
import { instituteQueries } from '#modules/talent/web/institute/queries.ts'
import { talentQueries } from '#modules/talent/web/queries.ts'
import { trainingQueries } from '#modules/training/web/queries.ts'
import type { Dictionary } from '#web/columns/dictionaries.ts'

/** What forms and lists offer for choice, by name of dictionary as the tables say it. */
export const dictionaries: Readonly<Record<string, Dictionary>> = {
  'chains.chain': dictionary(chainQueries.list(), (chains) =>
    chains.map(({ code, name }) => ({ value: code, label: name })),
  ),
  'chains.node': dictionary(chainQueries.atlas(), ({ chains }) => {
    const nodes = new Map(chains.flatMap((chain) => chain.nodes.map(({ code, name }) => [code, name])))
    return [...nodes].map(([code, name]) => ({ value: code, label: name }))
  }),
  'training.topic': dictionary(trainingQueries.topics(), (topics) =>
    topics.filter(({ retired }) => !retired).map(({ code, name }) => ({ value: code, label: name })),
  ),
  'talent.institute': dictionary(instituteQueries.names(), (institutes) =>
    institutes.map(({ id, name }) => ({ value: id, label: name })),
  ),
  'talent.major': dictionary(talentQueries.majors(), (majors) =>
    majors.map(({ code, title }) => ({ value: code, label: `${title} ${code}` })),
  ),
  'talent.skill': dictionary(talentQueries.skillNames(), (skills) =>
    skills.map(({ id, name, synonyms }) => ({
      value: id,
      label: synonyms.length === 0 ? name : `${name}（${synonyms.join('、')}）`,
    })),
  ),
  'directory.organisation': dictionary(directoryQueries.organisations(), (organisations) =>
    organisations.map(({ id, name }) => ({ value: id, label: name })),
  ),
  'directory.region': dictionary(directoryQueries.regions(), (regions) =>
    regions.filter(({ kind }) => kind !== 'city').map(({ code, name }) => ({ value: code, label: name })),
  ),
}

function dictionary<T>(
  query: { queryKey: DataTag<readonly unknown[], T, Error>; queryFn?: unknown },
  select: (data: T) => ReturnType<Dictionary['select']>,
): Dictionary {
  return { queryKey: query.queryKey, queryFn: query.queryFn as () => Promise<T>, select }
}
