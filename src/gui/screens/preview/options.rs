//! What is chosen for printing: the printer for this time, and the plan, which stays with the file.

use egui::ScrollArea;
use egui::TextEdit;
use egui::Ui;

use super::fields::Draft;
use super::fields::NumberField;
use super::fields::choice_ui;
use super::fields::row_ui;
use crate::export::pages::Margins;
use crate::gui::printers::PrinterDesk;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::gui::widgets::choice_box::choice_box;
use crate::gui::widgets::main_button;
use crate::model::PlanDirection;
use crate::model::PlanPaper;
use crate::model::PlanSides;
use crate::model::PlanWatermark;
use crate::model::PrintPlan;
use crate::model::PrintPlanField;
use crate::model::Value;
use crate::printing;
use crate::printing::PageRange;
use crate::printing::PrintOrder;

/// The scale that is offered first when it isn't the width of the paper (%).
const FULL_SIZE: u32 = 100;
/// The margins that are offered: none said, narrow, and with room for a binding (mm: top, bottom, left, right).
const MARGINS: [(&str, Option<[u32; 4]>); 3] = [
    ("普通", None),
    ("窄", Some([10, 12, 10, 10])),
    ("左侧装订", Some([18, 20, 30, 15])),
];
/// What is said of margins that are none of these.
const OWN_MARGINS: &str = "自定";

/// What is changed in the plan.
pub(super) type Changes = Vec<(PrintPlanField, Value)>;

/// View state of the options.
#[derive(Default)]
pub(super) struct Options {
    /// The printer that was chosen; none for the usual one.
    printer: Option<String>,
    range: String,
    draft: Draft,
    /// A field had the keyboard in the latest frame.
    pub is_typing: bool,
}

/// What the user asks for.
pub(super) enum Asked {
    /// Change the plan.
    Change(Changes),
    /// Look for printers again.
    Printers,
    /// Print.
    Print(PrintOrder),
}

