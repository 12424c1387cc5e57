/** Red, green, blue in 0…1, as a screen gets them. */
export type Rgb = readonly [number, number, number]

const HEX = /^#([\da-f]{3}|[\da-f]{6})$/i
const RGB = /^rgba?\(\s*([\d.]+)(%?)[\s,]+([\d.]+)(%?)[\s,]+([\d.]+)(%?)\s*\)$/i
const HSL = /^hsla?\(\s*([\d.]+)(?:deg)?[\s,]+([\d.]+)%[\s,]+([\d.]+)%\s*\)$/i
const NAMED: Readonly<Record<string, string>> = { white: '#ffffff', black: '#000000' }

/** An opaque colour of CSS in one of its plain forms; `undefined` for any other, of which nothing can be reckoned here. */
export function parseColor(text: string): Rgb | undefined {
  const value = NAMED[text.trim().toLowerCase()] ?? text.trim()
  const hex = HEX.exec(value)?.[1]
  if (hex !== undefined) {
    const full = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex
    return [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16) / 255) as unknown as Rgb
  }
  const rgb = RGB.exec(value)
  if (rgb !== null) return [1, 3, 5].map((at) => Math.min(1, Number(rgb[at]) / (rgb[at + 1] === '%' ? 100 : 255))) as unknown as Rgb
  const hsl = HSL.exec(value)
  return hsl === null ? undefined : fromHsl(Number(hsl[1]) % 360, Math.min(1, Number(hsl[2]) / 100), Math.min(1, Number(hsl[3]) / 100))
}

function fromHsl(hue: number, saturation: number, lightness: number): Rgb {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  const part = (at: number): number => {
    const turn = (at + hue / 30) % 12
    return lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))
  }
  return [part(0), part(8), part(4)]
}

const linear = (part: number): number => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
const luminance = ([red, green, blue]: Rgb): number => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)

/** Contrast of two colours by WCAG 2.x: 1 (the same) to 21 (black on white). */
export function contrastOf(one: Rgb, other: Rgb): number {
  const [a, b] = [luminance(one), luminance(other)]
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}
