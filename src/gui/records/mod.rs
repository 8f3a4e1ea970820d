//! Records in grids: which fields stand where, how they show, and what typing into them edits.
//!
//! One implementation for every kind of record, made from the model's descriptions of fields.
//! Nothing here changes a budget; it makes transactions.

mod choices;
mod cover;
mod entry;
mod hints;
mod model;
mod paste;
mod rows;
mod sheet;

pub use choices::choices_for;
pub use cover::CoverModel;
pub use entry::EntryCtx;
pub use model::Marks;
pub use model::RecordModel;
pub use paste::Pasted;
pub use paste::clear;
pub use paste::fill_down;
pub use paste::paste;
pub use rows::add_row;
pub use rows::commit;
pub use rows::delete_rows;
pub use rows::record_name;
pub use sheet::Scope;
pub use sheet::SheetDef;
pub use sheet::place_of;
pub use sheet::sheet_named;
pub use sheet::sheets_of;
