import { actionGroup } from '../actionGroup.ts'
import { leads } from '../reasons.ts'

export const sharing = actionGroup({
  title: { nl: 'Delen en downloaden', en: 'Share and download' },
  actions: {
    share: { whyNot: leads, run: ({ page }) => page.share() },
    people: { run: ({ page }) => page.people() },
    download: { whyNot: ({ live }) => (live.view.getState().allowed.export ? undefined : 'noExport'), run: ({ page }) => page.download() },
    tray: { whyNot: ({ live }) => (live.tray.getState().items.length === 0 ? 'nothingLate' : undefined), run: ({ page }) => page.tray() },
  },
  words: {
    nl: {
      share: { name: 'Delen', also: 'link QR-code uitnodigen' },
      people: { name: 'Deelnemers', also: 'mensen wie' },
      download: { name: 'Downloaden', also: 'PDF verslag exporteren SVG CSV Markdown JSON inlezen' },
      tray: { name: 'Te laat ingebracht', also: 'bakje geweigerd' },
    },
    en: {
      share: { name: 'Share', also: 'link QR code invite' },
      people: { name: 'Participants', also: 'people who' },
      download: { name: 'Download', also: 'PDF report export SVG CSV Markdown JSON import' },
      tray: { name: 'Came in late', also: 'tray refused' },
    },
  },
})
