"""Who says what, how surely, and whether it is news."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SpeechWords:
    """Words and patterns. Patterns are regular expressions, case ignored, bounded in length.

    Attributes:
        says: verbs of saying, as alternatives of one pattern.
        sees: verbs of seeing for oneself ("saw", "a constaté"), as alternatives of one pattern.
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
        feared: patterns of fear, up to what is feared ("fearing an"): of more of the same nothing is told.
        own_since: patterns of what has a "since" of its own, up to it: what nothing surpassed ("the deadliest"), and who is missing or held.
        negated: patterns of words of which every denial has one; they make none by themselves.
        counters: patterns with which who denies something goes on to what they say instead (", saying", "mais affirme").
        later: patterns of what comes of a happening in the days after it: the wounded who die, a toll that rises.
        responses: patterns of what a side did from the air after a happening ("then carried out air strikes").
        pursuits: patterns of what forces do against those who struck just before ("gave chase", "a échangé des tirs avec le gang").
        there: patterns that put something where the sentence before did ("in the same area", "dans ce secteur").
        ordinals: patterns of the first, the second ... of several happenings told before ("the first attack").
        comes: patterns of a happening that is set behind another in time, up to the word "after" ("they come three days after").
        stages: patterns of what is no violence by itself and gives the violence told behind it its day ("inmates escaped").
        stop: what a voice's words end at.
        learnt: verbs of getting to know ("a appris"), of claiming, and of telling with a name ("told AFP"): a day behind is that of the news.
        addressed: patterns of those spoken to and of the way, between a verb of saying and its day ("by phone", "à l'AFP").
        announced: patterns of verbs of saying right behind a day that is that of speaking ("police on Monday said").
        shows: patterns of verbs of showing what had happened before ("released", "a diffusé").
        recordings: patterns of what is shown, with the words before it ("a video", "des photos").
        so_long_from: ends of what tells how far one happening is from another, up to the words for the other ("after a ", "lendemain d'").
        told_before: patterns of those words where they name what was told before and nothing more ("the attack").
        occurs: verbs with which a happening told before is said to have come so long after another.
        recalled: patterns before a number that say that somebody had given it before ("had spoken of", "avait évoqué"), up to the number.
        takes_credit: verbs of claiming an act, which by themselves say nothing of how many it harmed ("claimed responsibility", "a revendiqué").
        tells_on: patterns with which who claims an act goes on to tell what it did ("saying", "put the toll at", "affirmant").
        act_itself: patterns behind a claimed act with which the writer goes on to tell of it ("that killed", "qui a fait").
    """

    says: str
    sees: str
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
    feared: tuple[str, ...]
    own_since: tuple[str, ...]
    negated: tuple[str, ...]
    counters: tuple[str, ...]
    later: tuple[str, ...]
    responses: tuple[str, ...]
    stages: tuple[str, ...]
    stop: str
    learnt: tuple[str, ...] = ()
    addressed: tuple[str, ...] = ()
    announced: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    recordings: tuple[str, ...] = ()
    so_long_from: tuple[str, ...] = ()
    told_before: tuple[str, ...] = ()
    occurs: tuple[str, ...] = ()
    pursuits: tuple[str, ...] = ()
    there: tuple[str, ...] = ()
    comes: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    takes_credit: tuple[str, ...] = ()
    tells_on: tuple[str, ...] = ()
    act_itself: tuple[str, ...] = ()
