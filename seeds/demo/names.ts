import { drawOne } from './draw.ts'

/** Common surnames. */
const SURNAMES = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
  ...'苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史',
]

const FIRST = [...'明晓建志文海云春雨佳子思永国立俊欣雅若书景泽一安嘉亦怀清远承启知允博宇']
const SECOND = [...'华平辉敏涛洁峰琳涵宁瑞航静蕾川岚宸晴松柏桐彦禾恒朗舟澄霖溪筠昀岩']

/** `count` different names, put together from common characters; likeness to anybody is chance. */
export function drawNames(count: number): readonly string[] {
  const names = new Set<string>()
  for (let turn = 0; names.size < count; turn += 1) {
    names.add(drawOne(SURNAMES, 'surname', turn) + drawOne(FIRST, 'first', turn) + drawOne(SECOND, 'second', turn))
  }
  return [...names]
}
