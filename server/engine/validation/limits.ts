/** 1000 points in hundredths: what a thousand-point scheme is (RULES §1.7). */
export const FULL_CENTI = 100000

/** No share of an item's full mark may pass its limit of 1.2 F (RULES §2). */
export const MOST_SHARE_BP = 12000
