import type { CategoryFigure, UnitStanding } from '../../server/contract/figures.contract.ts'

export function aCategory(changes: Partial<CategoryFigure> = {}): CategoryFigure {
  return { code: 'LAND', name: '土地', state: 'scored', centi: 27000, fullCenti: 30000, items: [], ...changes }
}

export function aUnit(changes: Partial<UnitStanding> = {}): UnitStanding {
  return {
    code: 'M01',
    name: '规划模块',
    kind: 'MODULE',
    group: 'MODULE',
    state: 'scored',
    compositeCenti: 94000,
    cardCenti: 93500,
    pointsCenti: 500,
    rank: 1,
    formerRank: 2,
    rankChange: 1,
    gapCenti: null,
    isTied: false,
    separatedBy: null,
    grade: 'excellent',
    band: 'top',
    coefficientBp: 12000,
    headCount: 20,
    quota: 4,
    vetoes: [],
    honourBan: false,
    pendingCount: 0,
    categories: [aCategory()],
    ...changes,
  }
}
