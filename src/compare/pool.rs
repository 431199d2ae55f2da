//! Statements that speak of the same time, met one after the other: who contradicts whom, without a look at every pair.
//!
//! Statements that contradictions hold together sit in one room. A new one that contradicts a member of a room joins it;
//! whom else in there it contradicts does not matter. So most work is one look, and only values that agree with all of
//! a room look at each value in it.

use std::collections::{BTreeMap, VecDeque};

use jiff::civil::Date;

use super::group::Group;
use super::links::Links;
use crate::text::Span;

/// A form, and a statement of it.
pub(super) type Stating = (usize, usize);

/// Statements of one form that come together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Arrival<'a> {
    pub(super) form: usize,
    /// One at least.
    pub(super) statements: &'a [Stating],
    /// No earlier than that of any who came before.
    pub(super) now: Date,
    /// The last day on which a new one may be compared with these.
    pub(super) until: Date,
    /// The one sentence they all stand in (article, place), where nothing else in it may be compared with them.
    pub(super) only_in: Option<(usize, Span)>,
}

/// Those who have come so far.
pub(super) struct Pool<'a> {
    group: &'a Group<'a>,
    links: &'a mut Links,
    /// Whom nobody has contradicted yet, by form, in the order in which they came.
    alone: BTreeMap<usize, VecDeque<Seat>>,
    rooms: Vec<Room>,
}

/// A statement, and how long and where it can be compared.
#[derive(Debug, Clone, Copy)]
struct Seat {
    statement: usize,
    until: Date,
    only_in: Option<(usize, Span)>,
}

/// Statements that contradictions hold together: of each form the one that stays longest.
#[derive(Debug, Default)]
struct Room(BTreeMap<usize, Seat>);

impl<'a> Pool<'a> {
    pub(super) const fn new(group: &'a Group<'a>, links: &'a mut Links) -> Self {
        Self { group, links, alone: BTreeMap::new(), rooms: Vec::new() }
    }

    /// Links those who come to everyone whom they contradict.
    pub(super) fn meet(&mut self, new: Arrival) {
        let Some((&(_, first), others)) = new.statements.split_first() else { return };
        self.leave(new.now);
        let mut room = self.join_alone(&new, first);
        for mut other in std::mem::take(&mut self.rooms) {
            match other.partner(self.group, &new) {
                Some((partner, hard)) => {
                    self.links.link(partner, first, hard);
                    room = room.merged(other);
                }
                None if other.0.is_empty() => {}
                None => self.rooms.push(other),
            }
        }
        let seat = |statement| Seat { statement, until: new.until, only_in: new.only_in };
        if room.0.is_empty() {
            let seats = new.statements.iter().map(|&(_, statement)| seat(statement));
            self.alone.entry(new.form).or_default().extend(seats);
            return;
        }
        // They contradict whom the first contradicts.
        others.iter().for_each(|&(_, other)| self.links.link(first, other, false));
        room.take(new.form, seat(first));
        self.rooms.push(room);
    }

    /// A new room with those who stood alone and whom the new ones contradict.
    fn join_alone(&mut self, new: &Arrival, first: usize) -> Room {
        let mut room = Room::default();
        for (&other, seats) in &mut self.alone {
            let Some(hard) = self.group.clash(other, new.form) else { continue };
            seats.retain(|seat| {
                let apart = seat.is_apart(new);
                if !apart {
                    self.links.link(seat.statement, first, hard);
                    room.take(other, *seat);
                }
                apart
            });
        }
        self.alone.retain(|_, seats| !seats.is_empty());
        room
    }

    /// Whose time is over goes.
    fn leave(&mut self, now: Date) {
        for seats in self.alone.values_mut() {
            while seats.front().is_some_and(|seat| seat.until < now) {
                seats.pop_front();
            }
        }
        self.alone.retain(|_, seats| !seats.is_empty());
    }
}

impl Seat {
    /// Over, or in the one sentence of the new ones.
    fn is_apart(&self, new: &Arrival) -> bool {
        self.until < new.now || self.only_in.is_some() && self.only_in == new.only_in
    }
}

impl Room {
    fn take(&mut self, form: usize, new: Seat) {
        let seat = self.0.entry(form).or_insert(new);
        if seat.until < new.until {
            *seat = new;
        }
    }

    fn merged(self, other: Self) -> Self {
        let (mut large, small) = if self.0.len() < other.0.len() { (other, self) } else { (self, other) };
        small.0.into_iter().for_each(|(form, seat)| large.take(form, seat));
        large
    }

    /// Someone whom the new ones contradict, and whether by more than an open bound. Whose time is over goes.
    fn partner(&mut self, group: &Group, new: &Arrival) -> Option<(usize, bool)> {
        let mut gone = Vec::new();
        let mut found = None;
        for (&other, seat) in &self.0 {
            if seat.until < new.now {
                gone.push(other);
            } else if !seat.is_apart(new)
                && let Some(hard) = group.clash(other, new.form)
            {
                found = Some((seat.statement, hard));
                if hard {
                    break;
                }
            }
        }
        for form in gone {
            self.0.remove(&form);
        }
        found
    }
}
