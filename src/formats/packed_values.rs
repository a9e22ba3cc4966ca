//! Numbers, texts and lists in packed bytes.

use rust_decimal::Decimal;
use time::Date;

use crate::formats::packed::{Bytes, Packed, Packer};
use crate::input::number::exact;
use crate::model::answer::Path;
use crate::model::date::{parse_iso, to_iso};

impl Packed for u32 {
    fn pack(&self, into: &mut Packer) {
        into.number(*self);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.number()
    }
}

impl Packed for usize {
    fn pack(&self, into: &mut Packer) {
        into.number(u32::try_from(*self).unwrap_or_default());
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.number() as Self
    }
}

impl Packed for i32 {
    fn pack(&self, into: &mut Packer) {
        into.number(self.cast_unsigned());
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.number().cast_signed()
    }
}

impl Packed for u8 {
    fn pack(&self, into: &mut Packer) {
        into.number(u32::from(*self));
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::try_from(from.number()).unwrap_or_default()
    }
}

impl Packed for bool {
    fn pack(&self, into: &mut Packer) {
        into.number(u32::from(*self));
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.number() == 1
    }
}

impl Packed for String {
    fn pack(&self, into: &mut Packer) {
        into.text(self);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        from.text()
    }
}

impl Packed for Path {
    fn pack(&self, into: &mut Packer) {
        into.text(self.as_str());
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::new(from.text())
    }
}

impl Packed for Decimal {
    fn pack(&self, into: &mut Packer) {
        into.text(&self.to_string());
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        exact(&from.text()).unwrap_or_default()
    }
}

impl Packed for Date {
    fn pack(&self, into: &mut Packer) {
        into.text(&to_iso(*self));
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        parse_iso(&from.text()).unwrap_or(Self::MIN)
    }
}

impl<T: Packed> Packed for Option<T> {
    fn pack(&self, into: &mut Packer) {
        self.is_some().pack(into);
        if let Some(value) = self {
            value.pack(into);
        }
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        bool::unpack(from).then(|| T::unpack(from))
    }
}

impl<T: Packed> Packed for Box<T> {
    fn pack(&self, into: &mut Packer) {
        T::pack(self, into);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self::new(T::unpack(from))
    }
}

impl<T: Packed> Packed for Vec<T> {
    fn pack(&self, into: &mut Packer) {
        self.len().pack(into);
        self.iter().for_each(|one| one.pack(into));
    }

    #[inline(never)] // One copy a type, not one a member.
    fn unpack(from: &mut Bytes<'_>) -> Self {
        (0..from.number()).map(|_| T::unpack(from)).collect()
    }
}

impl<A: Packed, B: Packed> Packed for (A, B) {
    fn pack(&self, into: &mut Packer) {
        self.0.pack(into);
        self.1.pack(into);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        (A::unpack(from), B::unpack(from))
    }
}
