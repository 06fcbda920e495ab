import { defineStore } from 'pinia'
import { ref } from 'vue'

export type Toast = { readonly id: number; readonly kind: 'good' | 'bad'; readonly text: string }

/** Short messages about what was just done. Errors stay until they are closed. */
export const useToasts = defineStore('toasts', () => {
  const toasts = ref<readonly Toast[]>([])
  let last = 0

  function close(id: number): void {
    toasts.value = toasts.value.filter((toast) => toast.id !== id)
  }

  function show(kind: Toast['kind'], text: string): void {
    last += 1
    const id = last
    toasts.value = [...toasts.value, { id, kind, text }]
    if (kind === 'good') setTimeout(() => close(id), 6_000)
  }

  return { toasts, show, close }
})
