//! The first two pages: year and tables, department and units.

use egui::RichText;
use egui::TextEdit;
use egui::Ui;

use super::fields::Fields;
use super::fields::note;
use super::fields::options;
use super::fields::radios;
use super::form::Entry;
use super::form::Form;
use crate::gui::theme;
use crate::gui::theme::sizes;
use crate::model::CoverField;
use crate::model::FieldName as _;
use crate::model::FundingMode;
use crate::model::GovernmentLevel;
use crate::model::Round;
use crate::model::UnitField;
use crate::model::UnitNature;
use crate::money::AmountScale;
use crate::packs::Pack;

/// Lines of the field for further units.
const UNIT_LINES: usize = 4;

/// Year, tables, round, unit of amounts.
pub(super) fn year_ui(ui: &mut Ui, fields: &mut Fields<'_>, form: &mut Form, packs: &[Pack]) {
    let titles: Vec<&str> = packs.iter().map(|pack| pack.title.as_str()).collect();
    fields.grid(ui, "year fields", |fields, ui| {
        let label = CoverField::Year.label();
        fields.text(ui, label, "四位数字", &mut form.year, Some(Entry::Year));
        if fields.list(ui, "地区表样", &titles, &mut form.pack) {
            form.year = packs[form.pack].years.to.to_string();
        }
        if let Some(pack) = packs.get(form.pack) {
            let (years, tables) = (pack.years, pack.tables.len());
            let about = format!("适用 {years}，共 {tables} 张表");
            note(ui, RichText::new(about).weak());
            if let Some(year) = form.year().ok().filter(|it| !years.contains(*it)) {
                let warning = format!(
                    "{year} 年不在表样的适用年度之内：可以照编，表样和科目仍是 {years}的，审核会一直提示"
                );
                let color = theme::palette(ui).warning;
                note(ui, RichText::new(warning).color(color));
            }
        }
        let rounds = labelled(Round::ALL, Round::LABELS);
        radios(ui, CoverField::Round.label(), &rounds, &mut form.round);
        let scales = [
            (AmountScale::TenThousandYuan, AmountScale::TenThousandYuan.label()),
            (AmountScale::Yuan, AmountScale::Yuan.label()),
        ];
        let label = CoverField::EntryScale.label();
        radios(ui, label, &scales, &mut form.entry_scale);
    });
}

/// Department and units.
pub(super) fn units_ui(ui: &mut Ui, fields: &mut Fields<'_>, form: &mut Form) {
    fields.grid(ui, "department fields", |fields, ui| {
        let department = Some(Entry::Department);
        let label = CoverField::DepartmentName.label();
        fields.text(
            ui,
            label,
            "可以以后再填",
            &mut form.department_name,
            department,
        );
        let label = CoverField::DepartmentCode.label();
        fields.text(ui, label, "例如 023", &mut form.department_code, None);
        let levels = labelled(GovernmentLevel::ALL, GovernmentLevel::LABELS);
        options(ui, CoverField::Level.label(), &levels, &mut form.level);
        let unit = Some(Entry::UnitName);
        let label = UnitField::Name.label();
        fields.text(ui, label, "填报单位的全称", &mut form.unit_name, unit);
        let label = UnitField::Code.label();
        fields.text(ui, label, "例如 023002", &mut form.unit_code, None);
        let mut nature = form.nature as usize;
        fields.list(
            ui,
            UnitField::Nature.label(),
            UnitNature::LABELS,
            &mut nature,
        );
        form.nature = UnitNature::ALL[nature];
        let modes = labelled(FundingMode::ALL, FundingMode::LABELS);
        options(ui, UnitField::Funding.label(), &modes, &mut form.funding);
        further_ui(ui, fields, form);
    });
}

fn further_ui(ui: &mut Ui, fields: &mut Fields<'_>, form: &mut Form) {
    let label = ui.vertical(|ui| ui.label("其他单位")).inner;
    ui.vertical(|ui| {
        let edit = TextEdit::multiline(&mut form.further)
            .hint_text("一行一个单位，先编码后名称，可从表格整块粘贴\n023003 某某服务中心")
            .desired_width(f32::INFINITY)
            .desired_rows(UNIT_LINES);
        let response = ui.add(edit).labelled_by(label.id);
        fields.keeps_enter.push(response.id);
        fields.claim(Entry::Further, &response);
        fields.problem_ui(ui, Entry::Further);
        ui.add_space(sizes::GAP);
        ui.weak("从上年文件带入时，这里不填的沿用上年，编码或名称相同的是同一单位");
    });
    ui.end_row();
}

fn labelled<T: Copy>(values: &[T], labels: &'static [&'static str]) -> Vec<(T, &'static str)> {
    values.iter().copied().zip(labels.iter().copied()).collect()
}
