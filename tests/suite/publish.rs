//! Publishing from outside: real processes that are killed, disks that are full, two builds at once.
//!
//! Some tests run this binary again as another process: the ignored test [`child`] then plays the role that its
//! environment names. What has to be mounted is mounted in a namespace of that process only.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use mingbai::output::{MANIFEST, Manifest, Mark, Published, Result, Staging};
use rayon::prelude::*;

type Files = BTreeMap<String, Vec<u8>>;

/// 200 files: 180 that differ between versions, 10 that do not, 10 that only this version has.
fn site(version: usize) -> Files {
    let body = |i: usize, version: usize| format!("{i} of version {version}\n").repeat(20 + i * 7 % 900).into_bytes();
    let changing = (0..180).map(|i| (format!("guides/{}/{i}.html", i % 12), body(i, version)));
    let constant = (0..10).map(|i| (format!("assets/{i}.css"), body(i, 0)));
    let own = (0..10).map(|i| (format!("notices/v{version}/{i}.html"), body(i, version)));
    changing.chain(constant).chain(own).collect()
}

fn build(target: &Path, files: &Files) -> Result<Published> {
    let staging = Staging::open(target)?;
    files.par_iter().try_for_each(|(path, bytes)| staging.write(path, bytes))?;
    staging.publish()
}

fn code<T>(result: Result<T>) -> &'static str {
    result.map_or_else(|finding| finding.code, |_| "ok")
}

/// Everything under a folder: files with their bytes, links with what they point to.
fn read(folder: &Path) -> Files {
    let mut files = Files::new();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name() {
        let entry = entry.unwrap();
        let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
        if entry.file_type().is_file() {
            files.insert(path, fs::read(entry.path()).unwrap());
        } else if entry.file_type().is_symlink() {
            files.insert(path, fs::read_link(entry.path()).unwrap().into_os_string().into_encoded_bytes());
        }
    }
    files
}

/// The pages of a target without the manifest and the foreign file that the tests put there.
fn pages(target: &Path) -> Files {
    let mut files = read(target);
    files.retain(|path, _| path != MANIFEST && path != "CNAME");
    files
}

/// Which version is published; anything between two versions is a failure.
fn version_of(target: &Path) -> usize {
    let found = pages(target);
    let version = [1, 2].into_iter().find(|version| site(*version) == found);
    let version = version.unwrap_or_else(|| panic!("a mixture of {} files is published", found.len()));
    assert_eq!(fs::read(target.join("CNAME")).unwrap(), b"example", "the foreign file is gone");
    let manifest = Manifest::read(target).unwrap();
    assert!(
        manifest.files.iter().all(|(path, mark)| found.get(path).map(|bytes| Mark::of(bytes)).as_ref() == Some(mark))
    );
    assert_eq!(manifest.files.len(), found.len());
    version
}

/// A target with version 1 and a foreign file.
fn published() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("public");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("CNAME"), "example").unwrap();
    build(&target, &site(1)).unwrap();
    (folder, target)
}

fn assert_nothing_beside(target: &Path) {
    let names: Vec<_> = fs::read_dir(target.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert_eq!(names, [target], "something is left beside the target");
}

// ---- the other process

const ROLE: &str = "MINGBAI_TEST_ROLE";
const TARGET: &str = "MINGBAI_TEST_TARGET";

/// Arguments that make this binary run [`child`] only.
const CHILD: [&str; 5] = ["publish::child", "--exact", "--ignored", "--nocapture", "--test-threads=1"];

fn as_child(mut command: Command, role: &str, target: &Path) -> Command {
    command.env(ROLE, role).env(TARGET, target).stdin(Stdio::piped()).stdout(Stdio::piped());
    command
}

fn this_binary() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(CHILD);
    command
}

/// Waits until the child has said `word` on a line of its own.
fn wait_for(child: &mut Child, word: &str) {
    let lines = BufReader::new(child.stdout.as_mut().unwrap()).lines();
    let heard = lines.map_while(|line| line.ok()).any(|line| line.ends_with(word));
    assert!(heard, "the child never said {word}");
}

