//! SQL text to tokens (manual 4.1, `scan.l`).
