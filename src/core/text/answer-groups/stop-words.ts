/**
 * Words that tell nothing of what an answer means: function words, what every answer to such a question says ("problem",
 * "hope", "enterprise"), and how much of it there is. Sorted by kind, one space between words.
 */
export const answerStopWords: ReadonlySet<string> = new Set(
  [
    '的 了 和 与 及 或 而 且 也 都 就 还 又 再 很 太 更 最 较 比较 非常 十分 特别 是 有 在 对 对于 关于 从 到 给 把 被 让 使 为 为了 因为 所以 但是 但 如果 这 那 这个 那个 这些 那些 一些 一个 一下 一种 我 我们 你 您 他 它 他们 自己 大家 上 下 里 中 内 外 前 后 等 等等 之 其 以 于 并 并且 以及 能 能够 可以 可 会 要 要求 应 应该 应当 需 需要 希望 建议 想 请 多 少 大 小 高 低 难 慢 强 弱 不 没 没有 无 非 不足 不够 不是 不到 不了 缺 缺少 缺乏 欠缺 难以 困难 太多 太少 过 过于 进一步 加强 提高 提升 加大 推动 推进 解决 落实 做好 做 搞 来 去 着 地 得 吗 呢 吧 啊',
    '问题 方面 情况 工作 目前 现在 当前 主要 比如 例如 还是 有些 有的 部分 相关 有关 突出 存在 企业 公司 我市 本市 全市 我县 滁州 滁州市 产业 产业链 行业 发展 时候 时间 一年 两年 几个 一直 经常 容易 造成 导致 影响 压力 压力大 增加 增大',
    '谢谢 暂无 没想到 不清楚 挺好 挺好的 好 很好 没意见 意见 都可以 随便 辛苦 辛苦了 越来越好 无意见',
  ].flatMap((line) => line.split(' ')),
)
