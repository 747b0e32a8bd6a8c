//! Relations between offences: their names resolve, and none speaks of an offence beside itself.

use super::condition::link as link_condition;
use super::{Linker, time};
use crate::law::{Code, RelationKind};

pub(super) fn link(linker: &mut Linker<'_>) {
    let law = linker.law;
    linker.enter("relations.toml");
    linker.unique(law.relations.iter().map(|relation| &relation.id));
    linker.unique(law.cautions.iter().map(|caution| &caution.id));
    let offences = law.offences.iter().map(|(_, offence)| offence.id.as_str());
    for relation in &law.relations {
        for name in relation.offence.iter().chain(&relation.beside) {
            linker.resolve(("罪名", "offence"), name, offences.clone());
        }
        if relation.offence.is_none()
            && (relation.kind == RelationKind::Absorbs || !relation.beside.is_empty())
        {
            linker.report(
                Code::WrongType,
                &relation.id,
                "吸收关系和写明 beside 的关系要写明 offence",
                "a relation that absorbs or names `beside` has to name its `offence`",
            );
        }
        let mut beside = relation.beside.iter();
        if let Some(itself) = beside.find(|one| Some(*one) == relation.offence.as_ref()) {
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
        time::judged(linker, relation.judged, &relation.cite);
    }
    for caution in &law.cautions {
        link_condition(linker, &caution.when, &[]);
        linker.cites(&caution.cite);
        time::judged(linker, caution.judged, &caution.cite);
    }
}
