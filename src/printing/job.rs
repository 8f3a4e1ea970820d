//! What is handed to a printer: the chosen pages as PDF, apart by paper.
//!
//! A printer takes one paper for a job, so tables on A4 and A3 in turn are several jobs.

use crate::export::Stamp;
use crate::export::pages::Page;
use crate::export::pages::Pages;
use crate::export::pdf::pdf;
use crate::model::PlanSides;
use crate::model::PrintPlan;
use crate::packs::Paper;
use crate::printing::PageRange;
use crate::printing::PrintError;
use crate::printing::plan;

/// The short side of A3 in points, less a tolerance; no side of A4 is both as long and the shorter one.
const SHORT_OF_A3: f32 = 800.0;

/// What a user asks for in the moment of printing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrintOrder {
    /// The name of the printer.
    pub printer: String,
    /// Which pages.
    pub range: PageRange,
}

/// A print job (打印任务).
#[derive(Clone, Debug)]
pub struct PrintJob {
    /// The name of the printer.
    pub printer: String,
    /// What it is called in the printer's queue.
    pub title: String,
    /// How often everything is printed.
    pub copies: u32,
    /// 单双面.
    pub sides: PlanSides,
    /// The documents in the order they are printed.
    pub documents: Vec<PrintDocument>,
    /// How many pages they have together.
    pub pages: usize,
}

/// Pages on one paper.
#[derive(Clone, Debug)]
pub struct PrintDocument {
    /// The paper.
    pub paper: Paper,
    /// The PDF.
    pub pdf: Vec<u8>,
}

impl PrintJob {
    /// Draws the pages of an order.
    ///
    /// # Errors
    /// When there are no pages in its range, or the PDF can't be put together.
    pub fn new(
        pages: &Pages,
        plan: &PrintPlan,
        order: &PrintOrder,
        stamp: &Stamp,
    ) -> Result<Self, PrintError> {
        let wanted = pages
            .pages
            .iter()
            .filter(|page| order.range.has(page.number));
        let wanted: Vec<&Page> = wanted.collect();
        if wanted.is_empty() {
            return Err(PrintError::NoPages);
        }
        let mut documents = Vec::new();
        for stack in wanted.chunk_by(|one, next| paper(one) == paper(next)) {
            let pages = Pages {
                sheets: pages.sheets.clone(),
                pages: stack.iter().map(|page| (*page).clone()).collect(),
                missing: Vec::new(),
            };
            documents.push(PrintDocument {
                paper: paper(stack[0]),
                pdf: pdf(&pages, stamp, &mut |_| {})?,
            });
        }
        Ok(Self {
            printer: order.printer.clone(),
            title: stamp.title.clone(),
            copies: plan::copies(plan),
            sides: plan.sides,
            documents,
            pages: wanted.len(),
        })
    }
}

fn paper(page: &Page) -> Paper {
    if page.width.min(page.height) < SHORT_OF_A3 {
        Paper::A4
    } else {
        Paper::A3
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::export::CreatedAt;

    fn stamp() -> Stamp {
        Stamp {
            title: "某中心预算".to_owned(),
            author: String::new(),
            created: CreatedAt {
                year: 2024,
                month: 1,
                day: 31,
                hour: 9,
                minute: 0,
                second: 0,
            },
        }
    }

    /// Three pages A4, two A3, one A4, numbered from 1.
    fn some() -> Pages {
        let (a4, a3) = ((842.0, 595.0), (1191.0, 842.0));
        let sizes = [a4, a4, a4, a3, a3, a4];
        let page = |(at, (width, height)): (usize, (f32, f32))| Page {
            number: at + 1,
            width,
            height,
            ..Page::default()
        };
        Pages {
            sheets: vec!["表1".to_owned()],
            pages: sizes.into_iter().enumerate().map(page).collect(),
            missing: Vec::new(),
        }
    }

    fn order(range: &str) -> PrintOrder {
        PrintOrder {
            printer: "P".to_owned(),
            range: PageRange::parse(range).expect("it can be read"),
        }
    }

    #[track_caller]
    fn check(range: &str, expected: &[Paper]) {
        let plan = PrintPlan::default();
        let job = PrintJob::new(&some(), &plan, &order(range), &stamp()).expect("there are pages");
        let papers: Vec<Paper> = job.documents.iter().map(|it| it.paper).collect();
        assert_eq!(papers, expected, "{range}");
    }

    #[test]
    fn pages_on_other_paper_are_a_document_of_their_own() {
        check("", &[Paper::A4, Paper::A3, Paper::A4]);
        check("1-2,6", &[Paper::A4]);
        check("5-6", &[Paper::A3, Paper::A4]);
    }

    #[test]
    fn without_pages_there_is_nothing_to_print() {
        let plan = PrintPlan::default();
        let refused = PrintJob::new(&some(), &plan, &order("7"), &stamp());
        assert!(matches!(refused, Err(PrintError::NoPages)));
    }
}
