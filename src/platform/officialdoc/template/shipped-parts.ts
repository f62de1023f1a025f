/** Lines of the head that every kind has. */
export const head = `标志：{{mark}}
文号：{{number}}
紧急程度：{{urgency}}
内部资料：{{internal}}
标题：{{title}}
主送：{{recipients}}`

/** The same of the foot. */
export const foot = `署名：{{issuer}}
日期：{{date}}
印章：{{seal}}
附注：{{note}}
抄送：{{copiesTo}}
印发机关：{{printOrgan}}
印发日期：{{printOn}}`
