//! The font files that cards are set in: the theme's own, else a known Chinese face of the system.
//!
//! In: the theme's font folders. Out: the bytes of one family, regular and bold, or the one finding that no face was
//! found. Files are known by their names, as systems install them; what is inside is read by `render/card/`.
//! Deliberately absent: a font of our own (a full Chinese face weighs tens of megabytes), downloads.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::diag::Diagnostic;

/// The files of one choice.
#[derive(Debug, Clone)]
pub struct Fonts {
    /// The family to take from the files; `None` for the theme's own, of which the first that holds Chinese is taken.
    pub family: Option<&'static str>,
    pub files: Vec<Vec<u8>>,
}

/// A family as systems install it: file names in lower case; regular and bold are one file in a collection or a
/// variable font. A family without bold is taken only when no other is there.
struct Face {
    family: &'static str,
    regular: &'static str,
    bold: Option<&'static str>,
}

const fn face(family: &'static str, regular: &'static str, bold: &'static str) -> Face {
    Face { family, regular, bold: Some(bold) }
}

/// Best first.
const FACES: &[Face] = &[
    face("Noto Sans CJK SC", "notosanscjk-regular.ttc", "notosanscjk-bold.ttc"),
    face("Noto Sans CJK SC", "notosanscjksc-regular.otf", "notosanscjksc-bold.otf"),
    face("Noto Sans CJK SC", "notosanscjk-vf.ttc", "notosanscjk-vf.ttc"),
    face("Noto Sans CJK SC", "notosanscjk-vf.otf.ttc", "notosanscjk-vf.otf.ttc"),
    face("Source Han Sans SC", "sourcehansanssc-regular.otf", "sourcehansanssc-bold.otf"),
    face("Source Han Sans SC", "sourcehansans.ttc", "sourcehansans.ttc"),
    face("Source Han Sans SC", "sourcehansans-regular.ttc", "sourcehansans-bold.ttc"),
    face("Source Han Sans CN", "sourcehansanscn-regular.otf", "sourcehansanscn-bold.otf"),
    face("Noto Sans SC", "notosanssc-regular.otf", "notosanssc-bold.otf"),
    face("Noto Sans SC", "notosanssc-regular.ttf", "notosanssc-bold.ttf"),
    face("Noto Sans SC", "notosanssc[wght].ttf", "notosanssc[wght].ttf"),
    face("Noto Sans SC", "notosanssc-vf.ttf", "notosanssc-vf.ttf"),
    face("Microsoft YaHei", "msyh.ttc", "msyhbd.ttc"),
    face("Microsoft YaHei", "msyh.ttf", "msyhbd.ttf"),
    face("PingFang SC", "pingfang.ttc", "pingfang.ttc"),
    face("Hiragino Sans GB", "hiragino sans gb.ttc", "hiragino sans gb.ttc"),
    Face { family: "WenQuanYi Micro Hei", regular: "wqy-microhei.ttc", bold: None },
    Face { family: "WenQuanYi Zen Hei", regular: "wqy-zenhei.ttc", bold: None },
];

/// The fonts in the theme's folders, or else of the first listed family that the system has.
///
/// # Errors
/// The warning `no-card-font` when there is none (the portal is then made without cards), or an unreadable file.
pub fn load(theme: &[PathBuf]) -> Result<Fonts, Box<Diagnostic>> {
    load_from(theme, &system_folders())
}

fn load_from(theme: &[PathBuf], system: &[PathBuf]) -> Result<Fonts, Box<Diagnostic>> {
    let own = find(theme);
    if !own.is_empty() {
        return Ok(Fonts { family: None, files: own.values().map(|path| read(path)).collect::<Result<_, _>>()? });
    }
    let found = find(system);
    let usable = FACES.iter().find_map(|face| Some((face.family, files_of(face, &found)?)));
    let Some((family, paths)) = usable else {
        return Err(Box::new(Diagnostic::warning("no-card-font", None).help("no-card-font.help")));
    };
    Ok(Fonts { family: Some(family), files: paths.into_iter().map(read).collect::<Result<_, _>>()? })
}

