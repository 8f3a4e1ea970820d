//! What is said on the command line of the window: a file, and a renderer that is to be used.

use std::ffi::OsString;
use std::path::PathBuf;

use thiserror::Error;

use crate::support::Renderer;

/// The variable that names the renderer where a shortcut can't have arguments.
pub const RENDERER_VARIABLE: &str = "BIANZHI_RENDERER";

const OPTION: &str = "--renderer";

/// What was said (命令行参数).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arguments {
    /// The file to open.
    pub file: Option<PathBuf>,
    /// The renderer to use, and no other.
    pub renderer: Option<Renderer>,
}

/// Why it can't be understood (用法错误).
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UsageError {
    /// No such renderer.
    #[error("没有显示方式“{0}”，可用的是 {names}", names = names())]
    UnknownRenderer(String),
    /// The option without its value.
    #[error("{OPTION} 后面要写显示方式，可用的是 {names}", names = names())]
    NoRenderer,
    /// No such option.
    #[error("没有选项“{0}”，用法是 bianzhi [{OPTION} 显示方式] [文件]")]
    UnknownOption(String),
    /// More than one file.
    #[error("一个窗口只能打开一个文件，用法是 bianzhi [{OPTION} 显示方式] [文件]")]
    TwoFiles,
}

impl Arguments {
    /// Reads the arguments behind the program's name; what they say goes before the variable.
    ///
    /// # Errors
    /// When they can't be understood.
    pub fn read(
        arguments: impl IntoIterator<Item = OsString>,
        variable: Option<OsString>,
    ) -> Result<Self, UsageError> {
        let mut read = Self::default();
        let mut takes_options = true;
        let mut arguments = arguments.into_iter();
        while let Some(argument) = arguments.next() {
            let text = argument.to_string_lossy();
            if !takes_options || !text.starts_with('-') {
                let file = PathBuf::from(argument);
                if read.file.replace(file).is_some() {
                    return Err(UsageError::TwoFiles);
                }
            } else if text == "--" {
                takes_options = false;
            } else if text == OPTION {
                let name = arguments.next().ok_or(UsageError::NoRenderer)?;
                read.renderer = Some(renderer(&name.to_string_lossy())?);
            } else if let Some(name) = text
                .strip_prefix(OPTION)
                .and_then(|it| it.strip_prefix('='))
            {
                read.renderer = Some(renderer(name)?);
            } else {
                return Err(UsageError::UnknownOption(text.into_owned()));
            }
        }
        if read.renderer.is_none()
            && let Some(name) = variable.filter(|name| !name.is_empty())
        {
            read.renderer = Some(renderer(&name.to_string_lossy())?);
        }
        Ok(read)
    }
}

fn renderer(name: &str) -> Result<Renderer, UsageError> {
    Renderer::named(name).ok_or_else(|| UsageError::UnknownRenderer(name.to_owned()))
}

fn names() -> String {
    Renderer::ALL.map(Renderer::name).join("、")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(arguments: &[&str], variable: Option<&str>) -> Result<Arguments, UsageError> {
        let arguments = arguments.iter().map(OsString::from);
        Arguments::read(arguments, variable.map(OsString::from))
    }

    fn understood(arguments: &[&str], variable: Option<&str>) -> Arguments {
        read(arguments, variable).unwrap()
    }

    fn said(file: Option<&str>, renderer: Option<Renderer>) -> Arguments {
        let file = file.map(PathBuf::from);
        Arguments { file, renderer }
    }

    #[test]
    fn a_file_and_a_renderer_can_be_given_in_any_order() {
        let wgpu = Some(Renderer::Wgpu);
        assert_eq!(understood(&[], None), said(None, None));
        assert_eq!(
            understood(&["预 算.bmys"], None),
            said(Some("预 算.bmys"), None)
        );
        assert_eq!(
            understood(&["--renderer", "wgpu", "a"], None),
            said(Some("a"), wgpu)
        );
        assert_eq!(
            understood(&["a", "--renderer=wgpu"], None),
            said(Some("a"), wgpu)
        );
        assert_eq!(
            understood(&["--", "--renderer"], None),
            said(Some("--renderer"), None)
        );
    }

    #[test]
    fn the_command_line_goes_before_the_variable() {
        let software = Some(Renderer::Software);
        assert_eq!(understood(&[], Some("software")), said(None, software));
        assert_eq!(understood(&[], Some("")), said(None, None));
        let said = said(None, Some(Renderer::OpenGl));
        assert_eq!(understood(&["--renderer=opengl"], Some("software")), said);
    }

    #[test]
    fn what_cannot_be_understood_is_told_in_a_sentence() {
        let check = |arguments: &[&str], variable, expected: &str| {
            let error = read(arguments, variable).unwrap_err();
            assert_eq!(error.to_string(), expected);
        };
        let unknown = "没有显示方式“3d”，可用的是 opengl、wgpu、software";
        check(&["--renderer", "3d"], None, unknown);
        check(&["--renderer=3d"], None, unknown);
        check(&["a"], Some("3d"), unknown);
        check(
            &["--renderer"],
            None,
            "--renderer 后面要写显示方式，可用的是 opengl、wgpu、software",
        );
        let usage = "用法是 bianzhi [--renderer 显示方式] [文件]";
        check(&["--help"], None, &format!("没有选项“--help”，{usage}"));
        check(
            &["--rendererwgpu"],
            None,
            &format!("没有选项“--rendererwgpu”，{usage}"),
        );
        check(
            &["a", "b"],
            None,
            &format!("一个窗口只能打开一个文件，{usage}"),
        );
    }
}
