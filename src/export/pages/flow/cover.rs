//! The cover: whose budget, of which year.

use crate::export::pages::flow::writer::Look;
use crate::export::pages::flow::writer::Writer;
use crate::export::pages::room::Room;
use crate::model::Budget;

const NAME: Look = Look {
    size: 26.0,
    line: 44.0,
    indent: 0.0,
};
const TITLE: Look = Look {
    size: 36.0,
    line: 60.0,
    indent: 0.0,
};
/// The name begins this far down the page, as a part of it.
const START: f32 = 0.2;
/// Air between name and title.
const AIR: f32 = 26.0;

pub(super) fn cover(budget: &Budget, room: Room) -> Writer {
    let mut writer = Writer::new(room);
    writer.y += room.height() * START;
    let name = writer.printable(budget.owner_name(), "封面");
    writer.centred(&name, NAME);
    writer.skip(AIR);
    if let Some(year) = budget.cover.year {
        writer.centred(&format!("{year}年"), TITLE);
    }
    let kind = budget.cover.kind.label();
    writer.centred(&format!("{kind}公开"), TITLE);
    writer
}
