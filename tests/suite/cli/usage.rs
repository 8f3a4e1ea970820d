//! Help, version, arguments that can't be understood, and outputs that can't be written.

use std::io;
use std::io::ErrorKind;
use std::io::Write;
use std::time::UNIX_EPOCH;

use super::run;
use super::sample;

const COMMANDS: [&str; 13] = [
    "new",
    "set",
    "check",
    "tables",
    "statement",
    "versions",
    "recover",
    "export",
    "import",
    "verify",
    "print",
    "explain",
    "codes",
];

#[test]
fn help_is_chinese_and_says_what_every_command_prints() {
    for command in COMMANDS {
        for flag in ["-h", "--help"] {
            let ran = run(&[command, flag]);
            assert_eq!((ran.code, ran.err.as_str()), (0, ""));
            for part in [
                "用法：bianzhi-cli",
                "参数：",
                "选项：",
                "--format json",
                "退出码",
            ] {
                assert!(ran.out.contains(part), "{part}\n{}", ran.out);
            }
            for word in [
                "Usage",
                "Options",
                "Arguments",
                "Print",
                "default",
                "possible",
            ] {
                assert!(!ran.out.contains(word), "{word}\n{}", ran.out);
            }
        }
    }
    let program = run(&["--help"]);
    assert_eq!(program.code, 0);
    assert!(COMMANDS.iter().all(|it| program.out.contains(it)));
    assert!(!program.out.contains("Commands"));
}

#[test]
fn the_usage_of_a_command_names_each_of_its_options() {
    for command in COMMANDS {
        let help = run(&[command, "--help"]).out;
        let (usage, rest) = help.split_once("参数：").expect("there are arguments");
        let (_, options) = rest.split_once("选项：").expect("there are options");
        let options = options.lines().filter(|line| line.starts_with(' '));
        let options = options.filter_map(|line| line.split_whitespace().next());
        let options = options.filter(|it| it.starts_with("--") && *it != "--format");
        for option in options {
            let named = ["[", " "].map(|before| format!("{before}{option}"));
            assert!(
                named.iter().any(|it| usage.contains(it)),
                "{command}: {option}"
            );
        }
    }
}

#[test]
fn the_help_of_a_command_that_takes_a_pack_lists_those_there_are() {
    for command in ["new", "check", "tables", "explain", "set"] {
        let help = run(&[command, "--help"]).out;
        for pack in [
            "liaoning_2024 ",
            "shanghai_2024 ",
            "hebei_2023 ",
            "hebei_2019 ",
        ] {
            assert!(help.contains(pack), "{command}: {pack}");
        }
        assert!(help.contains("适用 2023—2026 年"), "{command}");
        assert!(!help.contains("cn_base"), "{command}");
    }
    assert!(!run(&["verify", "--help"]).out.contains("liaoning_2024"));
}

#[test]
fn the_version_is_that_of_the_program() {
    let version = concat!("bianzhi-cli ", env!("CARGO_PKG_VERSION"), "\n");
    assert_eq!(run(&["--version"]).out, version);
    assert_eq!(run(&["-V"]).code, 0);
}

#[track_caller]
fn check(arguments: &[&str], sentence: &str, place: &str) {
    let said = run(arguments);
    assert!(said.sentence().starts_with(sentence), "{}", said.err);
    let with_format: Vec<&str> = ["--format", "json"]
        .iter()
        .chain(arguments)
        .copied()
        .collect();
    let expected = ("usage".to_owned(), place.to_owned());
    assert_eq!(run(&with_format).refused(), expected);
}

#[test]
fn wrong_arguments_are_told_in_one_chinese_sentence() {
    check(&[], "请给出命令：new、set、check", "");
    check(&["开"], "没有“开”这个命令；有：new、", "开");
    check(&["check"], "缺少参数：<文件>", "<文件>");
    check(&["check", "a", "b"], "不认识参数“b”", "b");
    check(&["check", "a", "--pdf"], "不认识参数“--pdf”", "--pdf");
    check(&["explain"], "缺少参数：<编号>", "<编号>");
    check(
        &["explain", "A-01", "--list"],
        "参数“[编号]”不能和“--list”一起使用",
        "[编号]",
    );
    check(
        &["tables", "a", "--table"],
        "参数“--table <表>”缺少内容",
        "--table <表>",
    );
    check(
        &["codes", "a", "--year", "24", "--list", "function"],
        "参数“--year <年度>”有误：预算年度应为 4 位数字，“24”不是",
        "--year <年度>",
    );
    for copies in ["0", "100", "abc", "", "99999999999"] {
        check(
            &["print", "a", "--copies", copies],
            &format!("参数“--copies <份数>”有误：份数应为 1 至 99 的整数，“{copies}”不是"),
            "--copies <份数>",
        );
    }
    check(&["check", ""], "参数“<文件>”缺少内容", "<文件>");
    check(
        &["explain", "--list=1"],
        "参数“--list”不带内容，“1”多余",
        "--list",
    );
    check(
        &["codes", "a", "--year", "2024", "--list", "其他"],
        "参数“--list <清单>”不能是“其他”；可填 function、economic、",
        "--list <清单>",
    );
    check(
        &["codes", "a", "--year", "2024", "--year", "2024"],
        "参数“--year <年度>”只能给一次",
        "--year <年度>",
    );
}

#[test]
fn a_wrong_format_is_told_as_text() {
    let said = run(&["check", "a", "--format", "xml"]);
    assert!(said.sentence().contains("可填 text、json"), "{}", said.err);
}

/// An output that takes nothing.
struct Closed(ErrorKind);

impl Write for Closed {
    fn write(&mut self, _: &[u8]) -> io::Result<usize> {
        Err(self.0.into())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn run_into(kind: ErrorKind) -> (u8, String) {
    let mut err = Vec::new();
    let arguments = ["bianzhi-cli", "tables", sample()];
    let code = bianzhi::cli::run(arguments, UNIX_EPOCH, &mut Closed(kind), &mut err);
    (code, String::from_utf8(err).expect("the output is UTF-8"))
}

#[test]
fn a_reader_that_has_gone_is_no_error() {
    assert_eq!(run_into(ErrorKind::BrokenPipe), (0, String::new()));
}

#[test]
fn an_output_that_cannot_be_written_is_an_error() {
    let (code, said) = run_into(ErrorKind::StorageFull);
    assert_eq!(code, 2);
    assert_eq!(said, "结果没有输出成功，可能是磁盘已满\n");
}
