//! What the user has settled already: findings that a waiver accepts, and findings of the baseline.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::baseline::Baseline;
use crate::config::Waiver;
use crate::finding::Finding;

/// A finding that does not fail the run.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// What was found.
    pub finding: Finding,
    /// Why it is settled.
    pub by: Settlement,
}

/// Why a finding is settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// The user accepts it.
    Waived {
        /// Why.
        reason: String,
        /// The last day on which that holds; for ever without.
        until: Option<Date>,
    },
    /// It stood before.
    Baselined,
}

/// Findings parted by whether they are settled, and what of the settlements is out of date.
#[derive(Debug, Default)]
pub struct Settlements<'a> {
    /// Findings that count.
    pub open: Vec<Finding>,
    /// Findings that do not.
    pub settled: Vec<Settled>,
    /// Waivers whose day has passed, though what they accepted is still found.
    pub expired: Vec<&'a Waiver>,
    /// Waivers of nothing that is found.
    pub unused: Vec<&'a Waiver>,
    /// Findings of the baseline that are found no more.
    pub gone: usize,
}

/// Parts findings by the waivers that hold `today`, then by the baseline.
pub fn settle<'a>(
    findings: Vec<Finding>,
    waivers: &'a [Waiver],
    baseline: &Baseline,
    today: Date,
) -> Settlements<'a> {
    let found: BTreeSet<String> = findings.iter().map(|finding| finding.id.clone()).collect();
    let holds = |waiver: &Waiver| waiver.until.is_none_or(|until| today <= until);
    let (used, unused): (Vec<_>, Vec<_>) = waivers.iter().partition(|w| found.contains(&w.finding));
    let (holding, expired): (Vec<&Waiver>, Vec<&Waiver>) = used.into_iter().partition(|w| holds(w));
    let mut parted = Settlements { expired, unused, ..Settlements::default() };
    for finding in findings {
        let waiver = holding.iter().find(|waiver| waiver.finding == finding.id);
        let by = match waiver {
            Some(waiver) => Settlement::Waived { reason: waiver.reason.clone(), until: waiver.until },
            None if baseline.findings.contains_key(&finding.id) => Settlement::Baselined,
            None => {
                parted.open.push(finding);
                continue;
            }
        };
        parted.settled.push(Settled { finding, by });
    }
    parted.gone = baseline.findings.keys().filter(|id| !found.contains(*id)).count();
    parted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Place;
    use crate::report::sample;

    fn waiver(finding: &str, until: Option<&str>) -> Waiver {
        let until = until.map(|day| day.parse().unwrap());
        Waiver {
            finding: finding.into(),
            reason: "口径不同".into(),
            until,
            place: Place::new("", crate::text::Span::new(0, 0)),
        }
    }

    /// The ids 81c0d5e2f7a9 and 3f9c2a71b04e are found.
    fn check(waivers: &[Waiver], baseline: &[&str], want: [usize; 5]) {
        let (_, findings) = sample::mission();
        let known = baseline.iter().map(|id| ((*id).to_owned(), String::new())).collect();
        let baseline = Baseline { findings: known, ..Baseline::default() };
        let got = settle(findings, waivers, &baseline, "2026-05-02".parse().unwrap());
        let counts = [got.open.len(), got.settled.len(), got.expired.len(), got.unused.len(), got.gone];
        assert_eq!(counts, want, "{waivers:?} {baseline:?}");
    }

    #[test]
    fn findings_are_parted() {
        check(&[], &[], [2, 0, 0, 0, 0]);
        check(&[waiver("3f9c2a71b04e", None)], &[], [1, 1, 0, 0, 0]);
        check(&[waiver("3f9c2a71b04e", Some("2026-05-02"))], &[], [1, 1, 0, 0, 0]);
        check(&[waiver("3f9c2a71b04e", Some("2026-05-01"))], &[], [2, 0, 1, 0, 0]);
        check(&[waiver("000000000000", None)], &["3f9c2a71b04e", "111111111111"], [1, 1, 0, 1, 1]);
        check(&[waiver("3f9c2a71b04e", None)], &["3f9c2a71b04e", "81c0d5e2f7a9"], [0, 2, 0, 0, 0]);
    }

    #[test]
    fn a_waiver_gives_its_reason() {
        let (_, findings) = sample::mission();
        let waivers = [waiver("3f9c2a71b04e", None)];
        let got = settle(findings, &waivers, &Baseline::default(), "2026-05-02".parse().unwrap());
        let by = Settlement::Waived { reason: "口径不同".into(), until: None };
        assert_eq!(got.settled[0].by, by);
    }
}
