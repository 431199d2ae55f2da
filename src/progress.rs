//! A bar on standard error while a long run reads its articles; nothing on a short one, and nothing where standard
//! error is no terminal.

use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that takes no longer shows no bar.
const PATIENCE: Duration = Duration::from_millis(800);

/// How far a run has come.
pub(crate) struct Progress {
    bar: ProgressBar,
    started: Instant,
    /// The bar was shown, as far as there is a terminal.
    shown: AtomicBool,
}

impl Progress {
    /// The start of a run over so many articles.
    pub(crate) fn of(articles: usize) -> Self {
        let total = u64::try_from(articles).unwrap_or(u64::MAX);
        let bar = ProgressBar::with_draw_target(Some(total), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), shown: AtomicBool::new(false) }
    }

    /// One article more is done.
    pub(crate) fn step(&self) {
        if !self.shown.load(Relaxed) && self.started.elapsed() > PATIENCE && !self.shown.swap(true, Relaxed) {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        self.bar.inc(1);
    }

    /// The end: the bar leaves the terminal.
    pub(crate) fn done(self) {
        self.bar.finish_and_clear();
    }
}
