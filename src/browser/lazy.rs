//! Functions of the program that come in files of their own, loaded when the function is first called.
//!
//! [`lazy!`] makes a function asynchronous; its callers await it, and get its result or [`LoadError`]. With the feature
//! `split` (set by `cargo xtask dist`) Leptos' `wasm_split` marks the function, and after compilation it is moved, with
//! all that only lazy functions reach, into the file of its part. Without the feature it is compiled in.
//! Leptos' own `#[lazy]` panics where a file does not come; this asks for its `fallible` form.

use thiserror::Error;

/// A part of the program could not be loaded; calling again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a part of the program could not be loaded")]
pub struct LoadError;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for LoadError {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares a lazy function of a part of the program: `lazy! { part: pub fn name(argument: Type) -> Type { … } }`.
/// Functions of one part share a file.
macro_rules! lazy {
    ($part:ident: $(#[$about:meta])* $vis:vis fn $name:ident($($argument:ident: $kind:ty),* $(,)?) -> $result:ty $body:block) => {
        $(#[$about])*
        ///
        /// # Errors
        /// The part of the program could not be loaded.
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($part, fallible, wasm_split_path = leptos::wasm_split)]
        $vis fn $name($($argument: $kind),*) -> Result<$result, $crate::browser::lazy::LoadError> {
            Ok($body)
        }

        $(#[$about])*
        ///
        /// # Errors
        /// None: this build has all parts in one.
        #[cfg(not(feature = "split"))]
        $vis async fn $name($($argument: $kind),*) -> Result<$result, $crate::browser::lazy::LoadError> {
            Ok($body)
        }
    };
}
pub(crate) use lazy;
