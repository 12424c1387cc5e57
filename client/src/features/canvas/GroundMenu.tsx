import { Ellipsis } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import styles from './GroundMenu.module.css'

/** What can be done with a section or a lane, at its title: seen when the title is near, and one of the stops of the arrows there. */
export function GroundMenu({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    // Titles are one stop for Tab (GroundKeys); a button for each besides would be twenty more.
    const button = place.current?.querySelector('button')
    if (button === null || button === undefined) return
    button.tabIndex = -1
    button.dataset['groundTitle'] = ''
  }, [])
  return (
    <span ref={place} className={styles.place} data-ground-menu="">
      <Menu label={label} icon={<Ellipsis aria-hidden />} items={items} className={styles.button} />
    </span>
  )
}
