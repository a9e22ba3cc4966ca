//! Words that are looked for in names of issuers; nobody reads them here.

/// What a province's name stands behind.
pub const PROVINCE: [&str; 2] = ["tỉnh ", "thành phố "];
