//! What each check looks for, in a sentence.

use crate::finding::Check;
use crate::lang::Lang;

impl Lang {
    /// What a check looks for.
    pub const fn check(self, check: Check) -> &'static str {
        let (zh, en) = both(check);
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

const fn both(check: Check) -> (&'static str, &'static str) {
    match check {
        Check::Value => (
            "同一口径在同一时间有不能同时成立的值。",
            "One claim has values for one time that cannot all be true.",
        ),
        Check::Trend => {
            ("较晚的值落在口径不允许的一边。", "A later value lies on the side that the claim excludes.")
        }
        Check::Target => ("同一时间有两个不同的目标。", "There are two targets for one time."),
        Check::List => ("两处列出的名目不同。", "Two lists of one thing differ."),
        Check::Word => {
            ("两处用词只能有一处正确。", "Two words are said of one thing, of which only one can be right.")
        }
        Check::Ledger => ("陈述与已定口径不符。", "A statement contradicts a value that was settled."),
        Check::Restated => (
            "值已被后来的文章修订，或另有级别更高的来源。",
            "A later article, or a higher source, puts the value right.",
        ),
        Check::Relation => (
            "几个口径的值不满足它们之间应有的关系。",
            "The values of several claims do not satisfy the relation between them.",
        ),
        Check::Growth => (
            "写出的增长（或翻番、减半）与前后两个值算出的不符。",
            "The stated growth, or doubling, is not what the two values give.",
        ),
        Check::Sum => ("各项之和与写出的总数不符。", "The parts do not add up to the stated whole."),
        Check::Parts => (
            "各部分占比之和不是100%，或部分不是写出的占比。",
            "The shares of one whole do not make 100%, or a part is not the stated share of its whole.",
        ),
        Check::ListCount => (
            "列出的项数与写出的“几大”“几类”不符。",
            "A list does not have the number of items that it is said to have.",
        ),
        Check::ShareOfWhole => {
            ("没有哪个整数的这个占比是写出的个数。", "The count is the stated share of no whole number.")
        }
        Check::Name => ("同一名称有两种写法。", "One name is spelt in two ways."),
        Check::Range => ("不可能的数或日期。", "A number or a date that cannot be."),
    }
}
