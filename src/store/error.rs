//! What can go wrong with a file, as a type, with a way out in both languages.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::seal::SealFault;
use crate::text::{Text, grouped};

/// What went wrong with which file or folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreError {
    /// The file or folder as the caller named it.
    pub path: PathBuf,
    /// What went wrong with it.
    pub what: Cause,
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// There is no such file.
    NotFound,
    /// The folder that the file should lie in does not exist.
    MissingFolder,
    /// Something on the way to the file, or in a folder's place, is a file.
    NotAFolder,
    /// A folder lies where a file should.
    IsFolder,
    /// Something lies there already, and is not to be replaced.
    Exists,
    /// The name is empty, too long, or has a character that the system refuses.
    BadName,
    /// The system refuses access.
    NoPermission,
    /// The file, or the whole file system, is marked read-only.
    ReadOnly,
    /// No space left, or the quota is used up.
    DiskFull,
    /// Larger than what is read at all, in bytes.
    TooLarge {
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Not UTF-8 text.
    NotUtf8 {
        /// The first byte that is wrong, counted from 0.
        offset: usize,
        /// What it seems to be instead.
        guess: Guess,
    },
    /// Closed with a passphrase, or to be.
    Seal(SealFault),
    /// Not a picture of a kind that a report can show.
    NotAPicture,
    /// Another window is using it.
    InUse,
    /// The system does not say where a user's files belong (no home folder).
    NoHome,
    /// Anything else, as the system names it.
    Other {
        /// The system's kind of error.
        kind: ErrorKind,
        /// The system's number for it, when there is one.
        code: Option<i32>,
    },
}

/// What a file that is not UTF-8 seems to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Guess {
    /// GBK or GB 18030, the older Chinese encodings.
    Gbk,
    /// UTF-16, what some editors call "Unicode".
    Utf16,
    /// Something else; perhaps not a text.
    Unknown,
}

impl StoreError {
    /// What went wrong with a path.
    pub(crate) fn of(path: &Path, what: Cause) -> Self {
        Self::new(path, what)
    }

    pub(super) fn new(path: &Path, what: Cause) -> Self {
        Self {
            path: path.to_owned(),
            what,
        }
    }

    /// A failure of the system at a path.
    pub(crate) fn io(path: &Path, error: &io::Error) -> Self {
        Self::new(path, Cause::of(error))
    }

