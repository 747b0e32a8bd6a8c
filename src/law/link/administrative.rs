//! Administrative penalties: their offence, rules, conditions and citations.

use super::Linker;
use super::condition::link as link_condition;
use crate::law::{AdministrativePenalty, Code, Statement};

pub(super) fn link(linker: &mut Linker<'_>) {
    let law = linker.law;
    let all = &law.administrative;
    linker.enter("administrative.toml");
    linker.resolve(
        ("罪名", "offence"),
        &all.beside,
        law.offences.iter().map(|(_, offence)| offence.id.as_str()),
    );
    let amounts = law
        .offences
        .iter()
        .filter(|(_, offence)| offence.id == all.beside)
        .flat_map(|(_, offence)| &offence.amounts);
    linker.resolve(
        ("金额", "amount"),
        &all.gains,
        amounts.map(|amount| amount.id.as_str()),
    );
    for statement in [&all.feeds, &all.civil, &all.exempted] {
        linker.cites(&statement.cite);
    }
    let scope = all.scope(law);
    let own = scope.len() - all.rules.len();
    linker.unique(all.rules.iter().map(|rule| &rule.id));
    for (at, rule) in all.rules.iter().enumerate() {
        linker.cites(&rule.cite);
        // A rule may use the rules before it and no others, so that no circle can be written.
        link_condition(linker, &rule.when, &scope[..own + at]);
    }
    for remark in &all.remarks {
        linker.cites(&remark.cite);
        link_condition(linker, &remark.when, &scope);
    }
    linker.unique(all.penalties.iter().map(|penalty| &penalty.id));
    for penalty in &all.penalties {
        linker.cites(&penalty.cite);
        linker.cites(penalty.note.iter().flat_map(|note: &Statement| &note.cite));
        link_condition(linker, &penalty.when, &scope);
        says_something(linker, penalty);
    }
}

/// A penalty has something to impose, or says to what it refers; never both.
fn says_something(linker: &mut Linker<'_>, penalty: &AdministrativePenalty) {
    let imposes = !penalty.detention.is_empty() || !penalty.fines.is_empty();
    if imposes == penalty.refers.is_some() {
        linker.report(
            Code::EmptyItem,
            &penalty.id,
            "要么写拘留或者罚款，要么写 refers",
            "it has either detention or a fine, or `refers`",
        );
    }
}
