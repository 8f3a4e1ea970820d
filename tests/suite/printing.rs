//! The print plan in a file, the pages it stands for, and what the system's programs are told.

use std::ffi::OsStr;
use std::ffi::OsString;
use std::path::Path;
use std::sync::Arc;
use std::sync::Mutex;

use bianzhi::document::Document;
use bianzhi::edit::freeze;
use bianzhi::export::pages::Page;
use bianzhi::model::Budget;
use bianzhi::model::PlanPaper;
use bianzhi::model::PlanSides;
use bianzhi::model::PlanWatermark;
use bianzhi::model::PrintPlan;
use bianzhi::model::PrintPlanField;
use bianzhi::model::Records;
use bianzhi::model::Round;
use bianzhi::model::Value;
use bianzhi::packs::Severity;
use bianzhi::packs::embedded_packs;
use bianzhi::packs::load_pack;
use bianzhi::printing;
use bianzhi::printing::Answer;
use bianzhi::printing::Besides;
use bianzhi::printing::Call;
use bianzhi::printing::Layout;
use bianzhi::printing::PrintError;
use bianzhi::printing::PrintJob;
use bianzhi::printing::PrintOrder;
use bianzhi::printing::RunError;
use bianzhi::printing::Runner;
use bianzhi::printing::System;
use bianzhi::printing::ToPrint;
use bianzhi::storage;

use crate::export_tables::stamp;

const DAY: &str = "2024-01-31";
const SAMPLE: &str = include_str!("../../assets/samples/shenyang_heping_2024.bmys");

fn sample() -> Budget {
    let saved = storage::parse(SAMPLE.as_bytes());
    saved.expect("the sample can be read").budget
}

fn document(budget: Budget) -> Document {
    let pack = load_pack("liaoning_2024", &embedded_packs()).expect("the pack is good");
    Document::new(budget, Arc::new(pack), true)
}

fn laid_out(plan: &PrintPlan) -> Layout {
    let document = document(sample());
    let to_print = ToPrint::of(&document, plan, DAY).expect("it can be printed");
    to_print.lay_out()
}

fn some_plan() -> PrintPlan {
    PrintPlan {
        content: "REPORT".to_owned(),
        copies: Some(3),
        paper: PlanPaper::A3,
        sides: PlanSides::ShortEdge,
        top: Some(25),
        first_page: Some(7),
        ..PrintPlan::default()
    }
}

#[test]
fn a_plan_is_a_readable_line_of_the_file_and_comes_back() {
    let mut budget = sample();
    let before = storage::render(&budget, "liaoning_2024").expect("it is text");
    assert!(
        !before.contains("print_plans"),
        "files without one stay as they are"
    );
    let plan = some_plan();
    let changes = vec![
        (PrintPlanField::Paper, Value::Choice(2)),
        (PrintPlanField::Copies, Value::Count(3)),
        (PrintPlanField::Content, Value::Text(plan.content)),
    ];
    let mut document = document(budget.clone());
    let change = printing::edit(document.budget(), changes);
    document.commit(change).expect("it can be made");
    budget = document.budget().clone();
    let text = storage::render(&budget, "liaoning_2024").expect("it is text");
    let line = text.lines().find(|line| line.contains("copies"));
    let line = line.expect("the plan is a line");
    assert!(line.contains("A3") && line.contains("\"REPORT\""), "{line}");
    let read = storage::parse(text.as_bytes()).expect("it can be read");
    assert_eq!(read.budget, budget);
    assert!(document.undo().is_some());
    assert_eq!(document.budget(), &sample());
}

