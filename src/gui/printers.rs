//! The printers as the window knows them, and the job that is being handed over.
//!
//! The system is asked on another thread: printers of the network answer late.

use std::sync::Arc;
use std::time::Duration;

use egui::Context;

use crate::export::Stamp;
use crate::gui::task::Task;
use crate::model::PrintPlan;
use crate::printing::Layout;
use crate::printing::PrintError;
use crate::printing::PrintJob;
use crate::printing::PrintOrder;
use crate::printing::Printers;
use crate::printing::System;

/// What the window knows about printing (系统打印).
pub struct PrinterDesk {
    system: System,
    /// What the system said last.
    known: Option<Result<Printers, String>>,
    listing: Task<Result<Printers, PrintError>>,
    printing: Task<Result<Printed, PrintError>>,
}

/// A job the system has taken.
struct Printed {
    printer: String,
    pages: usize,
    copies: u32,
}

/// What is to be printed.
pub struct PrintRequest {
    /// The pages.
    pub layout: Arc<Layout>,
    /// The plan.
    pub plan: PrintPlan,
    /// The printer and the range.
    pub order: PrintOrder,
    /// What the document says about itself.
    pub stamp: Stamp,
}

impl PrinterDesk {
    /// Prints by a system.
    pub fn new(system: System) -> Self {
        Self {
            system,
            known: None,
            listing: Task::default(),
            printing: Task::default(),
        }
    }

    /// The printers, or why there are none; nothing while they aren't known yet.
    pub fn known(&self) -> Option<Result<&Printers, &str>> {
        let known = self.known.as_ref()?;
        Some(known.as_ref().map_err(String::as_str))
    }

    /// Whether the system is being asked.
    pub const fn is_listing(&self) -> bool {
        self.listing.is_running()
    }

    /// Whether a job is being handed over.
    pub const fn is_printing(&self) -> bool {
        self.printing.is_running()
    }

    /// Whether the sides are said with the job.
    pub const fn takes_sides(&self) -> bool {
        self.system.takes_sides()
    }

    /// The system of this machine.
    pub const fn system(&self) -> &System {
        &self.system
    }

    /// Asks the system for its printers.
    pub fn ask(&mut self, ctx: &Context) {
        if !self.listing.is_running() {
            let system = self.system.clone();
            self.listing.start(ctx, move || system.printers());
        }
    }

    /// Hands a job over.
    pub fn print(&mut self, ctx: &Context, request: PrintRequest) {
        let system = self.system.clone();
        self.printing.start(ctx, move || {
            let PrintRequest {
                layout,
                plan,
                order,
                stamp,
            } = request;
            let job = PrintJob::new(&layout.pages, &plan, &order, &stamp)?;
            system.print(&job)?;
            Ok(Printed {
                printer: job.printer,
                pages: job.pages,
                copies: job.copies,
            })
        });
    }

    /// What has become of the job that was handed over, in words, once it is known.
    pub fn poll(&mut self) -> Option<Result<String, String>> {
        if let Some(listed) = self.listing.take(Duration::ZERO) {
            let listed = listed.map(|it| it.map_err(|error| error.to_string()));
            self.known = Some(listed.unwrap_or_else(|_| Err("没有问到打印机".to_owned())));
        }
        let printed = self.printing.take(Duration::ZERO)?;
        Some(match printed {
            Ok(Ok(Printed {
                printer,
                pages,
                copies,
            })) => Ok(format!("已交给打印机“{printer}”：{pages} 页，{copies} 份")),
            Ok(Err(error)) => Err(error.to_string()),
            Err(_) => Err("打印意外中断".to_owned()),
        })
    }
}