fn say(word: &str) {
    println!("\n{word}");
    std::io::stdout().flush().unwrap();
}

#[test]
#[ignore = "plays a role for the other tests in a process of its own"]
fn child() {
    let (Ok(role), Ok(target)) = (std::env::var(ROLE), std::env::var(TARGET)) else { return };
    let target = PathBuf::from(target);
    match role.as_str() {
        "build 1" | "build 2" => {
            let files = site(if role == "build 1" { 1 } else { 2 });
            say("@begin");
            say(&format!("@{}", code(build(&target, &files))));
        }
        "hold" => {
            let staging = Staging::open(&target).unwrap();
            say("@holding");
            std::io::stdin().read_exact(&mut [0]).unwrap();
            drop(staging);
        }
        "small disk" => on_a_small_disk(&target),
        "mounts" => on_mount_points(&target),
        role => panic!("no such role: {role}"),
    }
}

// ---- kill -9

/// How the next process is to die.
#[derive(Debug, Clone, Copy)]
enum Moment {
    After(Duration),
    /// As soon as this path, relative to the folder around the target, is there.
    Seeing(&'static str),
}

/// Starts a build of `version` and kills it; `false` when it was done before.
fn kill_a_build(target: &Path, version: usize, moment: Moment) -> bool {
    let mut child = as_child(this_binary(), &format!("build {version}"), target).spawn().unwrap();
    wait_for(&mut child, "@begin");
    let began = Instant::now();
    let is_due = || match moment {
        Moment::After(delay) => began.elapsed() >= delay,
        Moment::Seeing(path) => target.parent().unwrap().join(path).exists() || began.elapsed().as_secs() > 20,
    };
    while !is_due() {
        std::hint::spin_loop();
    }
    child.kill().unwrap();
    child.wait().unwrap().signal() == Some(9)
}

/// Kills at `moment`, then checks what is published, and that the next build works and clears up.
/// Returns the version that stood after the kill, if the build was killed at all.
fn kill_and_check(target: &Path, next: usize, moment: Moment) -> Option<usize> {
    let killed = kill_a_build(target, next, moment);
    let standing = version_of(target);
    if !killed {
        assert_eq!(standing, next, "a build that ended has not published");
    }
    build(target, &site(next)).unwrap_or_else(|finding| panic!("no build after {moment:?}: {finding:?}"));
    assert_eq!(version_of(target), next);
    assert_nothing_beside(target);
    killed.then_some(standing)
}

/// Time of an undisturbed build in a child, from its first word to its last.
fn undisturbed(target: &Path) -> Duration {
    let mut child = as_child(this_binary(), "build 1", target).spawn().unwrap();
    wait_for(&mut child, "@begin");
    let began = Instant::now();
    wait_for(&mut child, "@ok");
    let took = began.elapsed();
    child.wait().unwrap();
    took
}

#[test]
fn killed_at_random_moments_the_site_is_wholly_old_or_wholly_new() {
    let (_folder, target) = published();
    let longest = (0..3).map(|_| undisturbed(&target)).max().unwrap();
    let mut random: u64 = 20_261_107;
    let (mut kills, mut new_after_kill) = (0, 0);
    for attempt in 0..150 {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let delay = longest.mul_f64((random >> 33) as f64 / (1u64 << 31) as f64);
        let next = 2 - attempt % 2;
        if let Some(standing) = kill_and_check(&target, next, Moment::After(delay)) {
            kills += 1;
            new_after_kill += usize::from(standing == next);
        }
        if kills == 30 {
            break;
        }
    }
    println!("{kills} kills within {longest:?}, {new_after_kill} of them after the swap");
    assert!(kills >= 20, "only {kills} builds were caught alive");
}

#[test]
fn killed_at_the_moments_around_the_swap() {
    let (_folder, target) = published();
    let mut kills = 0;
    for round in 0..6 {
        let next = 2 - round % 2;
        let new_page = ["public/notices/v2/0.html", "public/notices/v1/0.html"][round % 2];
        kills += kill_and_check(&target, next, Moment::Seeing(".public.mingbai/journal")).iter().count();
        build(&target, &site(3 - next)).unwrap();
        if let Some(standing) = kill_and_check(&target, next, Moment::Seeing(new_page)) {
            assert_eq!(standing, next, "the new site was there and went away again");
            kills += 1;
        }
    }
    println!("{kills} of 12 builds caught");
    assert!(kills >= 6, "only {kills} builds were caught alive");
}

// ---- what visitors and owners see

#[test]
fn a_page_is_never_missing_while_sites_are_swapped() {
    let (_folder, target) = published();
    let done = std::sync::atomic::AtomicBool::new(false);
    let looks = std::thread::scope(|scope| {
        let visitor = scope.spawn(|| {
            let mut looks = 0;
            while !done.load(std::sync::atomic::Ordering::Relaxed) {
                let page = fs::read(target.join("guides/0/0.html")).expect("the page was missing for a moment");
                assert!(page == site(1)["guides/0/0.html"] || page == site(2)["guides/0/0.html"]);
                looks += 1;
            }
            looks
        });
        for round in 0..10 {
            build(&target, &site(1 + round % 2)).unwrap();
        }
        done.store(true, std::sync::atomic::Ordering::Relaxed);
        visitor.join().unwrap()
    });
    assert!(looks > 10, "the visitor looked only {looks} times");
}

#[test]
fn the_same_site_gives_the_same_bytes_with_one_thread_and_with_many() {
    let (_folder, target) = published();
    let first = read(&target);
    let again = build(&target, &site(1)).unwrap();
    assert_eq!((again.written, again.unchanged, again.removed), (0, 200, 0));
    assert!(read(&target) == first, "a second build differs");
    let one = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    one.install(|| build(&target, &site(1))).unwrap();
    assert!(read(&target) == first, "a build with one thread differs");
}

#[test]
fn stale_pages_go_and_foreign_files_stay_through_many_builds() {
    let (_folder, target) = published();
    fs::write(target.join(".gitignore"), "*\n").unwrap();
    fs::write(target.join("guides/photo.jpg"), "photo").unwrap();
    std::os::unix::fs::symlink("../elsewhere", target.join("link")).unwrap();
    for version in [2, 1, 2] {
        let published = build(&target, &site(version)).unwrap();
        assert_eq!((published.written, published.unchanged, published.removed), (190, 10, 10));
        assert_eq!(published.kept_foreign, [".gitignore", "CNAME", "guides/photo.jpg", "link"]);
        assert_eq!(published.leftover, None);
    }
    let mut expected = site(2);
    for (path, text) in [(".gitignore", "*\n"), ("guides/photo.jpg", "photo"), ("link", "../elsewhere")] {
        expected.insert(path.to_owned(), text.into());
    }
    assert!(pages(&target) == expected);
    assert!(!target.join("notices/v1").exists(), "an empty folder of ours is left");
}

#[test]
fn a_target_behind_a_link_is_replaced_where_it_really_is() {
    let (folder, target) = published();
    let link = folder.path().join("www");
    std::os::unix::fs::symlink("public", &link).unwrap();
    build(&link, &site(2)).unwrap();
    assert_eq!(version_of(&target), 2);
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("public"));
}

