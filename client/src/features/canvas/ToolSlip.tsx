import { type CardKind, SHAPE_FORMS } from '@visiebord/shared/board/schema.ts'
import { BoxSelect, Ellipsis, Eye, MousePointer2, PenTool, Redo2, Search, Shapes, Spline, Type, Undo2 } from 'lucide-react'
import { type ReactNode, useCallback, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useWords } from '../../language/language.ts'
import type { OpenWorkshop } from '../../state/openWorkshop.ts'
import { Menu, type MenuItem } from '../../ui/Menu.tsx'
import type { BoardActions } from './boardActions.ts'
import { partyColor } from './partyColor.ts'
import { useScene } from './scene.ts'
import { isPen, type Tool } from './tool.ts'
import styles from './ToolSlip.module.css'
import { canvasWords } from './words.ts'

type Props = {
  readonly live: OpenWorkshop
  readonly narrow: boolean
  readonly tool: Tool
  readonly actions: BoardActions
  readonly onTool: (tool: Tool) => void
  readonly onAdd: (kind: CardKind, fields?: Readonly<Record<string, unknown>>) => void
  readonly onSearch: (() => void) | undefined
  /** Asks for a picture. */
  readonly onImage: () => void
}

const MORE: readonly CardKind[] = ['development', 'principle', 'statement', 'project']

function ToolButton({ icon, label, pressed, disabled, onClick }: { readonly icon: ReactNode; readonly label: string; readonly pressed?: boolean; readonly disabled?: boolean; readonly onClick: (byKey: boolean) => void }) {
  return (
    <button type="button" className={styles.tool} aria-pressed={pressed} aria-disabled={disabled === true ? true : undefined} onClick={(event) => disabled !== true && onClick(event.detail === 0)}>
      {icon}
      <span>{label}</span>
    </button>
  )
}

/** The tools, on a slip at the left; on a narrow screen at the bottom. Words under every icon. */
export function ToolSlip({ live, narrow, tool, actions, onTool, onAdd, onSearch, onImage }: Props) {
  const { parties, reader } = useScene()
  const words = useWords(canvasWords)
  const allowed = useStore(live.view, (view) => view.allowed.board)
  const mine = useStore(live.view, (view) => view.me.partyId)
  const desk = useStore(live.board, ({ board }) => board.undo)
  const subscribe = useCallback((listener: () => void) => desk.subscribe(listener), [desk])
  const turns = useSyncExternalStore(subscribe, () => `${desk.canUndo() ? 'u' : ''}${desk.canRedo() ? 'r' : ''}`)
  const hasRoadmap = useSyncExternalStore(
    useCallback((listener: () => void) => reader.subscribe(listener), [reader]),
    () => reader.timeline !== undefined,
  )
  const mayAdd = MORE.filter((kind) => allowed.kinds.includes(kind))
  const shapes: MenuItem[] = SHAPE_FORMS.map((form) => ({ label: words.shapeForms[form], onChoose: () => onAdd('shape', { form }) }))
  // on a narrow screen these have no place of their own
  const inMore: MenuItem[] = [
    ...(narrow && allowed.kinds.includes('text') ? [{ label: words.addKind.text, onChoose: () => onAdd('text') }] : []),
    ...(narrow && allowed.kinds.includes('shape') ? shapes.map((item) => ({ ...item, label: `${words.addKind.shape}: ${item.label.toLowerCase()}` })) : []),
    ...(narrow && allowed.kinds.includes('drawing') ? [{ label: words.draw, onChoose: () => onTool('pen') }] : []),
  ]
  const kinds: MenuItem[] = mayAdd.map((kind) => ({ label: words.addKind[kind], onChoose: () => onAdd(kind) }))
  const items = [...kinds, ...(allowed.kinds.includes('image') ? [{ label: words.addKind.image, onChoose: onImage }] : []), ...inMore]
  if (allowed.structure) items.push({ label: hasRoadmap ? words.roadmap : words.placeRoadmap, onChoose: () => actions.addRoadmap(new Date()) })
  if (narrow && allowed.structure) items.push({ label: words.newSection, onChoose: () => actions.addSection() })
  const size = 22
  const search = onSearch !== undefined && <ToolButton icon={<Search size={size} aria-hidden />} label={words.search} onClick={onSearch} />
  // Tools that never work would only stand in the way of who looks.
  if (allowed.reason === 'viewer') {
    return (
      <div className={styles.slip} role="toolbar" aria-label={words.tools} aria-orientation={narrow ? 'horizontal' : 'vertical'} data-slip="" data-narrow={narrow ? '' : undefined}>
        <p className={styles.looks} title={words.viewer}><Eye size={size} aria-hidden /><span aria-hidden>{words.looking}</span><span className="visually-hidden">{words.viewer}</span></p>
        {search}
      </div>
    )
  }
  return (
    <div className={styles.slip} role="toolbar" aria-label={words.tools} aria-orientation={narrow ? 'horizontal' : 'vertical'} data-slip="" data-narrow={narrow ? '' : undefined}>
      {!narrow && <ToolButton icon={<MousePointer2 size={size} aria-hidden />} label={words.choose} pressed={tool === 'choose'} onClick={() => onTool('choose')} />}
      <ToolButton
        icon={
          <span className={styles.paper} data-party={partyColor(parties.get(mine ?? ''))} aria-hidden="true">
            <i />
          </span>
        }
        label={words.note}
        disabled={!allowed.kinds.includes('note')}
        onClick={() => onAdd('note')}
      />
      {!narrow && <ToolButton icon={<Type size={size} aria-hidden />} label={words.text} disabled={!allowed.kinds.includes('text')} onClick={() => onAdd('text')} />}
      {!narrow && allowed.kinds.includes('shape') && <Menu label={words.shapeTitle} words={words.shape} icon={<Shapes size={size} aria-hidden />} items={shapes} className={styles.tool} />}
      {!narrow && <ToolButton icon={<PenTool size={size} aria-hidden />} label={words.draw} pressed={isPen(tool)} disabled={!allowed.kinds.includes('drawing')} onClick={() => onTool(isPen(tool) ? 'choose' : 'pen')} />}
      {allowed.structure && !narrow && <ToolButton icon={<BoxSelect size={size} aria-hidden />} label={words.area} pressed={tool === 'section'} onClick={(byKey) => (byKey ? actions.addSection() : onTool(tool === 'section' ? 'choose' : 'section'))} />}
      <ToolButton icon={<Spline size={size} aria-hidden />} label={words.link} pressed={tool === 'link'} disabled={!allowed.links} onClick={() => onTool(tool === 'link' ? 'choose' : 'link')} />
      {search}
      <hr className={styles.line} />
      <ToolButton icon={<Undo2 size={size} aria-hidden />} label={words.undo} disabled={!turns.includes('u')} onClick={actions.undo} />
      {!narrow && <ToolButton icon={<Redo2 size={size} aria-hidden />} label={words.redo} disabled={!turns.includes('r')} onClick={actions.redo} />}
      {items.length > 0 && (
        <>
          <hr className={styles.line} />
          <Menu label={words.moreTitle} words={words.more} icon={<Ellipsis size={size} aria-hidden />} items={items} className={styles.tool} />
        </>
      )}
    </div>
  )
}
