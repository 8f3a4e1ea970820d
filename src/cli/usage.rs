//! Arguments that ask for help or can't be understood, in Chinese sentences.
//!
//! Clap says these things in English; its error kinds are taken and its sentences left.

use std::error::Error as _;
use std::fmt::Write as _;

use clap::CommandFactory as _;
use clap::error::ContextKind;
use clap::error::ContextValue;
use clap::error::ErrorKind;
use thiserror::Error;

use crate::cli::Verdict;
use crate::cli::arguments::Arguments;
use crate::cli::error::CliError;
use crate::cli::files;
use crate::cli::output::Console;
use crate::packs::Pack;

/// Why arguments can't be understood (用法错误).
#[derive(Debug, Error)]
pub(in crate::cli) enum UsageError {
    #[error("请给出命令：{}", commands())]
    NoCommand,
    #[error("没有“{name}”这个命令；有：{}", commands())]
    UnknownCommand { name: String },
    #[error("不认识参数“{name}”")]
    UnknownArgument { name: String },
    #[error("缺少参数：{names}")]
    Missing { names: String },
    #[error("参数“{argument}”缺少内容")]
    NoValue { argument: String },
    #[error("参数“{argument}”不带内容，“{value}”多余")]
    TakesNoValue { argument: String, value: String },
    #[error("参数“{argument}”不能是“{value}”；可填 {choices}")]
    NotAChoice {
        argument: String,
        value: String,
        choices: String,
    },
    #[error("参数“{argument}”有误：{reason}")]
    Refused { argument: String, reason: String },
    #[error("参数“{argument}”不能和“{other}”一起使用")]
    Conflict { argument: String, other: String },
    #[error("参数“{argument}”只能给一次")]
    Repeated { argument: String },
    #[error("参数中有不是 UTF-8 的文字")]
    NotUtf8,
    #[error("参数不能理解")]
    Other,
}

impl UsageError {
    /// The argument it is about.
    pub(in crate::cli) fn place(&self) -> Option<String> {
        match self {
            Self::UnknownCommand { name } | Self::UnknownArgument { name } => Some(name.clone()),
            Self::Missing { names } => Some(names.clone()),
            Self::NoValue { argument }
            | Self::TakesNoValue { argument, .. }
            | Self::NotAChoice { argument, .. }
            | Self::Refused { argument, .. }
            | Self::Conflict { argument, .. }
            | Self::Repeated { argument } => Some(argument.clone()),
            Self::NoCommand | Self::NotUtf8 | Self::Other => None,
        }
    }
}

fn commands() -> String {
    Arguments::command()
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect::<Vec<_>>()
        .join("、")
}

/// Prints the help or the version that was asked for; everything else is an error.
pub(in crate::cli) fn answer(
    answer: &clap::Error,
    console: &mut Console<'_>,
) -> Result<Verdict, CliError> {
    match answer.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let text = answer.render().to_string();
            console.print(text.trim_end())?;
            if text.contains("--pack <") || text.contains("pack=") {
                console.print(&packs()?)?;
            }
            Ok(Verdict::Clean)
        }
        _ => Err(CliError::Usage(in_chinese(answer))),
    }
}

/// The packs there are, for the help of the commands that take one.
fn packs() -> Result<String, CliError> {
    let mut text = "\n规则包：".to_owned();
    for Pack {
        id, title, years, ..
    } in files::region_packs()?
    {
        // Writing to a String can't fail.
        let _ = write!(text, "\n  {id:<16}{title}，适用 {years}");
    }
    Ok(text)
}

fn in_chinese(error: &clap::Error) -> UsageError {
    let argument = || context(error, ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            UsageError::NoCommand
        }
        ErrorKind::InvalidSubcommand => UsageError::UnknownCommand {
            name: context(error, ContextKind::InvalidSubcommand),
        },
        ErrorKind::UnknownArgument => UsageError::UnknownArgument { name: argument() },
        ErrorKind::TooManyValues => UsageError::TakesNoValue {
            argument: argument(),
            value: context(error, ContextKind::InvalidValue),
        },
        ErrorKind::MissingRequiredArgument => UsageError::Missing { names: argument() },
        ErrorKind::InvalidValue => not_a_choice(error),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues | ErrorKind::NoEquals => {
            UsageError::NoValue {
                argument: argument(),
            }
        }
        ErrorKind::ValueValidation => UsageError::Refused {
            argument: argument(),
            reason: error.source().map(ToString::to_string).unwrap_or_default(),
        },
        ErrorKind::ArgumentConflict => conflict(error),
        ErrorKind::InvalidUtf8 => UsageError::NotUtf8,
        _ => UsageError::Other,
    }
}

fn not_a_choice(error: &clap::Error) -> UsageError {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    if value.is_empty() {
        return UsageError::NoValue { argument };
    }
    UsageError::NotAChoice {
        argument,
        value,
        choices: context(error, ContextKind::ValidValue),
    }
}

fn conflict(error: &clap::Error) -> UsageError {
    let argument = context(error, ContextKind::InvalidArg);
    let other = context(error, ContextKind::PriorArg);
    if argument == other {
        UsageError::Repeated { argument }
    } else {
        UsageError::Conflict { argument, other }
    }
}

/// What clap knows of an error, several texts as a list.
fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}
