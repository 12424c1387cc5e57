import { actionGroup } from '../actionGroup.ts'
import { leads, type WhyNot } from '../reasons.ts'

const mayDownload: WhyNot = ({ live }) => {
  const { allowed, sealed } = live.view.getState()
  if (!allowed.export) return 'noExport'
  return allowed.lead || sealed > 0 ? undefined : 'nothingSealed'
}

export const sharing = actionGroup({
  title: { nl: 'Delen en downloaden', en: 'Share and download' },
  actions: {
    share: { whyNot: leads, run: ({ page }) => page.share() },
    people: { run: ({ page }) => page.people() },
    parties: { whyNot: leads, run: ({ page }) => page.parties() },
    workshop: { whyNot: leads, run: ({ page }) => page.workshop() },
    download: { whyNot: mayDownload, run: ({ page }) => page.download() },
    tray: { whyNot: ({ live }) => (live.tray.getState().items.length === 0 ? 'nothingLate' : undefined), run: ({ page }) => page.tray() },
  },
  words: {
    nl: {
      share: { name: 'Delen', also: 'link QR-code uitnodigen' },
      people: { name: 'Deelnemers', also: 'mensen wie namens partij' },
      parties: { name: 'Partijen', also: 'gemeente organisatie toevoegen hernoemen kleur teken' },
      workshop: { name: 'Instellingen van de workshop', also: 'naam titel hernoemen opheffen' },
      download: { name: 'Downloaden', also: 'PDF verslag exporteren SVG CSV Markdown JSON inlezen' },
      tray: { name: 'Te laat ingebracht', also: 'bakje geweigerd' },
    },
    en: {
      share: { name: 'Share', also: 'link QR code invite' },
      people: { name: 'Participants', also: 'people who party' },
      parties: { name: 'Parties', also: 'municipality organisation add rename colour mark' },
      workshop: { name: 'Settings of the workshop', also: 'name title rename end' },
      download: { name: 'Download', also: 'PDF report export SVG CSV Markdown JSON import' },
      tray: { name: 'Came in late', also: 'tray refused' },
    },
  },
})