    /// What happened and what to do about it.
    pub fn text(&self) -> Text {
        let path = self.path.display();
        let (zh, en) = match self.what {
            Cause::NotFound => (
                format!("找不到“{path}”。请检查文件名和所在文件夹。"),
                format!("“{path}” was not found. Check the name and the folder."),
            ),
            Cause::MissingFolder => (
                format!("“{path}”所在的文件夹不存在。请先建立该文件夹，或者换一个位置。"),
                format!("The folder of “{path}” does not exist. Create it first, or choose another place."),
            ),
            Cause::NotAFolder => (
                format!("“{path}”的路径中有一处是文件，不是文件夹。请换一个位置。"),
                format!("A part of “{path}” is a file where a folder is needed. Choose another place."),
            ),
            Cause::IsFolder => (
                format!("“{path}”是文件夹，不是文件。请写上文件名。"),
                format!("“{path}” is a folder, not a file. Add a file name."),
            ),
            Cause::Exists => (
                format!("“{path}”已存在，没有改动。请换一个文件名。"),
                format!("“{path}” exists and was left alone. Choose another name."),
            ),
            Cause::BadName => (
                format!("系统不接受“{path}”这个名称（为空、过长或者含有不允许的字符）。请换一个名称。"),
                format!("The system refuses the name “{path}” (empty, too long, or with a forbidden character). Choose another."),
            ),
            Cause::NoPermission => (
                format!("没有访问“{path}”的权限。请换一个位置，或者修改权限后再试。"),
                format!("No permission for “{path}”. Choose another place, or change the permissions and try again."),
            ),
            Cause::ReadOnly => (
                format!("“{path}”是只读的，没有改动。请另存为其他文件，或者取消只读。"),
                format!("“{path}” is read-only and was left alone. Save under another name, or make it writable."),
            ),
            Cause::DiskFull => (
                format!("磁盘空间不足，“{path}”没有保存，此前的内容不变。请腾出空间，或者换一个位置。"),
                format!("No space left: “{path}” was not saved; what was there before is unchanged. Free some space, or choose another place."),
            ),
            Cause::TooLarge { limit } => {
                let mib = grouped(u128::from(limit >> 20));
                (
                    format!("“{path}”超过{mib} MiB，没有读取。请确认选对了文件。"),
                    format!("“{path}” is larger than {mib} MiB and was not read. Check that it is the right file."),
                )
            }
            Cause::NotUtf8 { offset, guess } => not_utf8(&self.path, offset, guess),
            Cause::Seal(fault) => sealed(&self.path, fault),
            Cause::NotAPicture => (
                format!("“{path}”不是 PNG、JPEG、GIF、WebP 或者 SVG 图片。请换一个文件，或者在设置中去掉它。"),
                format!("“{path}” is not a PNG, JPEG, GIF, WebP or SVG picture. Choose another file, or take it out of the settings."),
            ),
            Cause::InUse => (
                format!("“{path}”正在另一个窗口中使用。请在那个窗口继续，或者先关闭它。"),
                format!("“{path}” is open in another window. Go on there, or close it first."),
            ),
            Cause::NoHome => (
                "系统没有给出用户文件夹的位置。请设置 HOME，或者用 GEXIN_STATE_DIR 和 GEXIN_CONFIG_DIR 指定文件夹。".to_owned(),
                "The system names no home folder. Set HOME, or name folders in GEXIN_STATE_DIR and GEXIN_CONFIG_DIR.".to_owned(),
            ),
            Cause::Other { kind, code } => {
                let reason = code.map_or_else(|| kind.to_string(), |n| io::Error::from_raw_os_error(n).to_string());
                (
                    format!("无法读写“{path}”，系统报告：{reason}。请换一个位置再试。"),
                    format!("“{path}” cannot be used; the system says: {reason}. Try another place."),
                )
            }
        };
        Text { zh, en }
    }
}

fn not_utf8(path: &Path, offset: usize, guess: Guess) -> (String, String) {
    let path = path.display();
    let (zh, en) = match guess {
        Guess::Gbk => ("看来是 GBK 编码", "it looks like GBK"),
        Guess::Utf16 => ("看来是 UTF-16 编码", "it looks like UTF-16"),
        Guess::Unknown => ("可能不是文本文件", "it may not be a text file"),
    };
    (
        format!(
            "“{path}”不是 UTF-8 文本（第{}字节起），{zh}。请在编辑器中另存为 UTF-8。",
            offset + 1
        ),
        format!(
            "“{path}” is not UTF-8 text (from byte {} on); {en}. Save it as UTF-8 in an editor.",
            offset + 1
        ),
    )
}

fn sealed(path: &Path, fault: SealFault) -> (String, String) {
    let path = path.display();
    match fault {
        SealFault::Closed => (
            format!(
                "“{path}”有口令加密，这里没有终端可以问口令。请用 --passphrase-file 给出存有口令的文件。"
            ),
            format!(
                "“{path}” is encrypted and there is no terminal to ask for its passphrase. Name a file with the passphrase: --passphrase-file."
            ),
        ),
        SealFault::NotGiven => (
            format!("没有输入口令，“{path}”没有改动。"),
            format!("No passphrase was given, and “{path}” was left alone."),
        ),
        SealFault::WrongPassphrase => (
            format!("口令不对，“{path}”没有打开。"),
            format!("Wrong passphrase: “{path}” stays closed."),
        ),
        SealFault::Damaged => (
            format!("“{path}”有口令加密，但是已经损坏（不完整或者被改动），打不开。请使用备份。"),
            format!(
                "“{path}” is encrypted and damaged (cut off or changed), and cannot be opened. Use a backup."
            ),
        ),
        SealFault::OtherKey => (
            format!("“{path}”是用密钥而不是口令加密的。请先用 age 解密。"),
            format!(
                "“{path}” is encrypted to a key, not with a passphrase. Decrypt it with age first."
            ),
        ),
        SealFault::TooMuchWork => (
            format!("打开“{path}”要的计算量太大，没有打开。请用 age 解密。"),
            format!(
                "Opening “{path}” asks for too much work, and it was left alone. Decrypt it with age."
            ),
        ),
        SealFault::Already => (
            format!("“{path}”已经加密，没有改动。"),
            format!("“{path}” is encrypted already and was left alone."),
        ),
        SealFault::Open => (
            format!("“{path}”没有加密，没有改动。"),
            format!("“{path}” is not encrypted and was left alone."),
        ),
        SealFault::Nobody => (
            format!(
                "没有终端可以输入口令，“{path}”没有改动。请用 --passphrase-file 给出存有口令的文件。"
            ),
            format!(
                "There is no terminal to type a passphrase in, and “{path}” was left alone. Name a file with the passphrase: --passphrase-file."
            ),
        ),
        SealFault::Differ => (
            format!("两次输入的口令不一样，“{path}”没有改动。"),
            format!("The passphrase was not the same twice, and “{path}” was left alone."),
        ),
        SealFault::Empty => (
            format!("“{path}”：口令不能为空。"),
            format!("“{path}”: a passphrase cannot be empty."),
        ),
    }
}

