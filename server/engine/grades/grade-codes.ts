/** 优秀 / 称职 / 基本称职 / 不称职. */
export type GradeCode = 'excellent' | 'competent' | 'basic' | 'incompetent'

/** 优秀 / 良好 / 合格 / 不合格. */
export type UnitGradeCode = 'excellent' | 'good' | 'qualified' | 'unqualified'

/** Best first. */
export const GRADES: readonly GradeCode[] = ['excellent', 'competent', 'basic', 'incompetent']

/** Best first. */
export const UNIT_GRADES: readonly UnitGradeCode[] = ['excellent', 'good', 'qualified', 'unqualified']
