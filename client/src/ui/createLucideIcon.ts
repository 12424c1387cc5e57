import { createElement, type ReactNode, type SVGAttributes } from 'react'

type Shape = readonly [tag: string, attributes: Readonly<Record<string, string>>]
type IconData = { readonly name: string; readonly size?: number; readonly node: readonly Shape[] }
type Props = SVGAttributes<SVGSVGElement> & { readonly size?: number | string }

/**
 * Stands in for the module of that name in lucide-react (vite.config.ts): every icon there is data and a call of it. The original also carries a context, other
 * stroke scales and old names of icons, which nothing here uses and every browser would fetch before it sees its board.
 */
export default function createLucideIcon({ name, size: drawnAt = 24, node }: IconData): (props: Props) => ReactNode {
  function Icon({ size = 24, className, color = 'currentColor', strokeWidth = 2, ...rest }: Props): ReactNode {
    return createElement(
      'svg',
      {
        xmlns: 'http://www.w3.org/2000/svg',
        width: size,
        height: size,
        viewBox: `0 0 ${drawnAt} ${drawnAt}`,
        fill: 'none',
        stroke: color,
        strokeWidth,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        className: `lucide lucide-${name}${className === undefined ? '' : ` ${className}`}`,
        'aria-hidden': true,
        ...rest,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    )
  }
  return Icon
}
