//! Wire types: structs that are JSON objects, declared once for reading, writing and the published schema.
//!
//! Not serde's derive: measured in the shipped page, its readers for these thirty types took 33 KB of the 200 KB that a
//! first visit may transfer; these take a fifth of that, and name the place of a mistake instead of a line.

use serde_json::{Map, Number, Value};

use crate::formats::problem::{FileProblem, Shape};
use crate::formats::read::whole_number;

/// A value that stands in JSON.
pub trait Wire: Sized {
    /// Reads a value; a mistake is noted in the reader and `None` comes back.
    fn read(value: Value, reader: &mut Reader) -> Option<Self>;

    /// Writes the value; `None` leaves the member out.
    fn write(&self) -> Option<Value>;

    /// What stands for a member that is not there; `None` when it must be.
    fn absent() -> Option<Self> {
        None
    }
}

/// Walks through JSON, knows the place, and keeps the first mistake.
#[derive(Debug, Default)]
pub struct Reader {
    place: Vec<String>,
    mistake: Option<FileProblem>,
}

/// Reads a wire type.
///
/// # Errors
/// The place of the first mistake, and what it is.
pub fn read<T: Wire>(value: Value) -> Result<T, FileProblem> {
    let mut reader = Reader::default();
    let read = T::read(value, &mut reader);
    match (read, reader.mistake) {
        (Some(read), None) => Ok(read),
        (_, mistake) => Err(mistake.unwrap_or(FileProblem::NotOurs)),
    }
}

impl Reader {
    /// Notes a mistake at the present place.
    pub fn wrong<T>(&mut self, what: Shape) -> Option<T> {
        if self.mistake.is_none() {
            self.mistake = Some(FileProblem::Shape {
                place: self.place.join("."),
                what,
            });
        }
        None
    }

    /// The members of an object.
    pub fn object(&mut self, value: Value) -> Option<Map<String, Value>> {
        match value {
            Value::Object(members) => Some(members),
            _ => self.wrong(Shape::Needs("một nhóm {…}")),
        }
    }

    /// Takes a member out of an object.
    #[inline(never)] // One copy a type, not one a member.
    pub fn member<T: Wire>(
        &mut self,
        members: &mut Map<String, Value>,
        name: &'static str,
    ) -> Option<T> {
        match members.remove(name) {
            None | Some(Value::Null) => T::absent().or_else(|| self.wrong(Shape::Lacks(name))),
            Some(value) => self.inside(name.to_owned(), value),
        }
    }

    /// Reads a value one step further in.
    fn inside<T: Wire>(&mut self, step: String, value: Value) -> Option<T> {
        self.place.push(step);
        let read = T::read(value, self);
        self.place.pop();
        read
    }

    /// Members that nothing asked for are a mistake where a format is closed.
    pub fn nothing_left(&mut self, members: &Map<String, Value>) -> Option<()> {
        match members.keys().next() {
            None => Some(()),
            Some(name) => self.wrong(Shape::Unknown(name.clone())),
        }
    }
}

/// Declares a wire type. `closed` refuses members that it does not name.
macro_rules! wire {
    (
        $(#[$about:meta])*
        pub struct $name:ident $($closed:ident)? {
            $( $(#[$field_about:meta])* pub $field:ident: $kind:ty = $json:literal $($default:ident)?, )*
        }
    ) => {
        $(#[$about])*
        #[derive(Debug)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[cfg_attr(feature = "schema", schemars(deny_unknown_fields))] #[doc = concat!("Members are ", stringify!($closed), ".")])?
        pub struct $name {
            $(
                $(#[$field_about])*
                #[cfg_attr(feature = "schema", schemars(rename = $json $(, $default)?))]
                pub $field: $kind,
            )*
        }

        impl $name {
            /// Names of its members.
            #[allow(dead_code)] // Of most types nothing asks for them.
            pub(crate) const MEMBERS: &'static [&'static str] = &[$($json),*];
        }

        impl $crate::formats::wire::Wire for $name {
            fn read(value: serde_json::Value, reader: &mut $crate::formats::wire::Reader) -> Option<Self> {
                let mut members = reader.object(value)?;
                let read = Self { $( $field: reader.member(&mut members, $json)?, )* };
                $( let _ = stringify!($closed); reader.nothing_left(&members)?; )?
                Some(read)
            }

            fn write(&self) -> Option<serde_json::Value> {
                let mut members = serde_json::Map::new();
                $(
                    if let Some(value) = $crate::formats::wire::Wire::write(&self.$field) {
                        members.insert($json.to_owned(), value);
                    }
                )*
                Some(serde_json::Value::Object(members))
            }
        }
    };
}
pub(crate) use wire;

impl Wire for String {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => reader.wrong(Shape::Needs("chữ")),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::String(self.clone()))
    }
}

impl Wire for bool {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        value
            .as_bool()
            .or_else(|| reader.wrong(Shape::Needs("true hoặc false")))
    }

    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn absent() -> Option<Self> {
        Some(false)
    }
}

/// A whole number in the range of its type.
macro_rules! whole {
    ($($kind:ty)*) => { $(
        impl Wire for $kind {
            fn read(value: Value, reader: &mut Reader) -> Option<Self> {
                whole_number(&value).and_then(|number| number.try_into().ok()).or_else(|| reader.wrong(Shape::Needs("số nguyên hợp lệ")))
            }

            fn write(&self) -> Option<Value> {
                Some(Value::from(*self))
            }
        }
    )* };
}
whole!(u32 u8 i32);

impl Wire for Number {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        match value {
            Value::Number(number) => Some(number),
            _ => reader.wrong(Shape::Needs("số")),
        }
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Number(self.clone()))
    }
}

impl Wire for Value {
    fn read(value: Value, _: &mut Reader) -> Option<Self> {
        Some(value)
    }

    fn write(&self) -> Option<Value> {
        Some(self.clone())
    }
}

impl Wire for Map<String, Value> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        reader.object(value)
    }

    fn write(&self) -> Option<Value> {
        Some(Value::Object(self.clone()))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

impl<T: Wire> Wire for Option<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        T::read(value, reader).map(Some)
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().and_then(T::write)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let Value::Array(items) = value else {
            return reader.wrong(Shape::Needs("danh sách […]"));
        };
        let mut list = Self::new();
        for (position, item) in items.into_iter().enumerate() {
            list.push(reader.inside(position.to_string(), item)?);
        }
        Some(list)
    }

    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| Value::Array(self.iter().filter_map(T::write).collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::new())
    }
}

/// An object whose members are all of one kind, by name.
#[derive(Clone, Debug)]
pub struct Named<T>(pub Vec<(String, T)>);

impl<T> Default for Named<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Wire> Wire for Named<T> {
    fn read(value: Value, reader: &mut Reader) -> Option<Self> {
        let mut list = Vec::new();
        for (name, member) in reader.object(value)? {
            let member = reader.inside(name.clone(), member)?;
            list.push((name, member));
        }
        Some(Self(list))
    }

    fn write(&self) -> Option<Value> {
        let members = self
            .0
            .iter()
            .filter_map(|(name, member)| Some((name.clone(), member.write()?)));
        let mut object = Map::new();
        for (name, member) in members {
            object.insert(name, member);
        }
        (!object.is_empty()).then_some(Value::Object(object))
    }

    fn absent() -> Option<Self> {
        Some(Self(Vec::new()))
    }
}
