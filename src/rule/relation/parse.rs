//! `a / b = c`: words → expression. Sums of products of claims, numbers and parentheses, with one comparison between.

use rust_decimal::Decimal;

use super::token::{Failure, Names, Token, fault, tokens};
use super::unit::Unit;
use super::{Comparison, Expression, Sign};
use crate::diagnostic::Fault;
use crate::text::Span;

/// A relation that was understood.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) left: Expression,
    pub(super) compare: Comparison,
    pub(super) right: Expression,
    pub(super) claims: Vec<usize>,
    pub(super) share: bool,
    /// Where it names the days of its period.
    pub(super) days: Option<Span>,
}

/// Reads a relation. `Ok(None)`: a claim is named that has a problem of its own, which was told.
pub(super) fn relation(text: &str, names: &Names) -> Result<Option<Parsed>, Failure> {
    let tokens = tokens(text, names)?;
    let mut comparisons = tokens.iter().enumerate().filter_map(|(i, (span, token))| match token {
        Token::Compare(compare) => Some((i, *span, *compare)),
        _ => None,
    });
    let Some((at, sign, compare)) = comparisons.next() else {
        return fault(Span::new(0, text.len()), Fault::NoComparison);
    };
    if let Some((_, span, _)) = comparisons.next() {
        return fault(span, Fault::TwoComparisons);
    }
    let end = Span::new(text.len().saturating_sub(1), text.len());
    let (left, a) = side(names, &tokens[..at], sign)?;
    let (right, b) = side(names, &tokens[at + 1..], end)?;
    if !a.agrees(&b) {
        return fault(sign, Fault::Units(a.to_string(), b.to_string()));
    }
    let mut claims = Vec::new();
    left.claims(&mut claims);
    right.claims(&mut claims);
    if claims.is_empty() && !tokens.iter().any(|(_, token)| matches!(token, Token::Claim(_))) {
        return fault(Span::new(0, text.len()), Fault::NoClaim);
    }
    let broken = |token: &Token| matches!(token, Token::Claim(id) if names.0.get(id) == Some(&None));
    let usable = !tokens.iter().any(|(_, token)| broken(token));
    let days = tokens.iter().find(|(_, token)| *token == Token::Days).map(|(span, _)| *span);
    let share = a.is_share() || b.is_share();
    Ok(usable.then_some(Parsed { left, compare, right, claims, share, days }))
}

/// One side of the comparison; `end` is what follows it.
fn side(names: &Names, tokens: &[(Span, Token)], end: Span) -> Result<(Expression, Unit), Failure> {
    let mut parser = Parser { names, tokens, at: 0, end };
    let read = parser.sum()?;
    match parser.next() {
        None => Ok(read),
        Some((span, Token::Close)) => fault(span, Fault::Parenthesis),
        Some((span, _)) => fault(span, Fault::NoSign),
    }
}

struct Parser<'t, 'a> {
    names: &'t Names<'a>,
    tokens: &'t [(Span, Token<'a>)],
    at: usize,
    end: Span,
}

type Read = Result<(Expression, Unit), Failure>;

impl<'a> Parser<'_, 'a> {
    fn next(&mut self) -> Option<(Span, Token<'a>)> {
        let next = self.tokens.get(self.at).copied();
        self.at += 1;
        next
    }

    fn sum(&mut self) -> Read {
        self.chain(&[Sign::Plus, Sign::Minus], Self::product)
    }

    fn product(&mut self) -> Read {
        self.chain(&[Sign::Times, Sign::Over], Self::factor)
    }

    /// Operands with signs of one rank between them, from left to right.
    fn chain(&mut self, signs: &[Sign], operand: fn(&mut Self) -> Read) -> Read {
        let (mut left, mut unit) = operand(self)?;
        while let Some(&(span, Token::Sign(sign))) = self
            .tokens
            .get(self.at)
            .filter(|(_, token)| matches!(token, Token::Sign(sign) if signs.contains(sign)))
        {
            self.at += 1;
            let (right, other) = operand(self)?;
            let Some(joined) = unit.join(sign, &other) else {
                return fault(span, Fault::Units(unit.to_string(), other.to_string()));
            };
            (left, unit) = (Expression::Apply(sign, Box::new([left, right])), joined);
        }
        Ok((left, unit))
    }

    fn factor(&mut self) -> Read {
        let end = self.end;
        match self.next() {
            Some((_, Token::Number(number))) => Ok((Expression::Number(number), Unit::Number)),
            Some((_, Token::Days)) => Ok((Expression::Days, Unit::Number)),
            Some((span, Token::Claim(id))) => self.claim(span, id),
            Some((open, Token::Open)) => {
                let inner = self.sum()?;
                if matches!(self.next(), Some((_, Token::Close))) {
                    return Ok(inner);
                }
                fault(open, Fault::Parenthesis)
            }
            Some((span, _)) => fault(span, Fault::NoOperand),
            None => fault(end, Fault::NoOperand),
        }
    }

    fn claim(&self, span: Span, id: &str) -> Read {
        match self.names.0.get(id) {
            Some(Some((index, Some(unit)))) => Ok((Expression::Claim(*index), unit.clone())),
            Some(Some((_, None))) => fault(span, Fault::NoNumber(id.to_owned())),
            // It has a problem of its own.
            _ => Ok((Expression::Number(Decimal::ONE), Unit::Any)),
        }
    }
}

impl Expression {
    /// Adds the claims that it names to `claims`, each once.
    fn claims(&self, claims: &mut Vec<usize>) {
        match self {
            Self::Number(_) | Self::Days => {}
            Self::Claim(claim) if claims.contains(claim) => {}
            Self::Claim(claim) => claims.push(*claim),
            Self::Apply(_, sides) => sides.iter().for_each(|side| side.claims(claims)),
        }
    }
}
