//! Rust types for `interval` and `timetz`, which no date crate holds exactly.

/// A PostgreSQL `interval`: months, days and microseconds, kept apart as the server keeps them.
///
/// ```
/// use sqlweave_runtime::Interval;
///
/// let a_month_and_a_day = Interval { months: 1, days: 1, microseconds: 0 };
/// assert_ne!(a_month_and_a_day, Interval { months: 0, days: 31, microseconds: 0 });
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct Interval {
    /// Whole months; a year is twelve.
    pub months: i32,
    /// Days, which are not always 24 hours.
    pub days: i32,
    /// Microseconds, of any size and either sign.
    pub microseconds: i64,
}

/// A PostgreSQL `time with time zone`.
///
/// ```
/// use sqlweave_runtime::TimeTz;
///
/// // 12:00:00+02
/// let noon = TimeTz { microseconds: 12 * 3600 * 1_000_000, utc_offset_seconds: 2 * 3600 };
/// # let _ = noon;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "with-serde-1", derive(serde::Serialize, serde::Deserialize))]
pub struct TimeTz {
    /// Microseconds since midnight, local to the offset.
    pub microseconds: i64,
    /// Seconds east of Greenwich.
    pub utc_offset_seconds: i32,
}
