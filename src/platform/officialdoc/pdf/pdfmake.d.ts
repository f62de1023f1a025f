/** The part of pdfmake 0.3 that is used; the package brings no types. */
declare module 'pdfmake' {
  interface OutputDocument {
    getBuffer(): Promise<Uint8Array>
  }
  const pdfmake: {
    setFonts(fonts: Record<string, { normal: string }>): void
    setUrlAccessPolicy(policy: (url: string) => boolean): void
    setLocalAccessPolicy(policy: (path: string) => boolean): void
    createPdf(definition: object): OutputDocument
  }
  export default pdfmake
}
