/**
 * Short names that everybody uses for the great state companies and banks, with what stands in the register. They are
 * no beginnings of their long names, so nothing else finds them; a listed one is written out before a name is read.
 */
const anywhere: readonly (readonly [short: string, long: string])[] = [
  ['农商行', '农村商业银行'],
  ['农信社', '农村信用合作社'],
  ['财险', '财产保险'],
  ['农险', '农业保险'],
  ['商砼', '商品混凝土'],
  ['砼', '混凝土'],
  ['汽修', '汽车维修'],
  ['汽车修理', '汽车维修'],
  ['律所', '律师事务所'],
  ['交通控股', '交控'],
  ['公共交通', '公交'],
  ['浦发银行', '上海浦东发展银行'],
]
const atFront: readonly (readonly [short: string, long: string])[] = [
  ['中国邮政储蓄银行', '邮政储蓄银行'],
  ['邮储银行', '邮政储蓄银行'],
  ['中国人保', '人民财产保险'],
  ['人保财险', '人民财产保险'],
  ['太保财险', '太平洋财产保险'],
  ['太保寿险', '太平洋人寿保险'],
  ['人保寿险', '人民人寿保险'],
  ['国寿财险', '人寿财产保险'],
  ['中国太保', '太平洋财产保险'],
  ['中国平安财险', '平安财产保险'],
  ['中国平安财产保险', '平安财产保险'],
  ['平安财险', '平安财产保险'],
  ['中国石化', '石油化工'],
  ['中国石油天然气', '石油天然气'],
  ['中国石油化工', '石油化工'],
  ['中国石油', '石油天然气'],
  ['中石化', '石油化工'],
  ['中石油', '石油天然气'],
  ['中海油', '海洋石油'],
  ['国家电网', '国网'],
  ['中国联合网络通信', '联合网络通信'],
  ['中国联通', '联合网络通信'],
  ['中国移动通信', '移动通信'],
  ['中国移动', '移动通信'],
]
/** Banks' names of two characters are words within others (建行业), so they count only at a branch of a bank. */
const banks: readonly (readonly [short: string, long: string])[] = [
  ['农发行', '农业发展银行'],
  ['工行', '工商银行'],
  ['农行', '农业银行'],
  ['中行', '中国银行'],
  ['建行', '建设银行'],
  ['交行', '交通银行'],
  ['招行', '招商银行'],
  ['徽行', '徽商银行'],
  ['邮储', '邮政储蓄银行'],
]
const bankBranch = /(?:分行|支行|分理处|储蓄所|营业部|营业室)$/u

/** Numbered schools, hospitals and builders as people call them: 一中, 二院, 三建公司. */
const numbered: readonly (readonly [pattern: RegExp, long: string])[] = [
  [/(?<=^.{2,6})([一二三四五六七八九十]{1,2}|\d{1,2})中$/u, '第$1中学'],
  [/(?<=^.{2,6})([一二三四五六七八九十]{1,2}|\d{1,2})小$/u, '第$1小学'],
  [/(?<=^.{2,6})([一二三四五六七八九十]{1,2}|\d{1,2})院$/u, '第$1人民医院'],
  [/(?<=^.{2,6})([一二三四五六七八九十]|\d{1,2})建(?=公司|有限|集团)/u, '第$1建筑'],
  [/(?<=^.{2,6})([一二三四五六七八九十]|\d{1,2})建$/u, '第$1建筑'],
  [/^中建([一二三四五六七八九十])局/u, '中国建筑第$1工程局'],
  [/^中交([一二三四五])航局/u, '中交第$1航务工程局'],
  [/^中交([一二三四五])公局/u, '中交第$1公路工程局'],
  [/^中?水电?([一二三四五六七八九十]{1,2})局/u, '中国水利水电第$1工程局'],
]

/** What belongs to a state company in a place is called by the two: 滁州移动, 国网滁州供电公司, 滁州供电公司. */
const inPlaces: readonly (readonly [pattern: RegExp, long: string])[] = [
  [/^(?:国家电网|国网)?(?:.{2,4}电力(?:有限)?公司)?(?=.{2,10}供电(?:公司|所)$)/u, '国网'],
  [/^国寿(?=.{0,10}公司$)/u, '人寿保险'],
  [/^(?:中国)?人保(?:财险)?(?=.{0,10}公司$)/u, '人民财产保险'],
  [/^联通(?=.{0,10}公司$)/u, '联合网络通信'],
  [/^移动(?=.{0,10}公司$)/u, '移动通信'],
  [/^(.{2,4})移动$/u, '移动通信$1分公司'],
  [/^(.{2,4})联通$/u, '联合网络通信$1分公司'],
  [/^(.{2,4})(电信|邮政|烟草)$/u, '中国$2$1分公司'],
]

/** Writes the short names of state companies out, and leaves off the country before the names of some. */
export function writeOut(text: string): string {
  for (const [pattern, long] of inPlaces) if (pattern.test(text)) return text.replace(pattern, long)
  for (const [short, long] of atFront) if (text.startsWith(short)) return long + text.slice(short.length)
  for (const [short, long] of anywhere) if (text.includes(short)) return text.replace(short, long)
  for (const [pattern, long] of numbered) if (pattern.test(text)) return text.replace(pattern, long)
  if (!bankBranch.test(text)) return text
  for (const [short, long] of banks) {
    const at = text.indexOf(short)
    if (at !== -1 && at <= 6)
      return text.slice(0, at).replace(/^中国/u, '') + long + text.slice(at + short.length)
  }
  return text
}
