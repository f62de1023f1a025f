import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from './app/i18n.ts'
import { Application } from './app/providers.tsx'
import { sendWhenLeaving } from './recovery/waiting-drafts.ts'
import './ui/global.css'

startI18n()
sendWhenLeaving(window)
const container = document.getElementById('root')
if (container === null) throw new Error('index.html has no #root')
createRoot(container).render(
  <StrictMode>
    <Application />
  </StrictMode>,
)
