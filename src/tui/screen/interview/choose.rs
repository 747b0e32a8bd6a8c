//! Choosing among options: one, several, or several facts at once.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::widgets::StatefulWidget;

use super::super::moving::{Moving, moving};
use super::Answered;
use crate::interview::{Choice, ChoiceKind, Form, Question, choices, is_chosen};
use crate::report::effect;
use crate::text::Lang;
use crate::tui::action::Action;
use crate::tui::context::View;
use crate::tui::input::Input;
use crate::tui::session::Session;
use crate::tui::widget::{Item, List, ListState, Mark};

/// The options of a question.
#[derive(Default)]
pub(super) struct Choose {
    options: Vec<Choice>,
    state: ListState,
    ticks: bool,
}

impl Choose {
    pub(super) fn new(view: View<'_>, session: &Session<'_>, question: &Question) -> Self {
        let context = view.context;
        let options = choices(context.law, question, &view.words());
        let chosen = |option: &Choice| {
            is_chosen(
                context.interview,
                context.law,
                session.case(),
                question,
                option.kind,
            )
        };
        let state = ListState {
            selected: options.iter().position(chosen).unwrap_or(0),
            ..ListState::default()
        };
        Choose {
            options,
            state,
            ticks: matches!(question.form, Form::Set | Form::Checklist),
        }
    }

    /// Whether several can be ticked.
    pub(super) fn ticks(&self) -> bool {
        self.ticks
    }

    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        view: View<'_>,
        session: &Session<'_>,
        question: &Question,
    ) {
        let context = view.context;
        let items: Vec<Item> = self
            .options
            .iter()
            .map(|option| {
                let chosen = is_chosen(
                    context.interview,
                    context.law,
                    session.case(),
                    question,
                    option.kind,
                );
                let several =
                    self.ticks && matches!(option.kind, ChoiceKind::Value(_) | ChoiceKind::Fact(_));
                let mark = if several {
                    Mark::Check(chosen)
                } else {
                    Mark::Radio(chosen)
                };
                let note = match option.kind {
                    ChoiceKind::Unknown => view.say(&view.texts().common.unknown_note),
                    _ => option.term.as_ref().map_or("", |term| term.get(view.lang)),
                };
                let note = if adds(note, option.says.get(view.lang), view.lang) {
                    note
                } else {
                    ""
                };
                let effect = self.effect(view, session, question, option, chosen);
                // In low windows the plain words have to do.
                let note = if area.height < 14 { "" } else { note };
                Item::new(option.says.get(view.lang))
                    .explained(note)
                    .value(effect)
                    .marked(mark)
            })
            .collect();
        List::new(view.look(), &items).focus(true).render(
            area,
            frame.buffer_mut(),
            &mut self.state,
        );
    }

    /// What choosing an option would come to, where that differs from the case as it stands.
    fn effect(
        &self,
        view: View<'_>,
        session: &Session<'_>,
        question: &Question,
        option: &Choice,
        chosen: bool,
    ) -> String {
        if chosen || option.kind == ChoiceKind::Unknown {
            return String::new();
        }
        let said = effect(
            session.matter(),
            &view.phrases(),
            view.context.interview,
            (question, option),
        );
        let level = |level: String| {
            let text = &view.texts().interview.chosen_effect;
            text.fill(view.lang, &[("level", &level)])
        };
        said.map(level).unwrap_or_default()
    }

    pub(super) fn handle(
        &mut self,
        input: &Input,
        action: Option<Action>,
        view: View<'_>,
        session: &mut Session<'_>,
        question: &Question,
    ) -> Answered {
        match (
            moving(&mut self.state, self.options.len(), input, action),
            action,
        ) {
            (Moving::Chosen, Some(Action::Confirm)) => self.confirm(view, session, question),
            (Moving::Chosen, _) => {
                self.choose(view, session, question);
                if self.several() {
                    Answered::Stay
                } else {
                    Answered::On
                }
            }
            (Moving::Moved, _) => Answered::Stay,
            (Moving::Ignored, Some(Action::Toggle)) => {
                self.choose(view, session, question);
                Answered::Stay
            }
            (Moving::Ignored, _) => Answered::No,
        }
    }

    /// Whether the selected option is one of several that may be ticked.
    fn several(&self) -> bool {
        let kind = self
            .options
            .get(self.state.selected)
            .map(|option| option.kind);
        self.ticks && matches!(kind, Some(ChoiceKind::Value(_) | ChoiceKind::Fact(_)))
    }

    /// Enter: takes the option at hand, unless several are being ticked and some are ticked already.
    fn confirm(
        &mut self,
        view: View<'_>,
        session: &mut Session<'_>,
        question: &Question,
    ) -> Answered {
        let context = view.context;
        let ticked = self.options.iter().any(|option| {
            matches!(option.kind, ChoiceKind::Value(_) | ChoiceKind::Fact(_))
                && is_chosen(
                    context.interview,
                    context.law,
                    session.case(),
                    question,
                    option.kind,
                )
        });
        if !(self.several() && ticked) {
            self.choose(view, session, question);
        }
        Answered::On
    }

    fn choose(&mut self, view: View<'_>, session: &mut Session<'_>, question: &Question) {
        if let Some(option) = self.options.get(self.state.selected) {
            session.edit(|case| {
                option.choose(view.context.interview, view.context.law, case, question)
            });
        }
    }
}

/// Whether a legal term says more than the plain words: “all of them” needs no “all” below it.
fn adds(term: &str, plain: &str, lang: Lang) -> bool {
    match lang {
        Lang::Zh => term.chars().any(|letter| !plain.contains(letter)),
        Lang::En => {
            let known = |word: &str| plain.split(' ').any(|one| one == word);
            term.split(' ').any(|word| !known(word))
        }
    }
}