#[test]
fn the_plan_decides_about_tables_paper_and_numbers() {
    let all = laid_out(&PrintPlan::default());
    let tables = document(sample());
    let contents = printing::contents(&tables);
    let report = contents.len() - 1;
    assert_eq!(all.count(report), 0);
    assert!((0..report).all(|at| all.count(at) > 0));
    assert!(all.pages.pages.iter().any(|page| page.width < 1_000.0));

    let plan = some_plan();
    let layout = laid_out(&plan);
    assert_eq!(layout.count(report), layout.pages.pages.len());
    assert_eq!(layout.first(0), None);
    let first = &layout.pages.pages[0];
    assert_eq!(first.number, 7);
    assert!(is_a3(first));

    let ids: Vec<&str> = contents.iter().map(printing::Content::id).collect();
    let [later, earlier] = [ids[2], ids[0]];
    let plan = PrintPlan {
        content: format!("{later} {earlier}"),
        ..PrintPlan::default()
    };
    let layout = laid_out(&plan);
    assert_eq!(layout.first(2), Some(0));
    assert_eq!(layout.first(0), Some(layout.count(2)));
}

#[test]
fn drafts_are_marked_when_there_are_errors_or_as_the_plan_says() {
    let marked = |watermark, content: &str| {
        let plan = PrintPlan {
            watermark,
            content: content.to_owned(),
            ..PrintPlan::default()
        };
        let layout = laid_out(&plan);
        let marks = layout.pages.pages.iter().map(|it| it.watermark.is_some());
        let marks: Vec<bool> = marks.collect();
        assert!(marks.iter().all(|it| *it == marks[0]), "{marks:?}");
        marks[0]
    };
    let has_errors = document(sample()).open_findings(Severity::Error) > 0;
    assert_eq!(marked(PlanWatermark::Automatic, ""), has_errors);
    assert!(marked(PlanWatermark::Always, ""));
    assert!(!marked(PlanWatermark::Never, ""));
    assert!(!marked(PlanWatermark::Automatic, "REPORT"));
    assert!(marked(PlanWatermark::Always, "REPORT"));
}

fn is_a3(page: &Page) -> bool {
    page.width.max(page.height) > 1_000.0
}

/// What a file of the tables has when the budget has this plan.
fn to_file(plan: PrintPlan, besides: Besides) -> ToPrint {
    let mut budget = sample();
    for edit in freeze(&budget, Round::SecondSubmission, "", "").edits {
        edit.apply(&mut budget).expect("it can be frozen");
    }
    budget.print_plans = Records::new(vec![plan]).expect("ids are unique");
    let document = document(budget);
    let plan = printing::in_file(&document, besides);
    ToPrint::of(&document, &plan, DAY).expect("it can be laid out")
}

#[test]
fn a_file_of_the_tables_is_laid_out_as_the_plan_says_and_has_its_tables_in_their_order() {
    let plan = PrintPlan {
        content: "REPORT revenue_by_unit revenue_expenditure_overview ROUNDS".to_owned(),
        watermark: PlanWatermark::Never,
        ..some_plan()
    };
    let made = to_file(plan.clone(), Besides::default());
    let layout = made.lay_out();
    let sheets = &layout.pages.sheets;
    assert!(sheets[0].starts_with("表2 ") && sheets[1].starts_with("表1 "));
    assert_eq!(
        sheets.len(),
        2,
        "report and comparison have files of their own"
    );
    let pages = &layout.pages.pages;
    assert_eq!(pages[0].number, 7);
    assert!(pages.iter().all(|it| is_a3(it) && it.watermark.is_none()));
    let left_out = made.left_out().expect("tables are left out");
    assert!(
        left_out.starts_with("按打印方案没有导出 15 张表：表3 ") && left_out.ends_with('等'),
        "{left_out}"
    );

    let always = PrintPlan {
        watermark: PlanWatermark::Always,
        ..plan.clone()
    };
    let marked = to_file(always, Besides::default()).lay_out().pages.pages;
    assert!(marked.iter().all(|it| it.watermark.is_some()));

    let besides = Besides {
        rounds: true,
        draft: true,
    };
    let layout = to_file(plan, besides).lay_out();
    assert_eq!(layout.pages.sheets[2], "与上一轮比较");
    let mut pages = layout.pages.pages.iter();
    assert!(pages.all(|it| is_a3(it) && it.watermark.is_some()));
}

