//! The arguments.

use std::path::PathBuf;

use clap::builder::PossibleValuesParser;
use clap::{Parser, Subcommand, ValueEnum};

mod assess;

use crate::report::catalogue::Kind;

pub use self::assess::{Assess, Given};

/// 个信: 侵犯公民个人信息罪的终端顾问 · a terminal advisor on China's crime of infringing citizens' personal information
///
/// Without a command it opens the interface. 不带命令时打开界面.
#[derive(Debug, Parser)]
#[command(name = "gexin", version, max_term_width = 100)]
pub struct Args {
    /// Language 语言; else the setting, else the locale
    #[arg(long, global = true, value_enum)]
    pub lang: Option<Language>,
    /// Lay this folder of law data over the built-in one 用此文件夹的数据覆盖内置数据
    #[arg(long, global = true, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Day of judgment 裁判日 (YYYY-MM-DD); today unless given
    #[arg(long, global = true, value_name = "DATE")]
    pub as_of: Option<String>,
    /// Colours 配色
    #[arg(long, global = true, value_enum)]
    pub theme: Option<Colours>,
    /// Draw with ASCII signs only 只用 ASCII 符号
    #[arg(long, global = true)]
    pub ascii: bool,
    /// Keep no draft of an unsaved case 不保留草稿
    #[arg(long, global = true)]
    pub no_draft: bool,
    /// Ask and answer in plain lines, without a drawn interface 不画界面，一问一行
    #[arg(long, global = true)]
    pub plain: bool,
    /// Read the passphrase of encrypted cases from the first line of this file; - is standard input 从文件首行读口令
    #[arg(
        long,
        global = true,
        value_name = "PATH",
        env = "GEXIN_PASSPHRASE_FILE",
        hide_env_values = true
    )]
    pub passphrase_file: Option<PathBuf>,
    /// What to do 命令
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Open the interface on a new case 新建案件
    ///
    /// With --set or --record the case is written to FILE instead, never over an existing one. 带 --set、--record 时写入
    /// FILE，不覆盖已有的文件。
    /// 带 --set 或 --record 时不打开界面, 直接写入新文件.
    New {
        /// Where to save it 保存到
        file: Option<PathBuf>,
        /// Title of the case to write 案件名称
        #[arg(long, requires = "file")]
        title: Option<String>,
        #[command(flatten)]
        given: Given,
    },
    /// Open the interface on a case file or an example 打开案件或例子
    Open {
        /// A case file, or example:NAME 案件文件或例子
        file: PathBuf,
    },
    /// The same interview as plain numbered lines, for screen readers and pipes 一问一行的问答
    Ask {
        /// A case file, example:NAME, or where to save a new case 案件文件
        file: Option<PathBuf>,
    },
    /// Assess case files, or facts given as arguments 评估案件文件或者命令行给出的事实
    Assess(Assess),
    /// What differs between two cases, or between two folders of law data 比较两个案件或者两套法律数据
    Diff {
        /// A case file or example:NAME, or a folder of law data 案件文件、例子，或者法律数据的文件夹
        a: PathBuf,
        /// What to compare it with 与之比较的
        b: PathBuf,
        /// With two folders: the cases to assess under both; else the worked examples 比较两套数据时用的案件，默认用例子
        cases: Vec<PathBuf>,
        /// Format of the result 输出格式
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Encrypt a case file with a passphrase, in place 用口令加密案件文件
    ///
    /// The file is then an age file (age-encryption.org); every command asks for the passphrase. A forgotten passphrase
    /// cannot be recovered. 加密后是 age 格式的文件，各命令都会问口令；口令忘记了无法找回.
    Encrypt {
        /// The case file 案件文件
        file: PathBuf,
    },
    /// Decrypt a case file, in place 解除案件文件的加密
    Decrypt {
        /// The case file 案件文件
        file: PathBuf,
    },
    /// JSON Schema of case files, for editors and validators 案件文件的 JSON Schema
    ///
    /// In TOML, editors with a language server (Taplo, Tombi) check and complete a case whose first line is
    /// `#:schema ./gexin.schema.json` after `gexin schema > gexin.schema.json`.
    /// TOML 案件文件首行写 `#:schema ./gexin.schema.json`，编辑器即可校验和补全.
    Schema,
    /// Completions for a shell, on standard output 命令行补全脚本
    Completions {
        /// The shell 命令行环境
        #[arg(value_enum)]
        shell: clap_complete::Shell,
    },
    /// The manual page, on standard output 手册页: gexin man > gexin.1
    Man,
    /// Check law data 检查法律数据
    Check {
        /// A folder to lay over the built-in data 覆盖内置数据的文件夹
        folder: Option<PathBuf>,
        /// Say what a code means 解释一个代码
        #[arg(long, value_name = "CODE", conflicts_with = "folder")]
        explain: Option<String>,
        /// How to say what was found 输出格式
        #[arg(long, value_enum, default_value_t = CheckFormat::Text)]
        format: CheckFormat,
    },
    /// Draw what leads to what: questions, facts, rules, penalties 画出关系图
    ///
    /// Questions, facts, record types, disputed points, rules, elements, items, offences and how they stand to each
    /// other, levels, bands of penalty and circumstances of sentencing. Administrative penalties, the worksheet's ranges
    /// and notes lead to nothing else and are not drawn: see `gexin law`.
    /// 画出：问题、事实、信息类型、争议、规则、要件、各项、罪名及其关系、级别、刑罚和量刑情节。
    /// 行政处罚、量刑幅度和附注不引出别的，不画，用 gexin law 查。
    Graph {
        /// Format 输出格式
        #[arg(long, value_enum, default_value_t = GraphFormat::Text)]
        format: GraphFormat,
        /// Only this offence and what leads to it 只画这个罪名
        #[arg(long, value_name = "ID")]
        offence: Option<String>,
        /// Only what touches this fact 只画与这项事实有关的
        #[arg(long, value_name = "ID")]
        fact: Option<String>,
    },
    /// Search the law: provisions, record types, roles, disputes 查法律、信息类型、身份、争议
    Law {
        /// Chinese, pinyin, initials, English, an id or an address such as 5.1.3 查找的词
        words: Vec<String>,
        /// Only this kind 只查这一类
        #[arg(long, value_parser = PossibleValuesParser::new(Kind::ALL.map(Kind::id)))]
        kind: Option<String>,
        /// List every hit 全部列出
        #[arg(long)]
        all: bool,
        /// Format of the result 输出格式
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// List the worked examples 列出例子
    Examples,
    /// List the demonstrations, or play one in the interface 列出或者播放演示
    Demo {
        /// Which one 名称
        name: Option<String>,
        /// Go on by itself after so many seconds 每步自动停留的秒数
        #[arg(long, value_name = "SECONDS", requires = "name", value_parser = clap::value_parser!(u64).range(1..=600))]
        pace: Option<u64>,
    },
}

/// Where a result goes and what it leaves out.
#[derive(Debug, clap::Args)]
pub struct To {
    /// Write to this file, readable by you only, whole or not at all; several cases make one document, in a folder that
    /// exists one report each 写入文件（只有本人可读）；多个案件合为一份，写入已有的文件夹则一案一份
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// Replace a file that exists 覆盖已有的文件
    #[arg(long)]
    pub force: bool,
    /// Leave out the title, file names and notes of source 不写案件名称、文件名和出处
    #[arg(long)]
    pub redact: bool,
}

/// A language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// 中文
    Zh,
    /// English 英文
    En,
    /// 中英对照: both beside each other, in reports only
    Both,
}

