import { onBeforeUnmount, onMounted } from 'vue'

export type KeyMap = Readonly<Record<string, (event: KeyboardEvent) => void>>

/** Single-key shortcuts of a screen: ignored in inputs, with modifiers, and while an input method composes. */
export function useKeys(keys: KeyMap): void {
  const onKey = (event: KeyboardEvent) => {
    const action = keys[event.key]
    if (action === undefined || !isShortcut(event)) return
    event.preventDefault()
    action(event)
  }
  onMounted(() => document.addEventListener('keydown', onKey))
  onBeforeUnmount(() => document.removeEventListener('keydown', onKey))
}

function isShortcut(event: KeyboardEvent): boolean {
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false
  const { target } = event
  return !(
    target instanceof HTMLElement && target.closest('input, textarea, select, dialog, [contenteditable]') !== null
  )
}