#[test]
fn a_file_of_the_tables_has_all_of_them_when_the_plan_chooses_none() {
    let all = laid_out(&PrintPlan::default()).pages.sheets;
    for content in ["", "-", "REPORT"] {
        let plan = PrintPlan {
            content: content.to_owned(),
            ..PrintPlan::default()
        };
        let made = to_file(plan, Besides::default());
        assert_eq!(made.lay_out().pages.sheets, all, "{content}");
        assert_eq!(made.left_out(), None, "{content}");
    }
}

/// Answers by program, and remembers what was asked.
#[derive(Default)]
struct Fake {
    answers: Vec<(&'static str, Result<Answer, ()>)>,
    calls: Mutex<Vec<Call>>,
}

impl Fake {
    fn saying(program: &'static str, is_success: bool, out: &str, err: &str) -> Self {
        let answer = Answer {
            is_success,
            out: out.to_owned(),
            err: err.to_owned(),
        };
        Self {
            answers: vec![(program, Ok(answer))],
            calls: Mutex::default(),
        }
    }

    fn calls(&self) -> Vec<Call> {
        self.calls.lock().expect("no test panics with it").clone()
    }
}

impl Runner for Fake {
    fn run(&self, call: &Call) -> Result<Answer, RunError> {
        self.calls
            .lock()
            .expect("no test panics with it")
            .push(call.clone());
        if call.arguments == ["-e"] {
            return Ok(Answer::default());
        }
        let known = self.answers.iter().find(|(it, _)| *it == call.program);
        match known {
            Some((_, Ok(answer))) => Ok(answer.clone()),
            Some((_, Err(()))) => Err(RunError::TooLong {
                program: call.program,
                seconds: 15,
            }),
            None => Err(RunError::Missing(call.program)),
        }
    }
}

fn job(printer: &str) -> PrintJob {
    let plan = some_plan();
    let order = PrintOrder {
        printer: printer.to_owned(),
        ..PrintOrder::default()
    };
    PrintJob::new(&laid_out(&plan).pages, &plan, &order, &stamp()).expect("there are pages")
}

fn texts(arguments: &[OsString]) -> Vec<String> {
    let texts = arguments.iter().map(|it| it.to_string_lossy().into_owned());
    texts.collect()
}

#[test]
fn cups_is_told_printer_copies_sides_and_paper_as_arguments_of_their_own() {
    let runner = Arc::new(Fake::saying("lp", true, "request id is P-1", ""));
    let odd = "二楼 $(rm) \"彩色\"";
    System::cups(runner.clone())
        .print(&job(odd))
        .expect("it is taken");
    let calls = runner.calls();
    assert_eq!(calls.len(), 1);
    let arguments = texts(&calls[0].arguments);
    let pairs: Vec<(&str, &str)> = arguments
        .chunks(2)
        .filter_map(|pair| Some((pair.first()?.as_str(), pair.get(1)?.as_str())))
        .collect();
    for pair in [
        ("-d", odd),
        ("-n", "3"),
        ("-t", "某中心2024年部门预算"),
        ("-o", "sides=two-sided-short-edge"),
        ("-o", "media=A3"),
        ("-o", "print-scaling=none"),
    ] {
        assert!(pairs.contains(&pair), "{pair:?} {arguments:?}");
    }
    let [.., before, file] = arguments.as_slice() else {
        panic!("there are arguments");
    };
    assert_eq!(before, "--");
    assert_eq!(Path::new(file).extension(), Some(OsStr::new("pdf")));
}

#[track_caller]
fn refused(result: Result<(), PrintError>, words: &[&str]) {
    let error = result.expect_err("it is refused").to_string();
    for word in words {
        assert!(error.contains(word), "{word}\n{error}");
    }
    assert!(error.contains("导出 PDF"), "{error}");
}

#[test]
fn what_goes_wrong_is_said_with_what_to_do() {
    let cups = |fake: Fake| System::cups(Arc::new(fake));
    let listed = |fake| cups(fake).printers().map(|_| ());
    refused(listed(Fake::default()), &["没有安装打印服务"]);
    let down = "lpstat: Scheduler is not running.";
    refused(
        listed(Fake::saying("lpstat", false, "", down)),
        &["没有启动"],
    );
    let none = Fake::saying("lpstat", true, "no system default destination\n", "");
    refused(listed(none), &["没有打印机"]);
    let slow = Fake {
        answers: vec![("lpstat", Err(()))],
        ..Fake::default()
    };
    refused(listed(slow), &["15 秒"]);
    let reason = "lp: Error - The printer or class does not exist.";
    let gone = Fake::saying("lp", false, "", reason);
    refused(cups(gone).print(&job("旧的")), &["“旧的”", reason]);
}

#[test]
fn windows_gets_names_beside_a_fixed_script_and_prints_every_copy() {
    let runner = Arc::new(Fake::saying("powershell", true, "", ""));
    let odd = "二楼'; Remove-Item C:\\ '";
    let system = System::windows(runner.clone());
    system.print(&job(odd)).expect("it is taken");
    let calls = runner.calls();
    assert_eq!(calls.len(), 3, "one for each copy");
    for call in &calls {
        let said = texts(&call.arguments).join(" ");
        assert!(said.contains("PrintTo") && !said.contains("Remove-Item"));
        let printer = call.environment.iter().find(|it| it.0 == "BIANZHI_PRINTER");
        assert_eq!(printer.map(|it| it.1.clone()), Some(OsString::from(odd)));
    }
    let refuses = |said: &str| {
        let system = System::windows(Arc::new(Fake::saying("powershell", false, "", said)));
        system.print(&job("P"))
    };
    let none = "1155\t没有应用程序与此操作的指定文件有关联。\r\n";
    refused(refuses(none), &["PDF 阅读器"]);
    refused(refuses("5\t拒绝访问。\r\n"), &["“P”", "答复：拒绝访问。"]);
    refused(refuses("脚本被禁止\r\n"), &["“P”", "答复：脚本被禁止"]);
    let list = "False\tFalse\tFax\r\nTrue\tFalse\tHP 激光 二楼\r\n";
    let system = System::windows(Arc::new(Fake::saying("powershell", true, list, "")));
    let printers = system.printers().expect("there are two");
    let names: Vec<&str> = printers.0.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["HP 激光 二楼", "Fax"]);
}