/// Colours of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colours {
    /// By the terminal's background 随终端的底色
    Auto,
    /// For a dark background 深色底
    Dark,
    /// For a light background 浅色底
    Light,
    /// High contrast, by the terminal's background 高对比度
    Contrast,
    /// None 不用颜色
    None,
}

/// The language of a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GraphFormat {
    /// Plain lines 文字
    Text,
    /// Mermaid, shown by many editors and code hosts 许多编辑器能显示
    Mermaid,
    /// DOT, for Graphviz 供 Graphviz 用
    Dot,
}

/// How `check` says what it found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// For people, on standard error 给人看，写到标准错误
    Text,
    /// One line of JSON a problem, on standard output 一个问题一行 JSON，写到标准输出
    Json,
}

/// The format of a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, in a terminal 在终端里看的文字
    Text,
    /// One line of JSON a case or an entry 一案或者一条一行 JSON
    Json,
}

/// The format of an assessment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people, in a terminal 在终端里看的文字
    Text,
    /// A memo in Markdown 备忘录，Markdown
    Markdown,
    /// A memo as one HTML file 备忘录，一个 HTML 文件
    Html,
    /// A memo for Word and LibreOffice; needs -o or a pipe 备忘录，供 Word、LibreOffice 打开；须用 -o 或者管道
    Docx,
    /// One line of JSON a case 一案一行 JSON
    Json,
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    fn in_both(text: &str) -> bool {
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
        text.contains(han)
    }

    /// What of a command and its parts is said in English only; clap's own `help` and `version` are not ours.
    fn english_only(command: &clap::Command) -> Vec<String> {
        let about = command.get_about().map(ToString::to_string);
        let mut said: Vec<String> = about.into_iter().collect();
        for arg in command.get_arguments() {
            said.extend(arg.get_help().map(ToString::to_string));
            let values = arg.get_possible_values();
            let helps = values.iter().filter_map(|value| value.get_help());
            said.extend(helps.map(ToString::to_string));
        }
        said.retain(|text| !in_both(text));
        let inner = command.get_subcommands();
        said.extend(inner.flat_map(english_only));
        said
    }

    #[test]
    fn help_is_in_both_languages() {
        let only = english_only(&Args::command());
        assert!(only.is_empty(), "{}", only.join("\n"));
    }
}
