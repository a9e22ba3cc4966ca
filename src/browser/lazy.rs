//! The second part of the program, as a file of its own that the browser loads when it is asked for.
//!
//! With the feature `split` (set by `cargo xtask dist`) a function declared by [`second_part!`], and all that only it
//! reaches, is moved there after compilation. Without the feature the same function is compiled in.

/// The second part could not be loaded; asking again tries again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares the function whose body is the second part. Its callers wait for it.
macro_rules! second_part {
    ($(#[$about:meta])* pub fn $name:ident() -> $kind:ty = $body:expr;) => {
        $(#[$about])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split(second, fallible, wasm_split_path = leptos::wasm_split)]
        pub fn $name() -> Result<$kind, $crate::browser::lazy::NotLoaded> {
            Ok($body)
        }

        $(#[$about])*
        #[cfg(not(feature = "split"))]
        pub async fn $name() -> Result<$kind, $crate::browser::lazy::NotLoaded> {
            Ok($body)
        }
    };
}
pub(crate) use second_part;
