import { defineStore } from 'pinia'
import { ref } from 'vue'

/** Whether amounts are readable on this screen now. They start hidden and hide again when the page is left. */
export const useMoneyVisibility = defineStore('money-visibility', () => {
  const isShown = ref(false)
  return { isShown }
})
