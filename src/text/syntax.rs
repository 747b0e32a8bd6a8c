//! What the readers of TOML, of JSON and of templates say of a text that they cannot read, in Chinese: they themselves
//! know only English.

/// The beginning of a message, and the same in Chinese.
const KINDS: &[(&str, &str)] = &[
    ("duplicate key", "键重复"),
    ("unclosed table", "表名的方括号没有闭合"),
    ("unclosed array table", "表名的双方括号没有闭合"),
    ("unclosed inline table", "花括号没有闭合"),
    ("unclosed array", "列表的方括号没有闭合"),
    (
        "invalid basic string",
        "引号没有闭合，或者引号内有不能用的字符",
    ),
    (
        "invalid literal string",
        "引号没有闭合，或者引号内有不能用的字符",
    ),
    (
        "invalid multi-line",
        "多行文字的引号没有闭合，或者其中有不能用的字符",
    ),
    ("string values must be quoted", "文字的值须用英文引号括起"),
    ("key with no value", "键后面没有等号和值"),
    ("missing value", "缺少值"),
    ("missing comma", "两项之间缺少逗号"),
    ("missing assignment", "键和值之间缺少等号"),
    (
        "missing escaped value",
        "反斜杠后面的字符不能这样写，反斜杠本身写作 \\\\",
    ),
    ("missing opening quote", "缺少开头的引号"),
    ("missing key", "缺少键"),
    ("unexpected key or value", "一行只写一项，此处多出内容"),
    ("unexpected content", "此处多出内容"),
    ("unexpected leading zero", "数字不能以0开头"),
    ("unexpected `=`", "此处不应有等号"),
    ("extra `=`", "多了等号"),
    ("extra assignment", "多了等号"),
    ("extra comma", "多了逗号"),
    ("unquoted keys cannot be empty", "等号前面没有键"),
    (
        "invalid unquoted key",
        "键有不能用的字符；含中文的键须用英文引号括起",
    ),
    ("`_` may only go between digits", "下划线只能放在数字之间"),
    ("carriage return must be followed", "回车后面必须是换行"),
    ("invalid date", "日期不对"),
    ("invalid datetime", "日期或者时间不对"),
    ("invalid time", "时间不对"),
    ("invalid comment character", "注释中有不能用的字符"),
    ("cannot recurse further", "嵌套太深"),
    ("Leading or trailing decimal points", "小数点前后都要有数字"),
    ("Comments are not allowed", "JSON 中不能写注释"),
    ("Expected colon", "键后面缺少冒号"),
    ("Expected digit", "此处应为数字"),
    ("Expected plus, minus, or digit", "此处应为数字"),
    ("Expected value after colon", "冒号后面缺少值"),
    (
        "Expected string for object property",
        "键须用英文双引号括起",
    ),
    ("Hexadecimal numbers", "不能用十六进制数"),
    ("Expected comma", "两项之间缺少逗号"),
    (
        "Text cannot contain more than one",
        "案件结束之后还有内容；多个案件请用 JSON Lines，一行一个",
    ),
    ("Infinity and NaN", "不能用无穷大和非数"),
    ("Single-quoted strings", "文字须用双引号，不能用单引号"),
    ("Trailing commas", "最后一项后面不能有逗号"),
    ("Unary plus", "数字前不能有加号"),
    ("Unexpected close brace", "多了右花括号"),
    ("Unexpected close bracket", "多了右方括号"),
    ("Unexpected colon", "此处不应有冒号"),
    ("Unexpected comma", "此处不应有逗号"),
    (
        "Unexpected word",
        "此处的词不是 JSON；文字须用英文双引号括起",
    ),
    (
        "Unexpected token",
        "此处的内容不是 JSON；文字须用英文双引号括起",
    ),
    ("Unterminated array", "列表的方括号没有闭合"),
    ("Unterminated comment", "注释没有结束"),
    ("Unterminated object", "花括号没有闭合"),
    ("Unterminated string", "引号没有闭合"),
    ("Maximum nesting depth", "嵌套太深"),
    (
        "Invalid escape",
        "反斜杠后面的字符不能这样写，反斜杠本身写作 \\\\",
    ),
    ("Invalid unicode escape", "\\u 后面的字符编码不对"),
    ("the file is empty", "文件是空的"),
    ("undefined value", "此处的名称不存在"),
    ("unknown filter", "没有这个过滤器"),
    ("unknown function", "没有这个函数"),
    ("unknown method", "没有这个方法"),
    ("unknown test", "没有这个判断"),
    ("syntax error: unexpected end", "语法错误，标签没有写完"),
    ("syntax error: unexpected `}`", "语法错误，花括号不成对"),
    ("syntax error", "语法错误"),
];

/// What one of these readers says, in Chinese; a message that is not known is passed on as it is.
pub fn syntax_zh(message: &str) -> String {
    // The longest beginning says most: “unclosed array” also begins “unclosed array table”.
    let known = KINDS.iter().filter(|(en, _)| message.starts_with(en));
    let Some((_, zh)) = known.max_by_key(|(en, _)| en.len()) else {
        return message.to_owned();
    };
    match missing_sign(message) {
        Some(sign) => format!("{zh}，此处缺 {sign}"),
        None => (*zh).to_owned(),
    }
}

/// The one sign that would close what is open, where the reader of TOML names it.
fn missing_sign(message: &str) -> Option<&str> {
    let (before, sign) = message.split_once(", expected `")?;
    let sign = sign.strip_suffix('`')?;
    (before.starts_with("unclosed") && !sign.contains('`')).then_some(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_beginning_is_taken() {
        assert_eq!(
            syntax_zh("unclosed table, expected `]`"),
            "表名的方括号没有闭合，此处缺 ]"
        );
        assert_eq!(
            syntax_zh("unclosed array table, expected `]`"),
            "表名的双方括号没有闭合，此处缺 ]"
        );
        assert_eq!(
            syntax_zh("Unexpected token in object"),
            syntax_zh("Unexpected token")
        );
        assert_eq!(
            syntax_zh("invalid unquoted key, expected letters, numbers, `-`, `_`"),
            "键有不能用的字符；含中文的键须用英文引号括起"
        );
    }

    #[test]
    fn what_is_not_known_is_passed_on() {
        assert_eq!(syntax_zh("something new"), "something new");
    }
}