#[test]
fn two_pages_that_differ_only_in_case_are_refused() {
    let (_folder, target) = published();
    let mut files = site(2);
    files.insert("Guides/1/1.html".to_owned(), Vec::new());
    assert_eq!(code(build(&target, &files)), "output-collision");
    assert_eq!(version_of(&target), 1);
    assert_nothing_beside(&target);
}

// ---- two builds at once

#[test]
fn the_second_of_two_builds_is_told_that_the_target_is_locked() {
    let (_folder, target) = published();
    let mut first = as_child(this_binary(), "hold", &target).spawn().unwrap();
    wait_for(&mut first, "@holding");
    assert_eq!(code(build(&target, &site(2))), "output-locked");
    assert_eq!(version_of(&target), 1);
    first.stdin.take().unwrap().write_all(b".").unwrap();
    assert!(first.wait().unwrap().success());
    assert_eq!(code(build(&target, &site(2))), "ok");
    assert_nothing_beside(&target);
}

#[test]
fn a_crowd_of_builds_never_mixes_and_never_sees_anything_but_the_lock() {
    let (_folder, target) = published();
    let small: Files = site(1).into_iter().take(3).collect();
    let codes: Vec<&str> = std::thread::scope(|scope| {
        let crowd: Vec<_> =
            (0..6).map(|_| scope.spawn(|| (0..15).map(|_| code(build(&target, &small))).collect::<Vec<_>>())).collect();
        crowd.into_iter().flat_map(|builder| builder.join().unwrap()).collect()
    });
    let count = |wanted: &str| codes.iter().filter(|code| **code == wanted).count();
    assert_eq!(count("ok") + count("output-locked"), 90, "{codes:?}");
    assert!(count("ok") > 0 && count("output-locked") > 0, "{codes:?}");
    assert!(pages(&target) == small);
    assert_nothing_beside(&target);
}

