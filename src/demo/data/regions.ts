import type { DemoRegion } from './types.ts'

export const cityCode = '341100'

/** The real divisions of the city; tiles are schematic and only keep who lies beside whom. */
export const regions: readonly DemoRegion[] = [
  { code: cityCode, name: '滁州市', kind: 'city', parentCode: null, tile: null },
  unit('341102', '琅琊区', 'county', 2, 2),
  unit('341103', '南谯区', 'county', 1, 1),
  unit('341122', '来安县', 'county', 2, 1),
  unit('341124', '全椒县', 'county', 1, 3),
  unit('341125', '定远县', 'county', 0, 1),
  unit('341126', '凤阳县', 'county', 0, 0),
  unit('341171', '中新苏滁高新技术产业开发区', 'zone', 3, 2),
  unit('341172', '滁州经济技术开发区', 'zone', 1, 2),
  unit('341181', '天长市', 'county', 3, 0),
  unit('341182', '明光市', 'county', 1, 0),
]

function unit(code: string, name: string, kind: 'county' | 'zone', column: number, row: number): DemoRegion {
  return { code, name, kind, parentCode: cityCode, tile: { column, row } }
}

/** Counties and zones in which the firms of a chain are usually found, the usual ones first. */
export const homesOfChain: Readonly<Record<string, readonly string[]>> = {
  pv: ['341126', '341172', '341122', '341124', '341182', '341103'],
  semiconductor: ['341103', '341171', '341172', '341181', '341102'],
  automobile: ['341124', '341103', '341102', '341172', '341122'],
  'new-energy-battery': ['341172', '341122', '341103', '341124', '341181'],
  'medical-device': ['341181', '341103', '341171', '341122'],
  'smart-appliance': ['341172', '341102', '341103', '341171', '341124'],
  'new-chemical': ['341125', '341122', '341124', '341182', '341126'],
  food: ['341171', '341125', '341182', '341181', '341102', '341126', '341122'],
}

/** Nodes that stand where nature or history put them. */
export const homesOfNode: Readonly<Record<string, readonly string[]>> = {
  'quartz-sand': ['341126'],
  'pv-glass': ['341126'],
  'pv-back-glass': ['341126'],
  'float-glass': ['341126'],
  'glass-container': ['341126'],
  'high-purity-quartz': ['341126'],
  'rock-salt': ['341125'],
  'chlor-alkali': ['341125'],
  'pvc-resin': ['341125'],
  'nitric-acid': ['341125', '341124'],
  'nitrobenzene-aniline': ['341125'],
  engine: ['341124'],
  coating: ['341122'],
  baijiu: ['341182'],
  'chrysanthemum-tea': ['341103'],
  'tea-processing': ['341103'],
  sensor: ['341181'],
  capacitor: ['341181'],
  'wire-harness': ['341181', '341103'],
  'rice-wheat': ['341125', '341181', '341182'],
  'aquatic-product': ['341181', '341182', '341124'],
}
