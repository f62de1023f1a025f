import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nodeCriticality } from './criticality.ts'
import { type SupplyEdge, supplyRequirements } from './supply-requirements.ts'

const edge = (from: string, to: string, group: string | null = null, strength = 3): SupplyEdge => ({
  from,
  to,
  group,
  strength,
})
const outputs = (list: Record<string, number>) =>
  Object.entries(list).map(([id, localOutput]) => ({ id, localOutput }))
const byId = (result: ReturnType<typeof nodeCriticality>) =>
  new Map(result.nodes.map((node) => [node.id, node]))

describe('criticality', () => {
  const chain = outputs({ sand: 10, glass: 20, frame: 30, module: 100, station: 40 })
  const edges = [
    edge('sand', 'glass'),
    edge('glass', 'module'),
    edge('frame', 'module'),
    edge('module', 'station'),
  ]

  test('all that cannot run without a node counts as its sole output, the node itself does not', () => {
    const sand = byId(nodeCriticality(chain, edges)).get('sand')!
    // glass 20 + module 100 + station 40 = 160 of 10 + 20 + 30 + 100 + 40 = 200
    expect(sand).toMatchObject({
      ownOutput: 10,
      soleOutput: 160,
      dependentOutput: 160,
      criticality: 80,
      exact: true,
    })
    expect(sand.stopped.map((stop) => stop.path.join(' '))).toEqual([
      'sand glass',
      'sand glass module',
      'sand glass module station',
    ])
  })

  test('a substitute keeps the users running and counts only by the dependent share', () => {
    const withGroup = [
      edge('sand', 'glass'),
      edge('glass', 'module', 'front'),
      edge('frame', 'module', 'front'),
      edge('module', 'station'),
    ]
    const nodes = byId(nodeCriticality(chain, withGroup))
    // glass: nothing stops, module 100 + station 40 depend: 100 × 0.3 × 140 ÷ 200 = 21
    expect(nodes.get('glass')).toMatchObject({
      soleOutput: 0,
      dependentOutput: 140,
      substitutable: true,
      criticality: 21,
    })
    // sand: glass 20 stops, 140 more depend: 100 × (20 + 0.3 × 140) ÷ 200 = 31
    expect(nodes.get('sand')).toMatchObject({
      soleOutput: 20,
      dependentOutput: 160,
      substitutable: false,
      criticality: 31,
    })
  })

  test('edges below the least strength stop nobody', () => {
    const nodes = byId(nodeCriticality(chain, [edge('sand', 'glass', null, 1), edge('glass', 'module')]))
    expect(nodes.get('sand')).toMatchObject({ soleOutput: 0, dependentOutput: 0, criticality: 0 })
    const strict = byId(nodeCriticality(chain, [edge('sand', 'glass')], { minStrength: 4 }))
    expect(strict.get('sand')).toMatchObject({ dependentOutput: 0 })
  })

  test('one supplier in two ways is no substitute for itself', () => {
    const nodes = byId(nodeCriticality(chain, [edge('sand', 'glass', 'g'), edge('sand', 'glass', 'g', 5)]))
    expect(nodes.get('sand')).toMatchObject({ soleOutput: 20, substitutable: false })
  })

  test('recycled material that needs the user does not replace the fresh one, nor is it necessary', () => {
    const list = outputs({ fresh: 1, mill: 10, car: 100, scrap: 5 })
    const loop = [
      edge('fresh', 'mill', 'metal'),
      edge('scrap', 'mill', 'metal'),
      edge('mill', 'car'),
      edge('car', 'scrap'),
    ]
    const nodes = byId(nodeCriticality(list, loop))
    // Without fresh metal the mill stops, then car and scrap: 10 + 100 + 5 = 115
    expect(nodes.get('fresh')).toMatchObject({ soleOutput: 115, substitutable: false })
    expect(nodes.get('scrap')).toMatchObject({ soleOutput: 0, dependentOutput: 0 })
  })

  test('the weakest edge of a loop of needs stops nobody, so a loop does not make all its nodes necessary', () => {
    const list = outputs({ tool: 1, chip: 1 })
    const nodes = byId(nodeCriticality(list, [edge('tool', 'chip', null, 5), edge('chip', 'tool', null, 2)]))
    expect(nodes.get('tool')).toMatchObject({ soleOutput: 1 })
    expect(nodes.get('chip')).toMatchObject({ soleOutput: 0 })
  })

  test('when no output is known every node weighs one', () => {
    const result = nodeCriticality(
      [
        { id: 'a', localOutput: null },
        { id: 'b', localOutput: null },
      ],
      [edge('a', 'b')],
    )
    expect(result).toMatchObject({ basis: 'count', totalOutput: 0 })
    expect(byId(result).get('a')).toMatchObject({ ownOutput: 0, soleOutput: 1, criticality: 50 })
  })

  test('past the work limit numbers are lower bounds and say so', () => {
    const nodes = outputs(Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`n${i}`, 1])))
    // Two suppliers each, so that no user hangs on n0 alone and can be added up without a walk.
    const many = nodes.slice(2).flatMap(({ id }) => [edge('n0', id), edge('n1', id)])
    const full = byId(nodeCriticality(nodes, many)).get('n0')!
    const cut = nodeCriticality(nodes, many, { workPerNode: 5 })
    expect(full).toMatchObject({ dependentOutput: 28, exact: true })
    expect(cut.status).toBe('limit')
    const bound = byId(cut).get('n0')!
    expect(bound.exact).toBe(false)
    expect(bound.dependentOutput).toBeGreaterThan(0)
    expect(bound.dependentOutput).toBeLessThan(28)
  })

  test('unknown nodes, negative outputs and shares above one are refused', () => {
    expect(() => nodeCriticality(chain, [edge('x', 'sand')])).toThrow(RangeError)
    expect(() => nodeCriticality(outputs({ a: -1 }), [])).toThrow(RangeError)
    expect(() => nodeCriticality(chain, [], { dependentShare: 2 })).toThrow(RangeError)
  })
})