// ---- places that cannot be written

#[test]
fn a_folder_that_may_not_be_written_is_named_and_left_alone() {
    let (folder, target) = published();
    let before = read(folder.path());
    // Root may write anywhere, so root plays somebody else, with a copy of this binary that they may run.
    let tools = tempfile::tempdir().unwrap();
    let binary = tools.path().join("publish");
    fs::copy(std::env::current_exe().unwrap(), &binary).unwrap();
    for open in [folder.path(), tools.path(), &binary] {
        fs::set_permissions(open, std::os::unix::fs::PermissionsExt::from_mode(0o555)).unwrap();
    }
    let mut command = Command::new(&binary);
    command.args(CHILD);
    if is_root() {
        command.uid(65_534).gid(65_534);
    }
    let output = as_child(command, "build 2", &target).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("@output-not-writable"), "{output:?}");
    assert!(read(folder.path()) == before);
    fs::set_permissions(folder.path(), std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
}

/// Whether this process runs as root: only root owns what it makes as user 0.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    tempfile::tempfile().unwrap().metadata().unwrap().uid() == 0
}

#[test]
fn places_that_are_no_folders_for_a_site() {
    let (_folder, target) = published();
    assert_eq!(code(build(&target.join("CNAME"), &site(2))), "output-not-a-folder");
    assert_eq!(code(build(&target.join("CNAME/public"), &site(2))), "output-not-a-folder");
    assert_eq!(code(build(Path::new("/sys/public"), &site(2))), "output-not-writable");
    assert_eq!(code(build(Path::new("/proc"), &site(2))), "output-mount-point");
    assert_eq!(code(build(Path::new("/"), &site(2))), "output-mount-point");
    assert_eq!(version_of(&target), 1);
}

/// Files may only grow to 4 KiB here, so that writing stops in the middle of a page.
#[test]
fn a_page_that_cannot_be_written_to_its_end_leaves_the_old_site() {
    let (_folder, target) = published();
    let mut shell = Command::new("sh");
    let script = "trap '' XFSZ; ulimit -f 8; exec \"$0\" \"$@\"";
    shell.args(["-c", script]).arg(std::env::current_exe().unwrap()).args(CHILD);
    let output = as_child(shell, "build 2", &target).output().unwrap();
    assert!(String::from_utf8_lossy(&output.stdout).contains("@output-disk-full"), "{output:?}");
    assert_eq!(version_of(&target), 1);
    assert_nothing_beside(&target);
}

#[test]
fn a_full_disk_leaves_the_old_site() {
    let folder = tempfile::tempdir().unwrap();
    run_where_mounting_is_allowed("small disk", folder.path());
}

#[test]
fn mount_points_are_neither_replaced_nor_emptied() {
    let (folder, _target) = published();
    run_where_mounting_is_allowed("mounts", folder.path());
}

