declare module '*.module.css' {
  const classes: Record<string, string>
  export default classes
}
declare module '*.css' {}
// antd ships its locales as ES modules but types them as CommonJS.
declare module 'antd/es/locale/zh_CN.js' {
  const locale: import('antd').ConfigProviderProps['locale']
  export default locale
}
declare module 'antd/es/locale/en_US.js' {
  const locale: import('antd').ConfigProviderProps['locale']
  export default locale
}
