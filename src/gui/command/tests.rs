//! The list of commands is sound.

use super::*;

#[test]
fn every_command_finds_its_own_entry() {
    for info in COMMANDS {
        assert_eq!(info.command.info().text, info.text);
    }
}

#[test]
fn no_two_commands_share_a_name_or_a_key() {
    for (index, one) in COMMANDS.iter().enumerate() {
        for other in &COMMANDS[index + 1..] {
            assert_ne!(one.text, other.text);
            assert!(
                one.shortcut.is_none() || one.shortcut != other.shortcut,
                "{}",
                one.text
            );
        }
    }
}