/// The paths of a face, when all its files were found.
fn files_of<'a>(face: &Face, found: &'a BTreeMap<String, PathBuf>) -> Option<Vec<&'a Path>> {
    let names = std::iter::once(face.regular).chain(face.bold.filter(|bold| *bold != face.regular));
    names.map(|name| found.get(name).map(PathBuf::as_path)).collect()
}

/// Font files by name in lower case; the first folder wins.
fn find(folders: &[PathBuf]) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    for folder in folders {
        let entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter().flatten();
        for entry in entries.filter(|entry| entry.file_type().is_file()) {
            let name = entry.file_name().to_string_lossy().to_lowercase();
            if [".ttf", ".otf", ".ttc", ".otc"].iter().any(|ending| name.ends_with(ending)) {
                found.entry(name).or_insert_with(|| entry.into_path());
            }
        }
    }
    found
}

fn read(path: &Path) -> Result<Vec<u8>, Box<Diagnostic>> {
    std::fs::read(path).map_err(|error| {
        let finding = Diagnostic::error("file-unreadable", None).arg("path", path.display().to_string());
        Box::new(finding.arg("detail", error.to_string()).help("file-unreadable.help"))
    })
}

/// Where systems keep fonts: the user's own folders first, then the machine's.
fn system_folders() -> Vec<PathBuf> {
    let under = |variable: &str, rest: &str| std::env::var_os(variable).map(|base| Path::new(&base).join(rest));
    let own = [
        under("XDG_DATA_HOME", "fonts"),
        under("HOME", ".local/share/fonts"),
        under("HOME", ".fonts"),
        under("HOME", "Library/Fonts"),
        under("LOCALAPPDATA", "Microsoft/Windows/Fonts"),
        under("WINDIR", "Fonts"),
    ];
    let shared = [
        "/usr/local/share/fonts",
        "/usr/share/fonts",
        "/run/current-system/sw/share/X11/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "/System/Library/AssetsV2",
    ];
    own.into_iter().flatten().chain(shared.map(PathBuf::from)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with files of these names, each holding its own name.
    fn folder(names: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for name in names {
            let path = folder.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, name).unwrap();
        }
        folder
    }

    fn family(system: &[&str]) -> Option<&'static str> {
        let system = folder(system);
        load_from(&[], &[system.path().to_owned()]).unwrap().family
    }

    #[test]
    fn the_best_family_with_both_weights_is_taken() {
        let noto = ["opentype/noto/NotoSansCJK-Regular.ttc", "opentype/noto/NotoSansCJK-Bold.ttc"];
        assert_eq!(family(&[noto[0], noto[1], "msyh.ttc", "msyhbd.ttc"]), Some("Noto Sans CJK SC"));
        assert_eq!(family(&[noto[0], "msyh.ttc", "msyhbd.ttc"]), Some("Microsoft YaHei"));
        assert_eq!(family(&[noto[0], "wqy-microhei.ttc"]), Some("WenQuanYi Micro Hei"));
    }

    #[test]
    fn fonts_of_the_theme_come_before_those_of_the_system() {
        let (theme, system) = (folder(&["House.ttf", "notes.txt"]), folder(&["msyh.ttc", "msyhbd.ttc"]));
        let fonts = load_from(&[theme.path().to_owned()], &[system.path().to_owned()]).unwrap();
        assert_eq!((fonts.family, fonts.files), (None, vec![b"House.ttf".to_vec()]));
    }

    #[test]
    fn without_a_chinese_face_one_warning_says_how_to_get_one() {
        let system = folder(&["DejaVuSans.ttf", "NotoSansCJK-Regular.ttc"]);
        let finding = load_from(&["/nowhere".into()], &[system.path().to_owned()]).unwrap_err();
        assert_eq!((finding.severity, finding.code), (crate::diag::Severity::Warning, "no-card-font"));
        assert!(crate::lang::Lang::Zh.text(finding.help[0]).contains("apt-get install fonts-noto-cjk"));
    }
}
