//! Literals with a server's verdicts.
