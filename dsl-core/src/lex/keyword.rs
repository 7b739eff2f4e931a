//! The server's keywords and their classes (manual appendix C).
