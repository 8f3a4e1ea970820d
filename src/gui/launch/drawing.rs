//! What can draw the window, and how each is set up.

use std::sync::Arc;

use eframe::CreationContext;
use eframe::NativeOptions;
use eframe::egui_wgpu::WgpuConfiguration;
use eframe::egui_wgpu::WgpuSetup;
use eframe::egui_wgpu::WgpuSetupCreateNew;
use eframe::glow::HasContext as _;
use eframe::wgpu;
use egui::ViewportBuilder;

use crate::support::Renderer;

/// One way to draw the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// Whatever OpenGL the system has.
    Glow,
    /// A graphics card.
    Card,
    /// A graphics card, or else the processor that stands in for one.
    CardOrProcessor,
    /// The processor that stands in for a graphics card.
    Processor,
}

impl Drawing {
    /// The ways of a renderer, in the order they are tried.
    ///
    /// Who asks for a renderer by its name gets it without a graphics card as well.
    #[must_use]
    pub const fn of(renderer: Renderer, is_forced: bool) -> &'static [Self] {
        match renderer {
            Renderer::OpenGl => &[Self::Glow],
            Renderer::Wgpu if is_forced => &[Self::CardOrProcessor],
            Renderer::Wgpu => &[Self::Card],
            // Windows brings a processor's Direct3D; on Linux everybody has Mesa, which is told to leave the card alone.
            Renderer::Software if cfg!(windows) => &[Self::Processor],
            Renderer::Software => &[Self::Glow, Self::Processor],
        }
    }

    /// How the window is to be run.
    #[must_use]
    pub fn options(self, viewport: ViewportBuilder) -> NativeOptions {
        let renderer = match self {
            Self::Glow => eframe::Renderer::Glow,
            Self::Card | Self::CardOrProcessor | Self::Processor => eframe::Renderer::Wgpu,
        };
        NativeOptions {
            viewport,
            renderer,
            wgpu_options: self.wgpu_options(),
            ..NativeOptions::default()
        }
    }

    fn wgpu_options(self) -> WgpuConfiguration {
        let mut setup = WgpuSetupCreateNew::without_display_handle();
        setup.power_preference = wgpu::PowerPreference::LowPower;
        setup.native_adapter_selector = Some(Arc::new(move |adapters, surface| {
            let is_usable =
                |it: &&wgpu::Adapter| surface.is_none_or(|to| it.is_surface_supported(to));
            let kind = |it: &wgpu::Adapter| it.get_info().device_type;
            let usable = adapters.iter().filter(is_usable);
            let ranked = usable.filter_map(|it| Some((self.rank(kind(it))?, it)));
            let best = ranked.min_by_key(|(rank, _)| *rank);
            best.map(|(_, it)| it.clone())
                .ok_or_else(|| missing(adapters))
        }));
        WgpuConfiguration {
            wgpu_setup: WgpuSetup::CreateNew(setup),
            ..WgpuConfiguration::default()
        }
    }

    /// Which kind of adapter is taken first; none where it isn't taken.
    ///
    /// The one in the processor's own package saves the battery, and a budget needs no more.
    const fn rank(self, kind: wgpu::DeviceType) -> Option<u8> {
        let takes_cards = matches!(self, Self::Card | Self::CardOrProcessor);
        let takes_processor = matches!(self, Self::Processor | Self::CardOrProcessor);
        match kind {
            wgpu::DeviceType::IntegratedGpu if takes_cards => Some(0),
            wgpu::DeviceType::DiscreteGpu if takes_cards => Some(1),
            wgpu::DeviceType::VirtualGpu if takes_cards => Some(2),
            wgpu::DeviceType::Other if takes_cards => Some(3),
            wgpu::DeviceType::Cpu if takes_processor => Some(4),
            _ => None,
        }
    }
}

fn missing(adapters: &[wgpu::Adapter]) -> String {
    let names = adapters.iter().map(|it| it.get_info().name);
    let names: Vec<String> = names.collect();
    format!("no suitable adapter among [{}]", names.join(", "))
}

/// What draws a window, in its own words.
#[must_use]
pub fn described(renderer: Renderer, start: &CreationContext<'_>) -> String {
    let own = if let Some(state) = &start.wgpu_render_state {
        let info = state.adapter.get_info();
        format!("{}（{}）", called(info.backend), info.name)
    } else if let Some(gl) = &start.gl {
        let version = gl.version();
        let (major, minor) = (version.major, version.minor);
        let embedded = if version.is_embedded { " ES" } else { "" };
        let vendor = version.vendor_info.replace("(Core Profile)", "");
        format!("OpenGL{embedded} {major}.{minor}（{}）", vendor.trim())
    } else {
        String::new()
    };
    match renderer {
        Renderer::OpenGl | Renderer::Wgpu => own,
        Renderer::Software => format!("{}，{own}", renderer.label()),
    }
}

/// As people call it, and as [`Renderer::label`] does.
fn called(backend: wgpu::Backend) -> String {
    match backend {
        wgpu::Backend::Dx12 => "Direct3D 12".to_owned(),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use wgpu::DeviceType::Cpu;
    use wgpu::DeviceType::DiscreteGpu;
    use wgpu::DeviceType::IntegratedGpu;

    #[test]
    fn the_card_of_the_processor_comes_before_one_of_its_own() {
        for drawing in [Drawing::Card, Drawing::CardOrProcessor] {
            assert!(drawing.rank(IntegratedGpu).unwrap() < drawing.rank(DiscreteGpu).unwrap());
        }
        let either = Drawing::CardOrProcessor;
        assert!(either.rank(DiscreteGpu).unwrap() < either.rank(Cpu).unwrap());
    }

    #[test]
    fn what_draws_is_called_as_everywhere_else() {
        assert_eq!(called(wgpu::Backend::Dx12), "Direct3D 12");
        assert_eq!(called(wgpu::Backend::Vulkan), "Vulkan");
    }

    #[test]
    fn software_takes_no_card_and_a_card_is_no_software() {
        assert_eq!(Drawing::Card.rank(Cpu), None);
        for kind in [IntegratedGpu, DiscreteGpu] {
            assert_eq!(Drawing::Processor.rank(kind), None);
        }
        assert!(Drawing::Processor.rank(Cpu).is_some());
    }

    #[test]
    fn every_renderer_has_a_way_and_none_is_tried_twice_on_its_own() {
        let unforced = [Renderer::OpenGl, Renderer::Wgpu];
        let ways: Vec<_> = unforced
            .iter()
            .flat_map(|it| Drawing::of(*it, false))
            .collect();
        assert_eq!(ways, [&Drawing::Glow, &Drawing::Card]);
        assert!(Drawing::of(Renderer::Software, false).contains(&Drawing::Processor));
        let forced = Drawing::of(Renderer::Wgpu, true);
        assert!(forced.iter().all(|it| it.rank(Cpu).is_some()));
    }
}
