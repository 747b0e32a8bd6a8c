//! Relations between offences: their names resolve, and none speaks of an offence beside itself.

use super::Linker;
use super::condition::link as link_condition;
use crate::law::Code;

pub(super) fn link(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("relations.toml");
    linker.unique(law.relations.iter().map(|relation| &relation.id));
    linker.unique(law.cautions.iter().map(|caution| &caution.id));
    let offences = law.offences.iter().map(|(_, offence)| offence.id.as_str());
    for relation in &law.relations {
        for name in std::iter::once(&relation.offence).chain(&relation.beside) {
            linker.resolve(("罪名", "offence"), name, offences.clone());
        }
        if let Some(itself) = relation.beside.iter().find(|one| **one == relation.offence) {
            linker.report(
                Code::Cycle,
                itself,
                format!("“{itself}”不能与自身有关系"),
                format!("`{itself}` cannot stand in a relation to itself"),
            );
        }
        if let Some(when) = &relation.when {
            link_condition(linker, when, &[]);
        }
        linker.cites(&relation.cite);
    }
    for caution in &law.cautions {
        link_condition(linker, &caution.when, &[]);
        linker.cites(&caution.cite);
    }
}
