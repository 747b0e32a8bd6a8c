//! A macro for structs of texts that are read from `data/texts`.

/// Structs whose fields are texts, one for each table of a file of texts: a key too few or too many is refused.
macro_rules! texts {
    ($($(#[$doc:meta])* $name:ident { $($field:ident),* $(,)? })*) => {
        $($(#[$doc])*
        #[derive(Clone, Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields, rename_all = "kebab-case")]
        #[allow(missing_docs, reason = "the wording in data/texts says what each is")]
        pub struct $name { $(pub $field: $crate::text::Text),* })*
    };
}

pub(crate) use texts;
