//! Rules about projects and the lines that belong to them.

pub(in crate::rules) mod incomplete_project;
pub(in crate::rules) mod project_name;
pub(in crate::rules) mod stray_line;
