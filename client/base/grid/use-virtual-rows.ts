import { useVirtualizer } from '@tanstack/vue-virtual'
import { computed, type ComputedRef, type Ref } from 'vue'

export type VirtualRows = {
  /** Positions of the rows that are in the document. */
  readonly indexes: ComputedRef<readonly number[]>
  /** Heights of what is left out above and below, in px. */
  readonly before: ComputedRef<number>
  readonly after: ComputedRef<number>
  readonly scrollTo: (index: number) => void
  readonly measure: (element: Element | null) => void
}

/** Below this many rows all of them are in the document: find-in-page and printing work. */
const VIRTUAL_FROM = 200

export function useVirtualRows(count: ComputedRef<number>, scroller: Ref<HTMLElement | undefined>): VirtualRows {
  const isVirtual = computed(() => count.value >= VIRTUAL_FROM)
  const virtualizer = useVirtualizer(
    computed(() => ({
      count: count.value,
      enabled: isVirtual.value,
      getScrollElement: () => scroller.value ?? null,
      estimateSize: () => 41,
      overscan: 12,
    })),
  )
  const items = computed(() => virtualizer.value.getVirtualItems())
  return {
    indexes: computed(() =>
      isVirtual.value ? items.value.map((item) => item.index) : Array.from({ length: count.value }, (_, i) => i),
    ),
    before: computed(() => (isVirtual.value ? (items.value[0]?.start ?? 0) : 0)),
    after: computed(() =>
      isVirtual.value ? Math.max(0, virtualizer.value.getTotalSize() - (items.value.at(-1)?.end ?? 0)) : 0,
    ),
    scrollTo: (index) => {
      if (isVirtual.value) virtualizer.value.scrollToIndex(index, { align: 'auto' })
    },
    measure: (element) => {
      if (isVirtual.value) virtualizer.value.measureElement(element)
    },
  }
}
