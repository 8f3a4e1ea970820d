//! A short mark for the state of a budget, to tell one printed draft from another.

use crate::model::Budget;
use crate::model::Records;
use crate::storage::FileError;
use crate::storage::render;

/// The mark of a budget's content (版本标记), eight hexadecimal digits: the same content has the same mark, and
/// any change most likely another one. How it is printed is no content.
///
/// Not a proof of anything: whoever wants to can make another content with the same mark.
///
/// # Errors
/// As [`render`].
pub fn content_mark(budget: &Budget, pack: &str) -> Result<String, FileError> {
    let content = Budget {
        // Only undo makes it smaller again, so it tells whether there ever was a plan.
        next_id: 0,
        print_plans: Records::default(),
        ..budget.clone()
    };
    Ok(mark(render(&content, pack)?.as_bytes()))
}

/// FNV-1a in 32 bits.
fn mark(bytes: &[u8]) -> String {
    let add = |sum: u32, byte: &u8| (sum ^ u32::from(*byte)).wrapping_mul(16_777_619);
    format!("{:08X}", bytes.iter().fold(2_166_136_261, add))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PrintPlan;

    #[test]
    fn the_mark_is_the_known_one_and_follows_the_content() {
        assert_eq!(mark(b"foobar"), "BF9CF968");
        let mut budget = Budget::default();
        let before = content_mark(&budget, "pack").expect("it is text");
        assert_eq!(content_mark(&budget, "pack").expect("it is text"), before);
        budget.cover.phone.push('1');
        let after = content_mark(&budget, "pack").expect("it is text");
        assert_ne!(after, before);
        let plan = PrintPlan::default();
        budget.print_plans = Records::new(vec![plan]).expect("it is the only one");
        assert_eq!(content_mark(&budget, "pack").expect("it is text"), after);
    }
}
