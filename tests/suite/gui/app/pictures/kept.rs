//! Small pictures kept beside the tests, and how a new one compares with them.
//!
//! They are at half size in few colours: enough to see that a screen looks as it did, little to keep.

use std::fs;
use std::fs::File;
use std::io::BufReader;
use std::io::BufWriter;
use std::path::Path;
use std::path::PathBuf;

use png::BitDepth;
use png::ColorType;
use png::Compression;
use png::Decoder;
use png::Encoder;
use png::Filter;

use super::canvas::Canvas;

/// Where they are kept.
const FOLDER: &str = "tests/pictures";
/// Set to keep the pictures as they are now; look at the difference before committing it.
const UPDATE: &str = "UPDATE_EXPECT";
/// Pixels of the small picture across one place that is compared.
const PLACE: usize = 8;
/// How far the channels of a place may be off on average, of 255.
///
/// Edges of glyphs may come out a shade different on another processor, which is below 5;
/// a word that moves or changes is above 20.
const TOLERANCE: u32 = 10;
/// So many places, of about four thousand, may look different: a count, a figure, a date.
const FEW: usize = 12;
/// Colours are kept in steps of this, which halves the files.
const STEP: u32 = 5;

/// A picture of eight bits for each of red, green and blue.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    size: [usize; 2],
    rgb: Vec<u8>,
}

impl Picture {
    /// As it was drawn.
    pub fn whole(canvas: &Canvas) -> Self {
        let pixels = canvas.pixels.iter();
        let rgb = pixels.flat_map(|it| [it.r(), it.g(), it.b()]).collect();
        let size = canvas.size;
        Self { size, rgb }
    }

    /// At half size and in few colours.
    pub fn small(canvas: &Canvas) -> Self {
        let [width, height] = canvas.size.map(|it| it / 2);
        let mut rgb = vec![0; width * height * 3];
        let mut at = 0;
        for y in 0..height {
            let upper = 2 * y * canvas.size[0];
            let lower = upper + canvas.size[0];
            for x in 0..width {
                let a = canvas.pixels[upper + 2 * x].to_array();
                let b = canvas.pixels[upper + 2 * x + 1].to_array();
                let c = canvas.pixels[lower + 2 * x].to_array();
                let d = canvas.pixels[lower + 2 * x + 1].to_array();
                for channel in 0..3 {
                    let upper = u32::from(a[channel]) + u32::from(b[channel]);
                    let lower = u32::from(c[channel]) + u32::from(d[channel]);
                    let steps = (upper + lower + 2 * STEP) / (4 * STEP);
                    rgb[at] = (steps * STEP) as u8;
                    at += 1;
                }
            }
        }
        let size = [width, height];
        Self { size, rgb }
    }

    pub fn write(&self, path: &Path) {
        let parent = path.parent().expect("pictures are in a folder");
        fs::create_dir_all(parent).expect("the folder can be made");
        let file = File::create(path).expect("the picture can be written");
        let [width, height] = self.size.map(|it| it as u32);
        let mut encoder = Encoder::new(BufWriter::new(file), width, height);
        encoder.set_color(ColorType::Rgb);
        encoder.set_depth(BitDepth::Eight);
        encoder.set_compression(Compression::High);
        encoder.set_filter(Filter::NoFilter);
        let mut writer = encoder.write_header().unwrap();
        writer.write_image_data(&self.rgb).unwrap();
    }

    fn read(path: &Path) -> Option<Self> {
        let file = BufReader::new(File::open(path).ok()?);
        let mut reader = Decoder::new(file).read_info().unwrap();
        let mut rgb = vec![0; reader.output_buffer_size()?];
        let info = reader.next_frame(&mut rgb).unwrap();
        let size = [info.width, info.height].map(|it| it as usize);
        Some(Self { size, rgb })
    }

    /// The places that look different, as left upper corners in the window.
    pub fn differences(&self, other: &Self) -> Vec<[usize; 2]> {
        assert_eq!(self.size, other.size, "pictures of one size are compared");
        let [width, height] = self.size;
        let mut found = Vec::new();
        for top in (0..height).step_by(PLACE) {
            for left in (0..width).step_by(PLACE) {
                let (right, bottom) = ((left + PLACE).min(width), (top + PLACE).min(height));
                let (mut off, mut count) = (0, 0);
                for y in top..bottom {
                    let row = 3 * (y * width + left)..3 * (y * width + right);
                    let pairs = self.rgb[row.clone()].iter().zip(&other.rgb[row]);
                    for (one, other) in pairs {
                        off += u32::from(one.abs_diff(*other));
                        count += 1;
                    }
                }
                if off > TOLERANCE * count {
                    found.push([2 * left, 2 * top]);
                }
            }
        }
        found
    }

    /// White where both are alike.
    fn difference(&self, other: &Self) -> Self {
        let pairs = self.rgb.iter().zip(&other.rgb);
        let rgb = pairs.map(|(one, other)| u8::MAX - one.abs_diff(*other));
        Self {
            size: self.size,
            rgb: rgb.collect(),
        }
    }
}

/// Compares a picture with the one kept under this name, or keeps it; what is different, if anything.
pub fn compare(name: &str, new: &Picture) -> Option<String> {
    let kept = folder().join(format!("{name}.png"));
    let old = Picture::read(&kept);
    let places = old.as_ref().map(|it| it.differences(new));
    if places.as_ref().is_some_and(|it| it.len() <= FEW) {
        return None;
    }
    if std::env::var_os(UPDATE).is_some() {
        new.write(&kept);
        return None;
    }
    let failed = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pictures");
    let path = |what: &str| failed.join(format!("{name}.{what}.png"));
    new.write(&path("new"));
    let (Some(old), Some(places)) = (old, places) else {
        return Some(format!("{name}: none is kept"));
    };
    old.write(&path("old"));
    old.difference(new).write(&path("difference"));
    let (count, first) = (places.len(), places[0]);
    Some(format!(
        "{name}: {count} places differ, the first at {first:?}; see {}",
        path("*").display()
    ))
}

/// The names under which pictures are kept.
pub fn names() -> Vec<String> {
    let files = fs::read_dir(folder()).expect("pictures are kept");
    let names = files.filter_map(|it| it.ok()?.file_name().into_string().ok());
    let mut names: Vec<_> = names
        .filter_map(|it| Some(it.strip_suffix(".png")?.to_owned()))
        .collect();
    names.sort();
    names
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(FOLDER)
}
