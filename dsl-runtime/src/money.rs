//! `money`.

/// A PostgreSQL `money`: an amount in the smallest unit of the currency that the server's `lc_monetary` names, cents
/// for most. How many digits stand behind the point is known to the server alone.
///
/// ```
/// use sqlweave_runtime::Money;
///
/// // $12.34 where lc_monetary is en_US
/// let price = Money(1234);
/// # let _ = price;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Money(pub i64);
