//! The region that all articles of a run speak of, where no subject is registered: 全县 and no word are one.

use std::collections::BTreeMap;

use crate::rule::RuleSet;
use crate::statement::{Statement, Value};

/// Scopes that a report means itself by.
const REGIONS: &[&str] =
    &["全省", "全市", "全县", "全区", "全州", "全盟", "全旗", "全镇", "全乡", "全村", "全自治区"];

/// For each claim the scope that says no more than none does: the one region that the run names, unless one article
/// states other values with it than without it. Where subjects are registered they say what is spoken of.
pub(super) fn own<'a>(rules: &RuleSet, statements: &'a [Statement]) -> Vec<Option<&'a str>> {
    let mut own = vec![None; rules.claims.len()];
    let is_region = |scope: &&str| REGIONS.contains(scope);
    let mut named = statements.iter().filter_map(|s| s.scope.as_deref()).filter(is_region);
    let Some(first) = named.next().filter(|_| rules.subjects.is_empty()) else { return own };
    if named.any(|scope| scope != first) {
        return own;
    }
    let mut stated: BTreeMap<(usize, usize), [Vec<&Value>; 2]> = BTreeMap::new();
    for statement in statements {
        let with = match statement.scope.as_deref() {
            None => 0,
            Some(scope) if scope == first => 1,
            Some(_) => continue,
        };
        if with == 0 {
            // Where every article names the region, nothing is to be joined.
            own[statement.claim] = Some(first);
        }
        stated.entry((statement.claim, statement.article)).or_default()[with].push(&statement.value);
    }
    for ((claim, _), [without, with]) in stated {
        if with.iter().any(|value| without.iter().any(|other| !same(value, other))) {
            own[claim] = None;
        }
    }
    own
}

fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Quantity(a), Value::Quantity(b)) => (a.value, a.value_to) == (b.value, b.value_to),
        (a, b) => a == b,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Article;
    use crate::document::Document;
    use crate::quantity::Units;
    use crate::rule;
    use crate::statement::statements;
    use crate::text::Source;

    const CLAIM: &str = "claims: {gdp: {find: 地区生产总值, value: money, time: flow}}";

    fn check(rules: &str, texts: &[&str], want: Option<&str>) {
        let (rules, problems) = rule::from_text("rules.yaml".as_ref(), rules, Units::default());
        assert_eq!(problems, []);
        let of = |(i, text): (usize, &&str)| {
            let document = Document::of(Article { source: Source::from(*text), ..Article::default() });
            statements(i, &document, &rules)
        };
        let stated: Vec<Statement> = texts.iter().enumerate().flat_map(of).collect();
        assert_eq!(own(&rules, &stated), [want], "{texts:?}");
    }

    #[test]
    fn one_region_says_no_more_than_none() {
        let (bare, county) = ("2022年，地区生产总值215亿元。", "2022年，全县地区生产总值251亿元。");
        check(CLAIM, &[bare, county], Some("全县"));
        check(CLAIM, &[county], None);
        check(CLAIM, &[bare, county, "2022年，全市地区生产总值1326亿元。"], None);
        check(CLAIM, &["2022年，地区生产总值215亿元。全市地区生产总值1326亿元。"], None);
        check(CLAIM, &[bare, "2022年，全国地区生产总值251亿元。"], None);
        check(&format!("subjects: {{清溪县: []}}\n{CLAIM}"), &[bare, county], None);
    }
}