#[test]
fn a_printer_is_found_by_name_and_the_default_one_without() {
    let text = "printer A is idle.\nprinter 二楼 is idle.\nsystem default destination: 二楼\n";
    let system = System::cups(Arc::new(Fake::saying("lpstat", true, text, "")));
    let printers = system.printers().expect("there are two");
    let name = |asked| printers.find(asked).map(|it| it.name.as_str());
    assert_eq!(name(None).expect("there is a default"), "二楼");
    assert_eq!(name(Some("A")).expect("it is there"), "A");
    let error = name(Some("B")).expect_err("it isn't there").to_string();
    assert!(
        error.contains("“B”") && error.contains("二楼、A"),
        "{error}"
    );
}

#[test]
fn a_folder_that_could_not_be_shown_is_not_said_to_be() {
    let fake = |program, is_success| Arc::new(Fake::saying(program, is_success, "", ""));
    let cups = |is_success| System::cups(fake("xdg-open", is_success));
    let folder = Path::new("/tmp");
    assert!(cups(true).show_folder(folder).is_ok());
    let refused = cups(false).show_folder(folder).unwrap_err();
    assert_eq!(refused.to_string(), "xdg-open 没能完成");
    // It answers so when all is well, too.
    let explorer = fake("explorer", false);
    let shown = System::windows(explorer.clone()).show_folder(folder);
    assert!(shown.is_ok() && explorer.calls()[0].goes_on);
}
