//! The arguments of `gexin assess`, and of everything that takes facts on the command line.

use std::path::PathBuf;

use super::{ReportFormat, To};
use crate::cli::assess::Field;

/// What to assess, and how to say it.
#[derive(Debug, clap::Args)]
pub struct Assess {
    /// Case files, folders of them, example:NAME, or - for standard input: TOML, JSON, or JSON Lines
    /// 案件文件、文件夹、例子，- 为标准输入
    #[arg(required_unless_present_any = ["set", "record"], conflicts_with_all = ["set", "record"])]
    pub files: Vec<PathBuf>,
    /// Format of the result 输出格式
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// One row a case, or each of its people: id, level (none..serious while both are possible),
    /// decisive items, band, prevailing offence 每案（几个人的每人）一行的表，级别尚不确定时写范围
    #[arg(long, conflicts_with = "format")]
    pub summary: bool,
    /// The columns of the table, separated by commas; tabs between them where it goes to a file or a pipe. With --format
    /// json each row is an object of these fields 表的列
    #[arg(long, value_enum, value_delimiter = ',')]
    pub fields: Vec<Field>,
    #[command(flatten)]
    pub to: To,
    /// Base term of the sentencing worksheet, in months 量刑工作表的基准刑（月）
    #[arg(long, value_name = "MONTHS", value_parser = clap::value_parser!(u32).range(1..=600))]
    pub base_term: Option<u32>,
    #[command(flatten)]
    pub given: Given,
}

/// The facts of a case as arguments.
#[derive(Debug, Default, clap::Args)]
pub struct Given {
    /// A fact: gains=5150.50, gains=4000-6000, gains=4000+, acts=obtain,sell, used-in-crime=yes, actor=unknown 一项事实
    #[arg(long, value_name = "FACT=VALUE")]
    pub set: Vec<String>,
    /// A row of records: credit-report=27, waybill=120,removed=8,recipients=2,acts=obtain+sell; or none, unknown 一行信息
    #[arg(long, value_name = "TYPE=COUNT")]
    pub record: Vec<String>,
}

impl Given {
    /// Whether nothing was given.
    pub fn is_empty(&self) -> bool {
        self.set.is_empty() && self.record.is_empty()
    }
}
