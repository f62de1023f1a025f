import type { TalentLabels } from '../labels.zh.ts'

export const majorEn: TalentLabels['major'] = {
  level: 'Level of majors',
  anyLevel: 'All',
  sources:
    'Undergraduate: catalogue of the Ministry of Education (2025); higher vocational: catalogue of vocational majors (as of July 2026); other levels: the same of 2021',
}
