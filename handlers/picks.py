"""What is picked by typing: a number, 第二个, the label of a button."""

from handlers import texts
from handlers.actions import Action, Context, NoneOfThese, Original, Reasons, Show, Where
from handlers.numbers import ordinal, picked
from handlers.session import Session


def typed_pick(text: str, session: Session) -> Action | None:
    """The action that a text picks, as it would by a button; None when it picks nothing."""
    return _counted(text, session) or picked(text, session.offered) or _labelled(text, session)


def _counted(text: str, session: Session) -> Action | None:
    """The n-th entry that the question brought up, when 第二个 is said under an answer that offers no entries."""
    at = ordinal(text)
    if not at or at > len(session.left) or any(isinstance(action, Show) for action in session.offered):
        return None
    return Show(session.left[at - 1].entry_id)


def _labelled(text: str, session: Session) -> Action | None:
    """The button whose label was typed, as it would stand under the last answer or list."""
    label, shown = text.strip(), session.shown
    if label == texts.NONE_OF_THESE:
        return NoneOfThese(session.step)
    if not shown:
        return None
    if shown.startswith("doc:"):
        return Context(shown, 0) if label == texts.CONTEXT else None
    details: dict[str, Action] = {
        texts.ORIGINAL: Original(shown),
        texts.WHERE: Where(shown),
        texts.REASONS: Reasons(shown, session.tag),
    }
    return details.get(label)
