//! The guide's chapters as documentation, so that `cargo test` compiles every block of code in them.

#![doc = include_str!("src/introduction.md")]

#[doc = include_str!("src/first-steps.md")]
pub mod first_steps {}

/// The language, chapter by chapter.
pub mod language {
    #[doc = include_str!("src/language/statements.md")]
    pub mod statements {}
    #[doc = include_str!("src/language/parameters.md")]
    pub mod parameters {}
    #[doc = include_str!("src/language/rows.md")]
    pub mod rows {}
    #[doc = include_str!("src/language/writing.md")]
    pub mod writing {}
    #[doc = include_str!("src/language/queries.md")]
    pub mod queries {}
}

#[doc = include_str!("src/nullability.md")]
pub mod nullability {}

#[doc = include_str!("src/running.md")]
pub mod running {}

#[doc = include_str!("src/scaling.md")]
pub mod scaling {}

#[doc = include_str!("src/testing.md")]
pub mod testing {}

/// Side by side with what a reader comes from.
pub mod coming_from {
    #[doc = include_str!("src/coming-from/sqlx.md")]
    pub mod sqlx {}
    #[doc = include_str!("src/coming-from/diesel.md")]
    pub mod diesel {}
    #[doc = include_str!("src/coming-from/seaorm.md")]
    pub mod seaorm {}
    #[doc = include_str!("src/coming-from/sqlalchemy.md")]
    pub mod sqlalchemy {}
    #[doc = include_str!("src/coming-from/sqlc.md")]
    pub mod sqlc {}
}

#[doc = include_str!("src/how-it-works.md")]
pub mod how_it_works {}
