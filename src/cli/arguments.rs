//! What can be typed: the commands, their options and the help of each.
//!
//! Everything shown is Chinese, the parts clap would say in English too.

use clap::ArgAction;
use clap::Parser;
use clap::Subcommand;

use crate::cli::check;
use crate::cli::codes;
use crate::cli::explain;
use crate::cli::export;
use crate::cli::import;
use crate::cli::new;
use crate::cli::output::Format;
use crate::cli::print;
use crate::cli::recover;
use crate::cli::set;
use crate::cli::statement;
use crate::cli::tables;
use crate::cli::verify;
use crate::cli::versions;

/// The help of the program.
const PROGRAM_HELP: &str = "\
{about}

用法：{usage}

命令：
{subcommands}

选项：
{options}{after-help}";

/// The help of a command.
const COMMAND_HELP: &str = "\
{about}

用法：{usage}

参数：
{positionals}

选项：
{options}{after-help}";

const AFTER_HELP: &str = "\
各命令的选项和输出格式见 bianzhi-cli <命令> --help。

输出：结果写到标准输出，提醒、进度和错误写到标准错误，编码都是 UTF-8。
      --format json 的结果是一行 JSON，格式在各版本之间保持不变。
出错：一句中文；加 --format json 时为
      {\"error\":{\"code\":\"…\",\"message\":\"…\",\"place\":\"…\"}}，place 是出错的文件或参数，没有时为 null。
      code 是以下之一：usage、not_found、unreadable、empty、not_a_budget、not_utf8、newer_format、damaged、too_large、
      in_use、unsaved_steps、overtaken、exists、not_written、unknown_pack、bad_pack、year_not_covered、not_last_year、no_unit_name、
      unknown_table、unknown_rule、bad_assignment、refused_edit、bad_lines、bad_package、not_damaged、not_recovered、
      not_exported、no_printer、not_printed、no_output。
      出错时不改动任何已有的文件。

退出码：0 没有错误，1 有错误级的审核意见（check、export --package）、有没能导入的行（import）、上报包有问题（verify）、有没有读出的内容（recover），2 没能运行。";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "bianzhi-cli",
    version,
    about = "编制：部门预算编制与审核程序的命令行，用于成批处理",
    override_usage = "bianzhi-cli <命令> [选项]",
    help_template = PROGRAM_HELP,
    after_help = AFTER_HELP,
    term_width = 0,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub(in crate::cli) struct Arguments {
    #[command(subcommand)]
    pub command: Command,

    #[arg(
        long,
        global = true,
        value_enum,
        default_value_t,
        value_name = "格式",
        hide_possible_values = true,
        hide_default_value = true,
        help = "输出格式：text 给人看（默认），json 给程序读"
    )]
    pub format: Format,

    #[arg(short = 'h', long, global = true, action = ArgAction::Help, help = "显示说明")]
    help: Option<bool>,

    #[arg(short = 'V', long, action = ArgAction::Version, help = "显示版本")]
    version: Option<bool>,
}

/// The commands (命令).
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum Command {
    #[command(
        about = "新建预算文件",
        override_usage = "bianzhi-cli new --pack <规则包> --year <年度> --unit <单位名称> [--force] <文件>\n      bianzhi-cli new --from <上年文件> [--keep-amounts] [--pack <规则包>] [--year <年度>] [--unit <单位名称>] [--force] <文件>",
        help_template = COMMAND_HELP,
        after_help = new::HELP
    )]
    New(new::NewOptions),
    #[command(
        about = "填写单个字段，如同在窗口中填写",
        override_usage = "bianzhi-cli set <文件> <位置=内容>…",
        help_template = COMMAND_HELP,
        after_help = set::HELP
    )]
    Set(set::SetOptions),
    #[command(
        about = "审核预算文件",
        override_usage = "bianzhi-cli check <文件> [--pack <规则包>] [--format json]",
        help_template = COMMAND_HELP,
        after_help = check::HELP
    )]
    Check(check::CheckOptions),
    #[command(
        about = "显示各张报表",
        override_usage = "bianzhi-cli tables <文件> [--table <表>] [--pack <规则包>] [--format json]",
        help_template = COMMAND_HELP,
        after_help = tables::HELP
    )]
    Tables(tables::TablesOptions),
    #[command(
        about = "显示预算情况说明",
        override_usage = "bianzhi-cli statement <文件> [--format json]",
        help_template = COMMAND_HELP,
        after_help = statement::HELP
    )]
    Statement(statement::StatementOptions),
    #[command(
        about = "列出文件的历史版本",
        override_usage = "bianzhi-cli versions <文件> [--format json]",
        help_template = COMMAND_HELP,
        after_help = versions::HELP
    )]
    Versions(versions::VersionsOptions),
    #[command(
        about = "抢救损坏的文件：读出完好的记录，另存为新文件",
        override_usage = "bianzhi-cli recover <文件> --out <新文件> [--last-version]",
        help_template = COMMAND_HELP,
        after_help = recover::HELP
    )]
    Recover(recover::RecoverOptions),
    #[command(
        about = "导出报表、情况说明和数据",
        override_usage = "bianzhi-cli export <文件> --out <文件夹> [--xlsx [--live]] [--pdf] [--docx] [--report] [--rounds] [--draft]\n        [--public] [--csv [--no-bom]] [--json] [--package]",
        help_template = COMMAND_HELP,
        after_help = export::HELP
    )]
    Export(export::ExportOptions),
    #[command(
        about = "从 CSV 文件导入收入行、支出行",
        override_usage = "bianzhi-cli import <文件> --lines <CSV 文件> [--add-missing] [--strict]",
        help_template = COMMAND_HELP,
        after_help = import::HELP
    )]
    Import(import::ImportOptions),
    #[command(
        about = "核对上报包",
        override_usage = "bianzhi-cli verify <上报包> [--format json]",
        help_template = COMMAND_HELP,
        after_help = verify::HELP
    )]
    Verify(verify::VerifyOptions),
    #[command(
        about = "按打印方案打印报表，或列出打印机",
        override_usage = "bianzhi-cli print <文件> [--printer <打印机>] [--copies <份数>] [--table <表>…] [--pages <页码>]\n      bianzhi-cli print --list",
        help_template = COMMAND_HELP,
        after_help = print::HELP
    )]
    Print(print::PrintOptions),
    #[command(
        about = "说明一条审核规则，或列出全部规则",
        override_usage = "bianzhi-cli explain <编号> [--pack <规则包>]\n      bianzhi-cli explain --list [--pack <规则包>] [--format json]\n      bianzhi-cli explain --manual <文件> [--pack <规则包>] [--force]",
        help_template = COMMAND_HELP,
        after_help = explain::HELP
    )]
    Explain(explain::ExplainOptions),
    #[command(
        about = "按编码、名称或拼音查科目",
        override_usage = "bianzhi-cli codes <查询> --year <年度> --list <清单> [--format json]",
        help_template = COMMAND_HELP,
        after_help = codes::HELP
    )]
    Codes(codes::CodesOptions),
}
