"""Who says what, how surely, and whether it is news."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SpeechWords:
    """Words and patterns. Patterns are regular expressions, case ignored, bounded in length.

    Attributes:
        says: verbs of saying, as alternatives of one pattern.
        according: openers before a voice ("according to", "selon").
        told: patterns between a voice and the medium it spoke to ("told", "joints par").
        relayed: patterns before a medium that passes a voice on ("cited by", "as reported by").
        quoting: patterns after a medium and before the voice it quotes.
        anonymous: voices without a name ("sources", "reports", "witnesses"): noun patterns.
        hedges: words of doubt.
        confirmed: patterns that say that officials or the writer confirm.
        unconfirmed: patterns that say that there is no confirmation.
        statement: patterns of speech that tells of no happening ("warned", "a condamné").
        background: patterns of history and context.
        habits: patterns of what goes on for long or comes again and again, which tell of no one act.
        pluperfect: patterns of what had happened before.
        aggregate: patterns of a total over time or space.
        periods: patterns of periods of months and years, over which persons are counted ("between January and June").
        planned, denied, hypothetical: patterns of what has not happened.
        negated: patterns of words of which every denial has one; they make none by themselves.
        counters: patterns with which who denies something goes on to what they say instead (", saying", "mais affirme").
        later: patterns of what comes of a happening in the days after it: the wounded who die, a toll that rises.
        responses: patterns of what a side did from the air after a happening ("then carried out air strikes").
        stages: patterns of what is no violence by itself and gives the violence told behind it its day ("inmates escaped").
        stop: what a voice's words end at.
        recalled: patterns before a number that say that somebody had given it before ("had spoken of", "avait évoqué"), up to the number.
    """

    says: str
    according: tuple[str, ...]
    told: tuple[str, ...]
    relayed: tuple[str, ...]
    quoting: tuple[str, ...]
    anonymous: tuple[str, ...]
    hedges: tuple[str, ...]
    confirmed: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    statement: tuple[str, ...]
    background: tuple[str, ...]
    habits: tuple[str, ...]
    pluperfect: tuple[str, ...]
    aggregate: tuple[str, ...]
    periods: tuple[str, ...]
    planned: tuple[str, ...]
    denied: tuple[str, ...]
    hypothetical: tuple[str, ...]
    negated: tuple[str, ...]
    counters: tuple[str, ...]
    later: tuple[str, ...]
    responses: tuple[str, ...]
    stages: tuple[str, ...]
    stop: str
    recalled: tuple[str, ...] = ()