const supplyCase = fc
  .record({
    localOutputs: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 8 }),
    pairs: fc.array(
      fc.record({
        a: fc.nat(),
        b: fc.nat(),
        strength: fc.integer({ min: 1, max: 5 }),
        group: fc.constantFrom(null, null, 'g', 'h'),
      }),
      { maxLength: 18 },
    ),
  })
  .map(({ localOutputs, pairs }) => {
    const name = (i: number) => `n${i % localOutputs.length}`
    return {
      nodes: localOutputs.map((localOutput, i) => ({ id: name(i), localOutput })),
      edges: pairs.map(({ a, b, strength, group }) => ({ from: name(a), to: name(b), strength, group })),
    }
  })

describe('judged by recomputing everything with the node taken out', () => {
  test('what stops and what depends is found exactly', () => {
    fc.assert(
      fc.property(supplyCase, ({ nodes, edges }) => {
        const result = nodeCriticality(nodes, edges, { listLength: 100 })
        for (const node of result.nodes) {
          const { stopped, dependent } = slowJudge(nodes, edges, node.id)
          expect(node.stopped.map((stop) => stop.id).sort()).toEqual([...stopped].sort())
          expect(node.stoppedCount).toBe(stopped.size)
          expect(node.dependentCount).toBe(dependent.size)
          const weight = (ids: Set<string>) =>
            nodes.reduce(
              (sum, n) => sum + (ids.has(n.id) ? (result.basis === 'count' ? 1 : n.localOutput) : 0),
              0,
            )
          expect(node.soleOutput).toBe(weight(stopped))
          expect(node.dependentOutput).toBe(weight(dependent))
        }
      }),
      { numRuns: 400 },
    )
  })

  test('every path leads from the lost node to the stopped one along supply edges', () => {
    fc.assert(
      fc.property(supplyCase, ({ nodes, edges }) => {
        const pairs = new Set(edges.map(({ from, to }) => `${from} ${to}`))
        for (const node of nodeCriticality(nodes, edges).nodes) {
          for (const { id, path } of node.stopped) {
            expect([path[0], path.at(-1)]).toEqual([node.id, id])
            for (let i = 1; i < path.length; i++) expect(pairs.has(`${path[i - 1]} ${path[i]}`)).toBe(true)
          }
        }
      }),
    )
  })

  test('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(supplyCase, fc.infiniteStream(fc.nat()), ({ nodes, edges }, numbers) => {
        const shuffle = <T>(list: readonly T[]) =>
          list
            .map((item) => ({ item, key: numbers.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ item }) => item)
        expect(nodeCriticality(shuffle(nodes), shuffle(edges))).toEqual(nodeCriticality(nodes, edges))
      }),
    )
  })

  test('a supplier more in a group never raises what the others stop', () => {
    fc.assert(
      fc.property(supplyCase, ({ nodes, edges }) => {
        const first = edges[0]
        if (first === undefined || first.group === null) return
        const more = { id: 'new', localOutput: 0 }
        const wider = [...edges, { ...first, from: 'new', strength: 5 }]
        const stopsNow = byId(nodeCriticality([...nodes, more], wider)).get(first.from)!
        // Compared with the new supplier present but not yet tied in; loops may be cut elsewhere, so only trees are held to it.
        if (
          hasLoop(
            nodes.map((n) => n.id),
            edges,
          )
        )
          return
        const before = byId(nodeCriticality([...nodes, more], edges)).get(first.from)!
        expect(stopsNow.soleOutput).toBeLessThanOrEqual(before.soleOutput)
      }),
    )
  })
})

function hasLoop(ids: readonly string[], edges: readonly SupplyEdge[]): boolean {
  const { counted } = supplyRequirements(ids, edges, 0)
  const unique = new Set(edges.map(({ from, to, group }, i) => `${from} ${to} ${group ?? i}`))
  return counted.reduce((sum, flag) => sum + flag, 0) < unique.size
}

/**
 * Slow judge. Takes the rules of counting from `supplyRequirements` (its own tests are above) as plain lists, then
 * removes a node and repeats "who lacks a requirement" until nothing changes.
 */
function slowJudge(nodes: readonly { id: string }[], edges: readonly SupplyEdge[], lost: string) {
  const { graph, ids, counted, requirementOf } = supplyRequirements(
    nodes.map((node) => node.id),
    edges,
    2,
  )
  const list = [...counted.keys()]
    .filter((e) => counted[e] === 1)
    .map((e) => ({
      from: ids[graph.sources[e]!]!,
      to: ids[graph.targets[e]!]!,
      requirement: requirementOf[e]!,
    }))
  const running = new Set(nodes.map((node) => node.id))
  running.delete(lost)
  const dependent = new Set<string>()
  for (let changed = true; changed; ) {
    changed = false
    for (const { from, to, requirement } of list) {
      if ((from === lost || dependent.has(from)) && !dependent.has(to)) {
        dependent.add(to)
        changed = true
      }
      const suppliers = list.filter((other) => other.requirement === requirement)
      if (running.has(to) && suppliers.every((other) => !running.has(other.from))) {
        running.delete(to)
        changed = true
      }
    }
  }
  const stopped = new Set(nodes.map((node) => node.id).filter((id) => id !== lost && !running.has(id)))
  return { stopped, dependent }
}
