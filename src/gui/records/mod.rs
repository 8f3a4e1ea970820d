//! Records in grids: which fields stand where, how they show, and what typing into them edits.
//!
//! One implementation for every kind of record, made from the model's descriptions of fields.
//! Nothing here changes a budget; it makes transactions.

mod choices;
mod computed;
mod costing;
mod entry;
mod entry_model;
mod form;
mod gaps;
mod hints;
mod model;
mod paste;
mod quota;
mod rows;
mod scope;
mod sheet;
mod within;

pub use choices::Choosing;
pub use choices::Recent;
pub use computed::Computed;
pub use costing::with_costed_amounts;
pub use entry::EntryCtx;
pub use entry_model::EntryModel;
pub use entry_model::commit;
pub use form::FormModel;
pub use form::FormRow;
pub use gaps::gap_name;
pub use model::Marks;
pub use model::RecordModel;
pub use paste::Pasted;
pub use paste::clear;
pub use paste::fill_down;
pub use paste::paste;
pub use quota::gap_text;
pub use quota::rate_text;
pub use rows::add_row;
pub use rows::delete_rows;
pub use rows::record_name;
pub use rows::record_words;
pub use scope::Scope;
pub use sheet::SheetDef;
pub use sheet::place_of;
pub use sheet::sheet_named;
pub use sheet::sheets_of;
pub use within::Within;
pub use within::project_of;
