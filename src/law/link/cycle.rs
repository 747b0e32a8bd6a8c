//! Rules may refer to earlier rules only, so that no cycle can be written.

use super::Linker;
use crate::law::{Code, Condition, Offence};

/// Reports each use of a rule in itself or in an earlier one.
pub(super) fn rules(linker: &mut Linker<'_>, offence: &Offence) {
    for (at, rule) in offence.rules.iter().enumerate() {
        let later = &offence.rules[at..];
        rule.when.walk(&mut |one| {
            let Condition::Rule(used) = one else { return };
            if later.iter().any(|one| one.id == *used) {
                linker.report(
                    Code::Cycle,
                    used,
                    format!("“{}”只能引用排在它前面的规则，“{used}”不是", rule.id),
                    format!(
                        "`{}` may use earlier rules only, and `{used}` is not one",
                        rule.id
                    ),
                );
            }
        });
    }
}