impl Options {
    /// Shows the options; `pages` are the numbers of those that are laid out.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        plan: &PrintPlan,
        desk: &PrinterDesk,
        pages: &[usize],
    ) -> Option<Asked> {
        let mut asked = None;
        egui::Panel::bottom("print button")
            .show_separator_line(false)
            .frame(egui::Frame::NONE)
            .show(ui, |ui| asked = self.print_ui(ui, plan, desk, pages));
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.strong("打印机");
            let again = self.printer_ui(ui, desk);
            asked = asked.take().or(again);
            let mut changes = self.job_ui(ui, plan, desk);
            ui.add_space(sizes::GAP);
            ui.separator();
            ui.strong("版面");
            changes = changes.or_else(|| page_ui(ui, plan));
            changes = changes.or(self.numbers_ui(ui, plan));
            asked = asked.take().or(changes.map(Asked::Change));
        });
        self.is_typing = ui.ctx().text_edit_focused();
        asked
    }

    fn printer_ui(&mut self, ui: &mut Ui, desk: &PrinterDesk) -> Option<Asked> {
        let p = theme::palette(ui);
        match desk.known() {
            None => {
                ui.weak("正在查找打印机…");
            }
            Some(Err(reason)) => {
                let text = egui::RichText::new(reason).color(p.warning);
                ui.add(egui::Label::new(text).wrap());
            }
            Some(Ok(printers)) => {
                let names: Vec<&str> = printers.0.iter().map(|it| it.name.as_str()).collect();
                let chosen = self.printer.as_deref();
                let at = names.iter().position(|name| Some(*name) == chosen);
                let mut now = at.unwrap_or_default();
                let width = ui.available_width();
                let field = choice_box(ui, "printer", (&names, &mut now), width);
                field.widget_info(|| {
                    let mut info = egui::WidgetInfo::labeled(egui::Role::ComboBox, true, "打印机");
                    info.current_text_value = names.get(now).map(|it| (*it).to_owned());
                    info
                });
                self.printer = names.get(now).map(|it| (*it).to_owned());
                if printers.0.get(now).is_some_and(|it| it.is_stopped) {
                    ui.colored_label(p.warning, "打印机已停用或脱机");
                }
                return None;
            }
        }
        let button = egui::Button::new("重新查找");
        let again = ui.add_enabled(!desk.is_listing(), button);
        again.clicked().then_some(Asked::Printers)
    }

    fn job_ui(&mut self, ui: &mut Ui, plan: &PrintPlan, desk: &PrinterDesk) -> Option<Changes> {
        let copies = row_number(
            ui,
            &mut self.draft,
            &NumberField {
                field: PrintPlanField::Copies,
                label: "份数",
                value: plan.copies.map(|_| printing::copies(plan)),
                usual: 1,
                range: printing::COPIES,
            },
        );
        let range = row_ui(ui, "页码范围", |ui, label| {
            let edit = TextEdit::singleline(&mut self.range)
                .hint_text("全部")
                .desired_width(ui.available_width());
            ui.add(edit).labelled_by(label)
        });
        range.on_hover_text("按页脚的页码填写，如 1-3,5；不填时打印全部");
        let sides = choice_ui(ui, "单双面", PlanSides::LABELS, plan.sides as usize);
        if !desk.takes_sides() && plan.sides != PlanSides::One {
            let hint = egui::RichText::new("双面须在打印机的首选项中打开").small();
            ui.add(egui::Label::new(hint).wrap());
        }
        let sides = sides.map(|at| vec![(PrintPlanField::Sides, Value::Choice(at))]);
        copies.or(sides)
    }

    fn numbers_ui(&mut self, ui: &mut Ui, plan: &PrintPlan) -> Option<Changes> {
        let percent = plan.percent.and_then(|percent| {
            let field = NumberField {
                field: PrintPlanField::Percent,
                label: "比例 %",
                value: Some(percent),
                usual: FULL_SIZE,
                range: printing::PERCENT,
            };
            let typed = row_number(ui, &mut self.draft, &field)?;
            // Nothing said would mean the width of the paper.
            let said = |value| match value {
                Value::Empty => Value::Count(FULL_SIZE),
                said => said,
            };
            Some(
                typed
                    .into_iter()
                    .map(|(it, value)| (it, said(value)))
                    .collect(),
            )
        });
        let margins = self.margins_ui(ui, plan);
        let first = row_number(
            ui,
            &mut self.draft,
            &NumberField {
                field: PrintPlanField::FirstPage,
                label: "起始页码",
                value: plan.first_page,
                usual: 1,
                range: printing::FIRST_PAGES,
            },
        );
        percent.or(margins).or(first)
    }

    fn margins_ui(&mut self, ui: &mut Ui, plan: &PrintPlan) -> Option<Changes> {
        let set = margins(plan);
        let usual = printing::margins(&PrintPlan::default());
        let at = MARGINS
            .iter()
            .position(|(_, offered)| offered.unwrap_or_else(|| numbers(usual)) == set);
        let mut labels: Vec<&str> = MARGINS.iter().map(|(label, _)| *label).collect();
        if at.is_none() {
            labels.push(OWN_MARGINS);
        }
        let chosen = choice_ui(ui, "页边距", &labels, at.unwrap_or(MARGINS.len()));
        let mut changes = chosen.and_then(|at| MARGINS.get(at)).map(|(_, offered)| {
            let values = FIELDS.iter().enumerate();
            let value = |at: usize| offered.map_or(Value::Empty, |it| Value::Count(it[at]));
            values.map(|(at, (field, _))| (*field, value(at))).collect()
        });
        let usual = numbers(usual);
        for row in [0..2, 2..4] {
            let typed = row_ui(ui, "", |ui, _| {
                let fields = row.clone().map(|at| NumberField {
                    field: FIELDS[at].0,
                    label: FIELDS[at].1,
                    value: Some(set[at]),
                    usual: usual[at],
                    range: printing::MARGINS,
                });
                fields
                    .filter_map(|it| Some(vec![(it.field, it.ui(ui, &mut self.draft)?)]))
                    .last()
            });
            changes = changes.or(typed);
        }
        changes
    }

    /// How much is printed where, and the button that does it.
    fn print_ui(
        &self,
        ui: &mut Ui,
        plan: &PrintPlan,
        desk: &PrinterDesk,
        pages: &[usize],
    ) -> Option<Asked> {
        let p = theme::palette(ui);
        let range = PageRange::parse(&self.range);
        let count = range.as_ref().map(|range| {
            let wanted = pages.iter().filter(|number| range.has(**number));
            wanted.count()
        });
        match &count {
            Err(error) => {
                let text = egui::RichText::new(error.to_string()).color(p.error);
                ui.add(egui::Label::new(text).wrap());
            }
            Ok(count) => {
                ui.label(format!("共 {count} 页，{} 份", printing::copies(plan)));
            }
        }
        let is_ready = matches!(desk.known(), Some(Ok(_)))
            && matches!(count, Ok(count) if count > 0)
            && !desk.is_printing();
        let mut is_asked = false;
        ui.add_enabled_ui(is_ready, |ui| {
            let size = egui::vec2(ui.available_width(), sizes::CONTROL);
            let layout = egui::Layout::top_down_justified(egui::Align::Center);
            ui.allocate_ui_with_layout(size, layout, |ui| {
                let words = if desk.is_printing() {
                    "正在打印…"
                } else {
                    "打印"
                };
                is_asked = main_button(ui, words).clicked();
            });
        });
        ui.add_space(sizes::GAP);
        is_asked.then(|| {
            Asked::Print(PrintOrder {
                printer: self.printer.clone().unwrap_or_default(),
                range: range.unwrap_or_default(),
            })
        })
    }
}

