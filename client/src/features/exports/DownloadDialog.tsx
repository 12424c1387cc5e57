import type { WorkshopView } from '@visiebord/shared/protocol/view.ts'
import { useId, useState } from 'react'
import { useWords } from '../../language/language.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import styles from './DownloadDialog.module.css'
import { DownloadList } from './DownloadList.tsx'
import { ImportBoard } from './ImportBoard.tsx'
import { WhoMayDownload } from './WhoMayDownload.tsx'
import { exportWords } from './words.ts'

/** Which board (a sealed round or the live one), then which document. */
export function DownloadDialog({ view, onClose }: { readonly view: WorkshopView; readonly onClose: () => void }) {
  const words = useWords(exportWords)
  const id = useId()
  const [which, setWhich] = useState<number | 'live'>(view.sealed > 0 ? view.sealed : 'live')
  return (
    <Dialog title={words.download} closeLabel={words.close} onClose={onClose}>
      <div className={styles.which}>
        <label htmlFor={id}>{words.which}</label>
        <select id={id} value={String(which)} onChange={(event) => setWhich(event.target.value === 'live' ? 'live' : Number(event.target.value))}>
          {view.snapshots.toReversed().map((snapshot) => (
            <option key={snapshot.number} value={snapshot.number}>{words.sealed(snapshot.number)}</option>
          ))}
          {view.allowed.lead && <option value="live">{words.live}</option>}
        </select>
        {which === 'live' && <p>{words.liveHint}</p>}
      </div>
      <DownloadList workshopId={view.id} snapshot={which} />
      {view.allowed.lead && <WhoMayDownload workshopId={view.id} exportsFor={view.exportsFor} />}
      {view.allowed.lead && <ImportBoard workshopId={view.id} />}
    </Dialog>
  )
}
