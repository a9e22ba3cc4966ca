//! Words that are looked for in what people type; nobody reads them here.

/// Yes, as tables write it.
pub const YES: [&str; 6] = ["có", "x", "✓", "✔", "true", "yes"];
/// No, as tables write it.
pub const NO: [&str; 3] = ["không", "false", "no"];
/// What the document prints before the addressees, which officers type too.
pub const ADDRESSEES: &str = "Kính gửi:";
