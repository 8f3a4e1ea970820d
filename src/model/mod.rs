//! The ground state: everything people entered, as records with ids for life.
//!
//! Deliberately not here: anything computed, and any judgment about what was entered.

#[macro_use]
mod choices;
#[macro_use]
mod record;
mod budget;
mod code_name;
mod entry;
mod forms;
mod ids;
mod limits;
mod lines;
mod moment;
mod names;
mod owner;
mod pattern;
mod plans;
mod print_plan;
mod reader;
mod records;
mod remarks;
mod ron_text;
mod units;
mod value;

pub use budget::*;
pub use choices::*;
pub use code_name::code_name;
pub use entry::EntryError;
pub use entry::show_value;
pub use ids::*;
pub use limits::LEVEL_LIMIT;
pub use limits::NUMBER_LIMIT;
pub use limits::RECORD_LIMIT;
pub use limits::TEXT_LIMIT;
pub use lines::*;
pub use moment::CreatedAt;
pub use owner::Owner;
pub use owner::Snapshot;
pub use pattern::Pattern;
pub use plans::*;
pub use print_plan::*;
pub use reader::ValueReader;
pub use reader::parse_value;
pub use record::FieldName;
pub use record::Fields;
pub use record::Item;
pub use records::Records;
pub use remarks::*;
pub use ron_text::RonFault;
pub use ron_text::RonMistake;
pub use ron_text::read_ron;
pub use ron_text::write_ron;
pub use units::*;
pub use value::FieldType;
pub use value::LongText;
pub use value::Value;
pub use value::ValueKind;
