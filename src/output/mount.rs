//! Mount points: a folder on which something is mounted cannot be exchanged, and what is mounted inside the target must
//! not be emptied as if it were part of the old site.

use std::path::Path;

use super::Result;
use super::fault::about;

/// # Errors
/// `output-mount-point` when `path` is one. Where the system cannot tell, the swap itself finds out.
pub fn refuse(path: &Path) -> Result<()> {
    match is_mounted(path) {
        true => Err(about("output-mount-point", path, "").help("output-mount-point.help").into()),
        false => Ok(()),
    }
}

/// Asks the kernel (5.8 and later), because a folder mounted from the same file system has the same device number.
#[cfg(target_os = "linux")]
fn is_mounted(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|stat| stat.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn is_mounted(path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| path.symlink_metadata().ok().map(|meta| meta.dev());
    path.parent().is_some_and(|parent| device(parent) != device(path))
}

#[cfg(not(unix))]
fn is_mounted(_: &Path) -> bool {
    false
}
