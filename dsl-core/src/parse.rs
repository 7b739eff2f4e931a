//! Tokens to syntax trees: recursive descent, one function a production, named as in the manual.
