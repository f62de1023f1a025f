/** Words of the choice of majors. */
export const majorZh = {
  level: '专业层次',
  anyLevel: '全部',
  sources:
    '普通本科按教育部本科专业目录（2025年），高职专科按职业教育专业目录（2026年7月更新），职业本科、中职按职业教育专业目录（2021年）',
}
