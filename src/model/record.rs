//! The shape every record has: an id for life and described fields.

use crate::model::value::Value;
use crate::model::value::ValueKind;

/// A field of a record, named in code by a variant and in files by [`FieldName::name`].
pub trait FieldName: Copy + Eq + Sized + 'static {
    /// Every field, in the order shown.
    const ALL: &'static [Self];
    /// The Chinese label.
    fn label(self) -> &'static str;
    /// The name in files and on the command line.
    fn name(self) -> &'static str;
    /// What it accepts.
    fn kind(self) -> ValueKind;
}

/// A record with fields that can be read and written by name.
pub trait Fields {
    /// Its fields.
    type Field: FieldName;
    /// The value of a field.
    fn get(&self, field: Self::Field) -> Value;
    /// Puts a value into a field and gives the old one; `None` when the kind doesn't fit.
    fn set(&mut self, field: Self::Field, value: Value) -> Option<Value>;
}

/// A [`Fields`] that lives in a list of the budget.
pub trait Item: Fields + Clone + PartialEq {
    /// Its id type.
    type Id: Copy + Eq;
    /// Its id.
    fn id(&self) -> Self::Id;
    /// The number of its id.
    fn number(&self) -> u32;
}

/// Declares a record: struct, field enum, reading and writing by field.
macro_rules! record {
    (
        $(#[$meta:meta])*
        $name:ident ( $field_enum:ident $(, $id:ty)? ) {
            $($(#[$field_meta:meta])* $field:ident / $variant:ident : $type:ty = $label:literal),+ $(,)?
        }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct $name {
            $(/// Names the record for life.
            pub id: $id,)?
            $(
                #[doc = $label]
                #[serde(default, skip_serializing_if = "crate::model::record::is_default")]
                $(#[$field_meta])*
                pub $field: $type,
            )+
        }

        #[doc = concat!("The fields of [`", stringify!($name), "`].")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $field_enum {
            $(#[doc = $label] $variant),+
        }

        impl crate::model::record::FieldName for $field_enum {
            const ALL: &'static [Self] = &[$(Self::$variant),+];
            fn label(self) -> &'static str {
                match self { $(Self::$variant => $label),+ }
            }
            fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($field)),+ }
            }
            fn kind(self) -> crate::model::value::ValueKind {
                match self {
                    $(Self::$variant => <$type as crate::model::value::FieldType>::KIND),+
                }
            }
        }

        impl crate::model::record::Fields for $name {
            type Field = $field_enum;
            fn get(&self, field: $field_enum) -> crate::model::value::Value {
                match field {
                    $($field_enum::$variant =>
                        crate::model::value::FieldType::to_value(&self.$field)),+
                }
            }
            fn set(
                &mut self,
                field: $field_enum,
                value: crate::model::value::Value,
            ) -> Option<crate::model::value::Value> {
                match field {
                    $($field_enum::$variant => {
                        let new = crate::model::value::FieldType::from_value(value)?;
                        let old = std::mem::replace(&mut self.$field, new);
                        Some(crate::model::value::FieldType::to_value(&old))
                    })+
                }
            }
        }

        $(impl crate::model::record::Item for $name {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
            fn number(&self) -> u32 {
                self.id.number()
            }
        })?
    };
}

/// Whether a field still has the value of a new record; such fields are left out of files.
pub(in crate::model) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
