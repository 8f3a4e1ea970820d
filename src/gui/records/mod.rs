//! Records in grids: which fields stand where, how they show, and what typing into them edits.
//!
//! One implementation for every kind of record, made from the model's descriptions of fields.
//! Nothing here changes a budget; it makes transactions.

mod blocks;
mod choices;
mod columns;
mod computed;
mod costing;
mod entry;
mod entry_model;
mod form;
mod gaps;
mod hints;
mod listing;
mod model;
mod paste;
mod paste_columns;
mod row_edits;
mod rows;
mod sheet;
mod view;
mod within;

pub use blocks::BlockChange;
pub use blocks::clear;
pub use blocks::cut;
pub use blocks::fill_down;
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
pub use listing::Listing;
pub use model::Marks;
pub use model::RecordModel;
pub use paste::Pasted;
pub use paste::Pasting;
pub use paste_columns::Target;
pub use row_edits::Beside;
pub use row_edits::NewRows;
pub use row_edits::OrderError;
pub use row_edits::add_rows;
pub use row_edits::delete_rows;
pub use row_edits::duplicate_rows;
pub use row_edits::move_rows;
pub use row_edits::referrers;
pub use row_edits::save_order;
pub use rows::record_name;
pub use rows::record_words;
pub use sheet::Scope;
pub use sheet::SheetDef;
pub use sheet::all_sheets;
pub use sheet::place_of;
pub use sheet::sheet_named;
pub use sheet::sheets_of;
pub use view::Filter;
pub use view::RowView;
pub use view::Tallied;
pub use within::Within;
pub use within::project_of;
