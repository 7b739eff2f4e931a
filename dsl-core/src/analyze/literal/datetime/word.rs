//! The words of dates (`datetktbl`), matched by their first ten letters.

/// What a word of a date means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum DateWord {
    Month(i64),
    DayOfWeek,
    Now,
    Today,
    AllBalls,
    Epoch,
    Infinity {
        negative: bool,
    },
    AmPm {
        pm: bool,
    },
    Era {
        bc: bool,
    },
    /// `dst` behind a zone.
    DaylightSaving,
    /// `t` before a time.
    IsoTime,
    Unit(DateUnit),
    /// `at`, `on`.
    Ignored,
}

/// A letter before a number: only `j` and its spellings from 16 on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum DateUnit {
    Julian,
    Year,
    Month,
    Day,
    Hour,
    Minute,
    Second,
    /// `dow` and the like, which nothing takes.
    Other,
}

/// Names are in lower case.
pub(in super::super) fn date_word(word: &str) -> Option<DateWord> {
    let word = word.get(..10).unwrap_or(word);
    if let Some(month) = month(word) {
        return Some(DateWord::Month(month));
    }
    Some(match word {
        "sun" | "sunday" | "mon" | "monday" | "tue" | "tues" | "tuesday" | "wed" | "weds"
        | "wednesday" | "thu" | "thur" | "thurs" | "thursday" | "fri" | "friday" | "sat"
        | "saturday" => DateWord::DayOfWeek,
        "now" => DateWord::Now,
        "today" | "tomorrow" | "yesterday" => DateWord::Today,
        "allballs" => DateWord::AllBalls,
        "epoch" => DateWord::Epoch,
        "infinity" | "+infinity" => DateWord::Infinity { negative: false },
        "-infinity" => DateWord::Infinity { negative: true },
        "am" => DateWord::AmPm { pm: false },
        "pm" => DateWord::AmPm { pm: true },
        "ad" => DateWord::Era { bc: false },
        "bc" => DateWord::Era { bc: true },
        "dst" => DateWord::DaylightSaving,
        "t" => DateWord::IsoTime,
        "j" | "jd" | "julian" => DateWord::Unit(DateUnit::Julian),
        "y" => DateWord::Unit(DateUnit::Year),
        "m" => DateWord::Unit(DateUnit::Month),
        "d" => DateWord::Unit(DateUnit::Day),
        "h" => DateWord::Unit(DateUnit::Hour),
        "mm" => DateWord::Unit(DateUnit::Minute),
        "s" => DateWord::Unit(DateUnit::Second),
        "dow" | "doy" | "isodow" | "isoyear" => DateWord::Unit(DateUnit::Other),
        "at" | "on" => DateWord::Ignored,
        _ => return None,
    })
}

fn month(word: &str) -> Option<i64> {
    Some(match word {
        "jan" | "january" => 1,
        "feb" | "february" => 2,
        "mar" | "march" => 3,
        "apr" | "april" => 4,
        "may" => 5,
        "jun" | "june" => 6,
        "jul" | "july" => 7,
        "aug" | "august" => 8,
        "sep" | "sept" | "september" => 9,
        "oct" | "october" => 10,
        "nov" | "november" => 11,
        "dec" | "december" => 12,
        _ => return None,
    })
}
