import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './app/tokens.css'
import './app/base.css'
import { App } from './app/App.tsx'
import { watchStyleSheets } from './ui/styleSheetsAgain.ts'

const place = document.getElementById('app')
if (place === null) throw new Error('index.html has no #app')
watchStyleSheets()
createRoot(place).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