/// Runs a role in a mount namespace of its own, as root there. Where the system forbids even that, says so on the
/// terminal; the tests above then still cover full disks and unwritable places by other means.
fn run_where_mounting_is_allowed(role: &str, folder: &Path) {
    for options in [&["--mount"][..], &["--user", "--map-root-user", "--mount"]] {
        let mut probe = Command::new("unshare");
        probe.args(options).args(["mount", "-t", "tmpfs", "none"]).arg(folder).stderr(Stdio::null());
        if probe.status().is_ok_and(|status| status.success()) {
            let mut command = Command::new("unshare");
            command.args(options).arg(std::env::current_exe().unwrap()).args(CHILD);
            let output = as_child(command, role, folder).output().unwrap();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
            assert!(String::from_utf8_lossy(&output.stdout).contains("@done"), "the role was not played");
            return;
        }
    }
    let _ = writeln!(std::io::stderr().lock(), "NOT RUN, mounting is forbidden here: {role}");
}

fn mount(arguments: &[&str], folder: &Path) {
    let status = Command::new("mount").args(arguments).arg(folder).status().unwrap();
    assert!(status.success(), "mount {arguments:?}");
}

/// Fills the disk to around the point where a build just fits, in steps of one block, so that it is full at every stage
/// from the last pages over the manifest to the journal.
fn on_a_small_disk(folder: &Path) {
    mount(&["-t", "tmpfs", "-o", "size=6m", "none"], folder);
    let target = folder.join("public");
    fs::create_dir(&target).unwrap();
    fs::write(target.join("CNAME"), "example").unwrap();
    build(&target, &site(1)).unwrap();
    let (mut fits, mut too_much) = (0, 6 * 1024);
    while too_much - fits > 4 {
        let middle = (fits + too_much) / 2;
        match build_beside(middle, folder) {
            "ok" => fits = middle,
            _ => too_much = middle,
        }
    }
    let stages: Vec<&str> = (0..20).map(|block| build_beside(fits - 20 + block * 4, folder)).collect();
    println!("with {fits} KiB taken a build just fits; around it: {stages:?}");
    assert!(stages.contains(&"ok") && stages.contains(&"output-disk-full"));
    say("@done");
}

/// Builds the other version with so many KiB of the disk taken by something else; returns the outcome.
fn build_beside(kib: usize, folder: &Path) -> &'static str {
    let target = folder.join("public");
    let mut filler = fs::File::create(folder.join("filler")).unwrap();
    let filled = filler.write_all(&vec![1; kib * 1024]);
    let before = version_of(&target);
    let outcome = code(build(&target, &site(3 - before)));
    assert_eq!(
        version_of(&target),
        if outcome == "ok" { 3 - before } else { before },
        "{outcome} with {kib} KiB taken"
    );
    assert!(matches!(outcome, "ok" | "output-disk-full"), "{outcome} with {kib} KiB taken ({filled:?})");
    assert!(!folder.join(".public.mingbai").exists(), "something is left after {outcome}");
    outcome
}

fn on_mount_points(folder: &Path) {
    let target = folder.join("public");
    fs::create_dir(folder.join("album")).unwrap();
    fs::write(folder.join("album/photo.jpg"), "photo").unwrap();
    fs::create_dir(target.join("album")).unwrap();
    let refused = |why: &str| {
        assert_eq!(code(build(&target, &site(2))), "output-mount-point", "{why}");
        assert!(!folder.join(".public.mingbai").exists());
    };
    mount(&["--bind", folder.join("album").to_str().unwrap()], &target.join("album"));
    refused("a folder inside the target, from the same disk");
    assert_eq!(fs::read(folder.join("album/photo.jpg")).unwrap(), b"photo");
    mount(&["--bind", target.to_str().unwrap()], &target);
    refused("the target itself, from the same disk");
    mount(&["-t", "tmpfs", "none"], &target);
    refused("the target itself, another disk");
    mount(&["-t", "tmpfs", "-o", "ro", "none"], folder);
    assert_eq!(code(build(&target, &site(2))), "output-not-writable", "a read-only disk");
    say("@done");
}