impl Cause {
    pub(super) fn of(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Cause::NotFound,
            ErrorKind::PermissionDenied => Cause::NoPermission,
            ErrorKind::ReadOnlyFilesystem => Cause::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Cause::DiskFull,
            ErrorKind::IsADirectory => Cause::IsFolder,
            ErrorKind::AlreadyExists => Cause::Exists,
            ErrorKind::NotADirectory => Cause::NotAFolder,
            ErrorKind::InvalidFilename => Cause::BadName,
            // Without a number it is the standard library that refuses: a name with a NUL in it.
            ErrorKind::InvalidInput if error.raw_os_error().is_none() => Cause::BadName,
            kind => Cause::Other {
                kind,
                code: error.raw_os_error(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cause_says_something_in_both_languages() {
        let causes = [
            Cause::NotFound,
            Cause::MissingFolder,
            Cause::NotAFolder,
            Cause::IsFolder,
            Cause::Exists,
            Cause::BadName,
            Cause::NoPermission,
            Cause::ReadOnly,
            Cause::DiskFull,
            Cause::TooLarge { limit: 16 << 20 },
            Cause::NotUtf8 {
                offset: 9,
                guess: Guess::Gbk,
            },
            Cause::Seal(SealFault::Closed),
            Cause::Seal(SealFault::NotGiven),
            Cause::Seal(SealFault::WrongPassphrase),
            Cause::Seal(SealFault::Damaged),
            Cause::Seal(SealFault::OtherKey),
            Cause::Seal(SealFault::TooMuchWork),
            Cause::Seal(SealFault::Already),
            Cause::Seal(SealFault::Open),
            Cause::Seal(SealFault::Empty),
            Cause::Seal(SealFault::Nobody),
            Cause::Seal(SealFault::Differ),
            Cause::NotAPicture,
            Cause::InUse,
            Cause::Other {
                kind: ErrorKind::Other,
                code: None,
            },
        ];
        for what in causes {
            let text = StoreError::new(Path::new("案件.toml"), what).text();
            assert!(
                text.zh.contains("案件.toml") && text.en.contains("案件.toml"),
                "{what:?}"
            );
            assert!(
                text.zh.ends_with('。') && text.en.ends_with('.'),
                "{what:?}"
            );
        }
    }

    #[test]
    fn the_system_s_kinds_become_causes() {
        let cases = [
            (ErrorKind::PermissionDenied, Cause::NoPermission),
            (ErrorKind::ReadOnlyFilesystem, Cause::ReadOnly),
            (ErrorKind::StorageFull, Cause::DiskFull),
            (ErrorKind::QuotaExceeded, Cause::DiskFull),
            (
                ErrorKind::TimedOut,
                Cause::Other {
                    kind: ErrorKind::TimedOut,
                    code: None,
                },
            ),
        ];
        for (kind, cause) in cases {
            assert_eq!(Cause::of(&io::Error::from(kind)), cause);
        }
    }

    #[test]
    fn bytes_are_counted_from_one_for_people() {
        let what = Cause::NotUtf8 {
            offset: 9,
            guess: Guess::Utf16,
        };
        let text = StoreError::new(Path::new("a"), what).text();
        assert!(
            text.zh.contains("第10字节") && text.zh.contains("UTF-16"),
            "{}",
            text.zh
        );
    }
}