/// The margins in the order they are shown.
const FIELDS: [(PrintPlanField, &str); 4] = [
    (PrintPlanField::Top, "上"),
    (PrintPlanField::Bottom, "下"),
    (PrintPlanField::Left, "左"),
    (PrintPlanField::Right, "右"),
];

fn margins(plan: &PrintPlan) -> [u32; 4] {
    numbers(printing::margins(plan))
}

fn numbers(margins: Margins) -> [u32; 4] {
    let Margins {
        top,
        right,
        bottom,
        left,
    } = margins;
    [top, bottom, left, right].map(u32::from)
}

/// Paper, direction, scale and watermark.
fn page_ui(ui: &mut Ui, plan: &PrintPlan) -> Option<Changes> {
    use PrintPlanField as Field;
    let paper = (Field::Paper, PlanPaper::LABELS, plan.paper as usize);
    let direction = (
        Field::Direction,
        PlanDirection::LABELS,
        plan.direction as usize,
    );
    let watermark = (
        Field::Watermark,
        PlanWatermark::LABELS,
        plan.watermark as usize,
    );
    let mut changes = None;
    for (field, labels, chosen) in [paper, direction, watermark] {
        use crate::model::FieldName as _;
        if let Some(at) = choice_ui(ui, field.label(), labels, chosen) {
            changes = Some(vec![(field, Value::Choice(at))]);
        }
    }
    let scales = ["适合纸宽", "按比例"];
    let chosen = usize::from(plan.percent.is_some());
    if let Some(at) = choice_ui(ui, "缩放", &scales, chosen) {
        let value = if at == 0 {
            Value::Empty
        } else {
            Value::Count(FULL_SIZE)
        };
        changes = Some(vec![(Field::Percent, value)]);
    }
    changes
}

/// A row with a field for a number.
fn row_number(ui: &mut Ui, draft: &mut Draft, field: &NumberField<'_>) -> Option<Changes> {
    let typed = field.row_ui(ui, draft)?;
    Some(vec![(field.field, typed)])
}
