//! The breadcrumb: the stages with their states, and how far the interview has come.

use super::InterviewScreen;
use crate::interview::Standing;
use crate::tui::context::View;
use crate::tui::session::Session;
use crate::tui::widget::{Stage, StageState};

impl InterviewScreen {
    /// The stages that have anything to ask, by position.
    pub(super) fn stages_shown(view: View<'_>, session: &Session<'_>) -> Vec<usize> {
        let interview = view.context.interview;
        let asks = |stage: usize| {
            let questions = interview
                .questions
                .iter()
                .zip(&session.progress().standings);
            questions
                .filter(|(question, _)| interview.stage_of(question) == stage)
                .any(|(_, standing)| *standing != Standing::Hidden)
        };
        (0..interview.stages.len()).filter(|at| asks(*at)).collect()
    }

    pub(super) fn crumbs_of(&self, view: View<'_>, session: &Session<'_>) -> Vec<Stage> {
        let current = view.context.interview.stage_of(self.question(view));
        Self::stages(view, session, current)
    }

    /// The stages for the breadcrumb, with the one at hand.
    pub(in crate::tui::screen) fn stages(
        view: View<'_>,
        session: &Session<'_>,
        current: usize,
    ) -> Vec<Stage> {
        let interview = view.context.interview;
        let state = |at: usize| {
            let progress = session.progress().stage(interview, at);
            if at == current {
                StageState::Current
            } else if progress.shown > 0 && progress.answered == progress.shown {
                StageState::Done
            } else {
                StageState::Open
            }
        };
        let named = |at: usize| Stage {
            name: interview.stages[at].name.get(view.lang).to_owned(),
            state: state(at),
        };
        let shown = Self::stages_shown(view, session);
        shown.into_iter().map(named).collect()
    }

    /// How many questions are answered, of how many.
    pub(in crate::tui::screen) fn count(view: View<'_>, session: &Session<'_>) -> String {
        let (done, all) = session.progress().count();
        view.texts().interview.progress.fill(
            view.lang,
            &[("done", &done.to_string()), ("all", &all.to_string())],
        )
    }
}
