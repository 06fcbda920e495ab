import {
  columnFilteringFeature,
  createColumnHelper,
  createFilteredRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from '@tanstack/vue-table'
import { computed, type ComputedRef } from 'vue'
import { compareValues } from './compare-values.ts'
import { cellText, type GridColumn, type GridValue } from './grid-column.ts'
import type { GridSort } from './grid-state.ts'

const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  globalFilteringFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
})

export type GridInput<Row> = {
  readonly rows: ComputedRef<readonly Row[]>
  readonly columns: ComputedRef<readonly GridColumn<Row>[]>
  readonly sort: ComputedRef<GridSort | null>
  readonly choices: ComputedRef<Readonly<Record<string, string>>>
  readonly search: ComputedRef<string>
}

/** The rows of a grid after search, choices and sort. Rows without a value stand last in both directions. */
export function useGridRows<Row extends object>(input: GridInput<Row>): ComputedRef<readonly Row[]> {
  const helper = createColumnHelper<typeof features, Row>()
  const columns = computed(() =>
    helper.columns(
      input.columns.value.map((column) =>
        helper.accessor((row): GridValue | undefined => column.value(row) ?? undefined, {
          id: column.key,
          sortUndefined: 'last',
          sortFn: (a, b) => compareValues(column.value(a.original), column.value(b.original)),
          filterFn: (row, _id, chosen) => String(column.value(row.original) ?? '') === chosen,
          enableGlobalFilter: column.isSearched === true,
        }),
      ),
    ),
  )
  const table = useTable({
    features,
    columns,
    data: input.rows,
    // Without this a column is left out when the first row has no value in it.
    getColumnCanGlobalFilter: () => true,
    globalFilterFn: (row: { original: Row }, id: string, text: unknown) => {
      const column = input.columns.value.find((each) => each.key === id)
      return (
        column !== undefined &&
        folded(`${String(column.value(row.original) ?? '')} ${cellText(column, row.original)}`).includes(
          folded(String(text)),
        )
      )
    },
    state: computed(() => ({
      sorting: input.sort.value === null ? [] : [{ id: input.sort.value.key, desc: input.sort.value.isDescending }],
      columnFilters: Object.entries(input.choices.value).map(([id, value]) => ({ id, value })),
      globalFilter: input.search.value,
    })),
  })
  return computed(() => table.getRowModel().rows.map((row) => row.original))
}

/** Width and case do not matter to a search. */
function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
