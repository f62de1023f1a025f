import { QRCode } from 'antd'

/** An address to be read by a telephone. Dark on light in every theme: many readers do not know it the other way. */
export function AddressCode({ url, size }: { url: string; size: number }) {
  return (
    <QRCode
      type="svg"
      value={url}
      size={size}
      bordered={false}
      color="black"
      bgColor="white"
      style={{ padding: 8, flex: 'none' }}
    />
  )
}
