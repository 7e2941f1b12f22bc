//! The states in which a killed build can leave its folders, one by one; `tests/publish.rs` kills real processes.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use super::*;
use crate::diag::Severity;

const OLD: &[(&str, &str)] = &[("index.html", "old"), ("guides/a.html", "old a"), ("gone/b.html", "old b")];
const NEW: &[(&str, &str)] = &[("index.html", "new"), ("guides/a.html", "old a"), ("fresh/c.html", "new c")];

/// A folder with a target in which `OLD` is published beside a foreign file.
struct Bench {
    folder: tempfile::TempDir,
}

type Files = BTreeMap<String, String>;

impl Bench {
    fn new() -> Bench {
        let bench = Bench { folder: tempfile::tempdir().unwrap() };
        bench.put("public/CNAME", "example");
        bench.staged(OLD).publish().unwrap();
        bench
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("public")
    }

    fn work(&self) -> PathBuf {
        self.folder.path().join(".public.mingbai")
    }

    fn put(&self, path: &str, text: &str) {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    fn staged(&self, files: &[(&str, &str)]) -> Staging {
        let staging = Staging::open(&self.target()).unwrap();
        for (path, text) in files {
            staging.write(path, text.as_bytes()).unwrap();
        }
        staging
    }

    /// Every file of the target except the manifest, and every empty folder with the text `(empty)`.
    fn site(&self) -> Files {
        let mut files = Files::new();
        for entry in walkdir::WalkDir::new(self.target()).min_depth(1) {
            let entry = entry.unwrap();
            let path = carry::relative(&self.target(), entry.path()).to_str().unwrap().to_owned();
            if entry.file_type().is_file() && path != MANIFEST {
                files.insert(path, fs::read_to_string(entry.path()).unwrap());
            } else if entry.file_type().is_dir() && fs::read_dir(entry.path()).unwrap().count() == 0 {
                files.insert(path, "(empty)".to_owned());
            }
        }
        files
    }

    /// Nothing is left beside the target.
    fn is_clean(&self) -> bool {
        fs::read_dir(self.folder.path()).unwrap().all(|entry| entry.unwrap().path() == self.target())
    }
}

fn expected(lists: &[&[(&str, &str)]]) -> Files {
    lists.iter().flat_map(|list| list.iter()).map(|(path, text)| (path.to_string(), text.to_string())).collect()
}

const FOREIGN: &[(&str, &str)] = &[("CNAME", "example")];

#[test]
fn a_publish_replaces_ours_keeps_theirs_and_counts_both() {
    let bench = Bench::new();
    let published = bench.staged(NEW).publish().unwrap();
    let kept_foreign = vec!["CNAME".to_owned()];
    assert_eq!(published, Published { written: 2, unchanged: 1, removed: 1, kept_foreign, leftover: None });
    assert_eq!(bench.site(), expected(&[NEW, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn a_staging_that_is_dropped_changes_nothing() {
    let bench = Bench::new();
    drop(bench.staged(NEW));
    assert_eq!(bench.site(), expected(&[OLD, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn killed_while_writing_leaves_the_old_site_and_the_next_build_clears_up() {
    let bench = Bench::new();
    bench.staged(NEW).work.kill();
    assert!(bench.work().join("new/index.html").exists(), "the test must leave something to clear up");
    drop(bench.staged(&[]));
    assert_eq!(bench.site(), expected(&[OLD, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn killed_between_journal_and_swap_leaves_the_old_site() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    staging.prepare(&now).unwrap();
    staging.work.kill();
    assert!(bench.work().join("journal").exists());
    drop(bench.staged(&[]));
    assert_eq!(bench.site(), expected(&[OLD, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn killed_right_after_the_exchange_keeps_what_came_meanwhile() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    staging.prepare(&now).unwrap();
    bench.put("public/late/photo.jpg", "late");
    bench.put("public/fresh/c.html", "a foreign file at a path of the new site");
    let place = staging.work.place.clone();
    swap::exchange(&place.staged(), &place.target).unwrap();
    staging.work.kill();
    drop(staging);
    drop(bench.staged(&[]));
    let late = [("late/photo.jpg", "late"), ("fresh/c.kept-1.html", "a foreign file at a path of the new site")];
    assert_eq!(bench.site(), expected(&[NEW, FOREIGN, &late]));
    assert!(bench.is_clean());
}

#[test]
fn killed_while_clearing_up_is_taken_up_again() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    staging.prepare(&now).unwrap();
    staging.swap().unwrap();
    fs::remove_file(bench.work().join("old/index.html")).unwrap();
    bench.put(".public.mingbai/old/late.txt", "late");
    staging.work.kill();
    drop(staging);
    drop(bench.staged(&[]));
    assert_eq!(bench.site(), expected(&[NEW, FOREIGN, &[("late.txt", "late")]]));
    assert!(bench.is_clean());
}

fn no_exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

#[test]
fn without_an_exchange_two_renames_do() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    let carried = staging.prepare(&now).unwrap();
    swap::swap(&staging.work.place, no_exchange).unwrap();
    staging.work.holds_old = true;
    settle::settle(&staging.work.place, &staging.before, &carried.stamps).unwrap();
    staging.work.finish(true);
    assert_eq!(bench.site(), expected(&[NEW, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn killed_between_the_two_renames_puts_the_old_site_back() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    staging.prepare(&now).unwrap();
    fs::rename(bench.target(), bench.work().join("old")).unwrap();
    staging.work.kill();
    drop(staging);
    drop(bench.staged(&[]));
    assert_eq!(bench.site(), expected(&[OLD, FOREIGN]));
    assert!(bench.is_clean());
}

#[test]
fn a_foreign_file_that_changes_during_the_publish_is_not_lost() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    let carried = staging.prepare(&now).unwrap();
    fs::remove_file(bench.target().join("CNAME")).unwrap();
    bench.put("public/CNAME", "edited meanwhile");
    staging.swap().unwrap();
    settle::settle(&staging.work.place, &staging.before, &carried.stamps).unwrap();
    staging.work.finish(true);
    let both = [("CNAME", "example"), ("CNAME.kept-1", "edited meanwhile")];
    assert_eq!(bench.site(), expected(&[NEW, &both]));
}

#[test]
fn empty_folders_of_ours_vanish_and_those_of_others_stay() {
    let bench = Bench::new();
    fs::create_dir_all(bench.target().join("uploads/2026")).unwrap();
    bench.put("public/gone/note.txt", "theirs");
    bench.staged(&[("index.html", "new")]).publish().unwrap();
    let theirs = [("uploads/2026", "(empty)"), ("gone/note.txt", "theirs"), ("index.html", "new")];
    assert_eq!(bench.site(), expected(&[FOREIGN, &theirs]));
}

#[test]
fn a_foreign_file_in_the_way_is_named_and_nothing_is_published() {
    let cases = [("public/new.html", "new.html"), ("public/new", "new/x.html"), ("public/new.html/x", "new.html")];
    for (foreign, ours) in cases {
        let bench = Bench::new();
        bench.put(foreign, "theirs");
        let before = bench.site();
        let error = bench.staged(&[(ours, "ours")]).publish().expect_err(foreign);
        assert_eq!((error.code, bench.site(), bench.is_clean()), ("output-foreign-file", before, true), "{foreign}");
        let named = crate::lang::Lang::Zh.message(&error);
        assert!(named.contains(foreign.trim_end_matches("/x")), "{named}");
    }
}

#[test]
fn a_page_of_ours_that_somebody_replaced_by_a_folder_is_theirs() {
    let bench = Bench::new();
    fs::remove_file(bench.target().join("index.html")).unwrap();
    bench.put("public/index.html/x", "theirs");
    assert_eq!(bench.staged(NEW).publish().map_err(|d| d.code), Err("output-foreign-file"));
}

#[test]
fn a_work_folder_that_is_not_ours_is_left_alone() {
    let bench = Bench::new();
    bench.put(".public.mingbai/thesis.txt", "five years of work");
    assert_eq!(Staging::open(&bench.target()).map_err(|d| d.code).err(), Some("output-foreign-file"));
    bench.put(".public.mingbai/lock", "not our marker");
    assert_eq!(Staging::open(&bench.target()).map_err(|d| d.code).err(), Some("output-foreign-file"));
    assert_eq!(fs::read_to_string(bench.work().join("thesis.txt")).unwrap(), "five years of work");
}

#[test]
fn a_build_killed_before_it_could_mark_its_folder_is_no_obstacle() {
    let bench = Bench::new();
    bench.put(".public.mingbai/lock", "");
    drop(Staging::open(&bench.target()).unwrap());
    assert!(bench.is_clean());
}

#[test]
fn what_cannot_be_cleared_away_is_a_warning_now_and_an_error_for_the_next_build() {
    let bench = Bench::new();
    let mut staging = bench.staged(NEW);
    let now = staging.taken().manifest();
    let carried = staging.prepare(&now).unwrap();
    // Came meanwhile, under a name that is a file in the new site: there is no place for it.
    fs::remove_file(bench.target().join("index.html")).unwrap();
    bench.put("public/index.html/late.txt", "late");
    staging.swap().unwrap();
    let warning = settle::settle(&staging.work.place, &staging.before, &carried.stamps).unwrap_err();
    staging.work.finish(false);
    assert_eq!((warning.code, warning.severity), ("output-leftover", Severity::Warning));
    drop(staging);
    let error = Staging::open(&bench.target()).unwrap_err();
    assert_eq!((error.code, error.severity), ("output-leftover", Severity::Error));
    assert_eq!(bench.site(), expected(&[NEW, FOREIGN]));
    let late = bench.work().join("old/index.html/late.txt");
    assert_eq!(fs::read_to_string(&late).unwrap(), "late");
    fs::remove_file(late).unwrap();
    drop(Staging::open(&bench.target()).unwrap());
    assert!(bench.is_clean());
}

#[cfg(unix)]
#[test]
fn links_permissions_and_names_that_are_not_text_survive() {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::new();
    let strange = bench.target().join(std::ffi::OsStr::from_bytes(b"\xb0\xec\xca\xc2.txt"));
    fs::write(&strange, "GBK name").unwrap();
    std::os::unix::fs::symlink("nowhere", bench.target().join("link")).unwrap();
    fs::set_permissions(bench.target(), fs::Permissions::from_mode(0o2750)).unwrap();
    bench.staged(NEW).publish().unwrap();
    assert_eq!(fs::read_to_string(&strange).unwrap(), "GBK name");
    assert_eq!(fs::read_link(bench.target().join("link")).unwrap(), Path::new("nowhere"));
    assert_eq!(fs::metadata(bench.target()).unwrap().permissions().mode() & 0o7777, 0o2750);
    assert!(bench.is_clean());
}
