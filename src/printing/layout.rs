//! The pages of a plan: sheets of what is chosen, laid out as it says.
//!
//! Taking the sheets out of an open budget is quick; breaking them into pages can be done elsewhere.

use crate::document::Document;
use crate::export::pages::Numbering;
use crate::export::pages::PageOptions;
use crate::export::pages::PagePart;
use crate::export::pages::Pages;
use crate::export::pages::WatermarkText;
use crate::export::pages::pages;
use crate::export::sheet::Sheet;
use crate::export::sheet::lay_out;
use crate::export::sheet::sheets;
use crate::model::PlanWatermark;
use crate::model::PrintPlan;
use crate::packs::Severity;
use crate::printing::Content;
use crate::printing::contents;
use crate::printing::places;
use crate::printing::plan;
use crate::report::AuditReport;
use crate::report::audit_report;
use crate::storage::FileError;
use crate::storage::content_mark;

/// What is to be printed, not yet broken into pages.
#[derive(Clone, Debug)]
pub struct ToPrint {
    /// The sheets in their order, each with the position of its content.
    sheets: Vec<(usize, Sheet)>,
    tables: PageOptions,
    report: PageOptions,
    numbering: Numbering,
    contents: Vec<Content>,
}

/// The pages of a plan (打印版面).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// The pages.
    pub pages: Pages,
    /// Of each sheet, the position of its content.
    pub contents: Vec<usize>,
}

impl ToPrint {
    /// What a plan prints of a budget on a day, written as people do: `2024-01-31`.
    ///
    /// # Errors
    /// When a draft can't be given the mark of its content.
    pub fn of(document: &Document, plan: &PrintPlan, day: &str) -> Result<Self, FileError> {
        let contents = contents(document);
        let tables = sheets(document.book());
        let mut chosen = Vec::new();
        for place in places(&contents, &plan.content) {
            if !place.is_chosen {
                continue;
            }
            let sheets = match &contents[place.content] {
                Content::Table { id, .. } => {
                    let all = document.book().tables.iter().zip(&tables);
                    let of_table = all.filter(|(table, _)| table.id == *id);
                    of_table.map(|(_, sheet)| sheet.clone()).collect()
                }
                Content::Rounds => rounds(document),
                Content::Report => vec![report(document, day)],
            };
            chosen.extend(sheets.into_iter().map(|sheet| (place.content, sheet)));
        }
        let [of_tables, of_report] = watermarks(document, plan, day)?;
        let first = usize::try_from(plan::first_page(plan)).unwrap_or(1);
        Ok(Self {
            sheets: chosen,
            tables: plan::options(plan, of_tables),
            report: plan::options(plan, of_report),
            numbering: Numbering { first, total: None },
            contents,
        })
    }

    /// The tables that are not among its contents.
    pub(in crate::printing) fn tables_left_out(&self) -> impl Iterator<Item = &Content> {
        let is_printed = |at: usize| self.sheets.iter().any(|(content, _)| *content == at);
        let left_out = self.contents.iter().enumerate();
        left_out
            .filter(move |(at, _)| !is_printed(*at))
            .map(|(_, content)| content)
            .filter(|it| matches!(it, Content::Table { .. }))
    }

    /// Breaks it into pages.
    #[must_use]
    pub fn lay_out(&self) -> Layout {
        let options = |content: usize| match self.contents[content] {
            Content::Table { .. } | Content::Rounds => &self.tables,
            Content::Report => &self.report,
        };
        let parts = self.sheets.iter().map(|(content, sheet)| PagePart {
            sheet,
            options: options(*content),
        });
        let parts: Vec<PagePart<'_>> = parts.collect();
        Layout {
            pages: pages(&parts, self.numbering),
            contents: self.sheets.iter().map(|(content, _)| *content).collect(),
        }
    }
}

impl Layout {
    /// How many pages a content has.
    #[must_use]
    pub fn count(&self, content: usize) -> usize {
        let of_content = |sheet: usize| self.contents.get(sheet) == Some(&content);
        let pages = self.pages.pages.iter();
        pages.filter(|page| of_content(page.sheet)).count()
    }

    /// The position of the first page of a content.
    #[must_use]
    pub fn first(&self, content: usize) -> Option<usize> {
        let of_content = |sheet: usize| self.contents.get(sheet) == Some(&content);
        let mut pages = self.pages.pages.iter();
        pages.position(|page| of_content(page.sheet))
    }
}

/// What tables and the audit report are marked with; a report of errors is no draft.
fn watermarks(
    document: &Document,
    plan: &PrintPlan,
    day: &str,
) -> Result<[Option<WatermarkText>; 2], FileError> {
    let is_draft = document.open_findings(Severity::Error) > 0;
    let (on_tables, on_report) = match plan.watermark {
        PlanWatermark::Automatic => (is_draft, false),
        PlanWatermark::Never => (false, false),
        PlanWatermark::Always => (true, true),
    };
    if !on_tables {
        return Ok([None, None]);
    }
    let mark = content_mark(document.budget(), &document.pack().id)?;
    let text = WatermarkText::draft(day, &mark);
    Ok([Some(text.clone()), on_report.then_some(text)])
}

fn rounds(document: &Document) -> Vec<Sheet> {
    let table = document.round_table();
    let sheet = table.map(|table| lay_out(&table, &table.title));
    sheet.into_iter().collect()
}

fn report(document: &Document, day: &str) -> Sheet {
    let table = audit_report(&AuditReport {
        budget: document.budget(),
        pack: document.pack(),
        book: document.book(),
        findings: document.findings(),
        day,
    });
    lay_out(&table, &table.title)
}
