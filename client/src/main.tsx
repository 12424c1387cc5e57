import { isTooOld } from './app/oldBrowser.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/tokens.css'
import './app/base.css'
import { App } from './app/App.tsx'
import { ignoreComposingKeys } from './ui/composingKeys.ts'
import { watchStyleSheets } from './ui/styleSheetsAgain.ts'

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
watchStyleSheets()
ignoreComposingKeys(window)
if (!isTooOld(globalThis)) {
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
