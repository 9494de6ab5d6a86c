"""Have a language model write a short answer over the passages, and keep what they bear out."""

from __future__ import annotations

from citewell.assistant.settings import Settings
from citewell.assistant.synthesis.check import checked
from citewell.assistant.synthesis.prompt import messages_for
from citewell.assistant.synthesis.types import Synthesis
from citewell.assistant.types import Answer
from citewell.index import Index


def write(found: Answer, index: Index, settings: Settings) -> Synthesis | None:
    """Return what the language model of the settings writes over the passages of an answer.

    None when the settings name none, or the answer has no passages. A failure of the endpoint is the `problem`.
    """
    if not settings.llm or not found.passages:
        return None
    from citewell.assistant.synthesis.client import Endpoint, EndpointError, complete  # nothing else imports it

    try:
        reply = complete(Endpoint(settings.llm, settings.llm_model, settings.llm_key), messages_for(found))
    except EndpointError as error:
        return Synthesis(settings.llm_model, (), 0, str(error))
    sentences, dropped = checked(reply, found.passages, index.terms)
    return Synthesis(settings.llm_model, sentences, dropped)
