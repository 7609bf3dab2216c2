"""What a rule or channel would do, in words, for whoever wrote it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from firsthand.alerts.channel import (
    AppriseChannel,
    AtomChannel,
    Channel,
    EmailChannel,
    Secret,
    WebhookChannel,
)
from firsthand.alerts.rule import Rule
from firsthand.alerts.words import Words
from firsthand.domain.alert import AlertKind


def rule_in_words(rule: Rule) -> str:
    """One paragraph."""
    words = Words.of("en")
    which = words.all_of(_conditions(rule)) or "any incident"
    told = words.all_of(_occasions(rule))
    channels = words.all_of(rule.channels)
    backlog = (
        "Incidents that the store holds already are told too."
        if rule.backlog
        else "Incidents that the store holds when the rule is first used are noted and not told."
    )
    language = {"en": "English", "fr": "French"}[rule.language]
    return f"{rule.name}: tells {channels} in {language}, {_when(rule)}, {told}. Which: {which}. {backlog}"


def channel_in_words(channel: Channel) -> str:
    """One line, without any secret."""
    match channel:
        case EmailChannel():
            login = f", as {channel.username} with {channel.password}" if channel.username else ""
            to = ", ".join(channel.to)
            return f"{channel.name}: e-mail to {to} through {channel.host}:{channel.port} ({channel.security}{login})"
        case WebhookChannel():
            where = f"the address in {channel.url}" if isinstance(channel.url, Secret) else _host(channel.url)
            signed = f"signed with {channel.secret}" if channel.secret else "not signed"
            return f"{channel.name}: webhook to {where}, {signed}"
        case AtomChannel():
            return f"{channel.name}: Atom feed in {channel.path}, the last {channel.entries} messages"
        case AppriseChannel():
            return f"{channel.name}: Apprise, with the address in {channel.url}"
        case _:
            assert_never(channel)


def _host(url: str) -> str:
    """An address without its path, which may hold a secret."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return f"{scheme}://{host}" + ("/..." if path else "")


def _conditions(rule: Rule) -> Iterator[str]:
    filters = rule.filters
    if rule.offices:
        reach = [f"{office.name} ({office.km:g} km)" for office in rule.offices]
        uncertain = ", those that may be there included" if rule.allow_uncertain else ""
        yield f"within reach of {Words.of('en').all_of(reach, 'or')}{uncertain}"
    if filters.near:
        yield f"within {filters.near[2]:g} km of {filters.near[0]:g}, {filters.near[1]:g}"
    if filters.bbox:
        yield "in the box from {1:g}, {0:g} to {3:g}, {2:g}".format(*filters.bbox)
    if filters.country:
        yield f"in {Words.of('en').country(filters.country.upper())}"
    if filters.admin1:
        yield f"in the first-order unit {filters.admin1}"
    if filters.type:
        yield f"of the type {filters.type}"
    if filters.actor:
        yield f"with {filters.actor} as a party"
    if filters.text:
        yield f"told with the words {filters.text}"
    if filters.id:
        yield f"with the id {filters.id}"
    yield from _evidence(rule)


def _evidence(rule: Rule) -> Iterator[str]:
    filters = rule.filters
    if rule.min_killed:
        yield f"{rule.min_killed} or more killed ({rule.figure.value} figure)"
    if filters.grade:
        yield f"graded {filters.grade.value}"
    if rule.min_grade:
        yield f"graded {rule.min_grade.value} or above"
    if filters.min_origins:
        yield f"told by {filters.min_origins} or more independent origins"
    if filters.unreviewed is not None:
        yield "that no reviewer decided about" if filters.unreviewed else "that a reviewer decided about"
    if filters.since:
        yield f"possibly on or after {filters.since}"
    if filters.until:
        yield f"possibly on or before {filters.until}"
    if rule.within_days:
        yield f"possibly within the last {rule.within_days} days"


def _occasions(rule: Rule) -> Iterator[str]:
    for kind in rule.on:
        if kind is AlertKind.FIRST:
            yield "when an incident first comes up"
        elif kind is AlertKind.REVISED:
            limit = rule.threshold
            percent = f" and {limit.percent:g} %" if limit.percent else ""
            persons = "1 person" if limit.persons == 1 else f"{limit.persons} persons"
            kinds = Words.of("en").all_of((kind.value for kind in limit.kinds), "or")
            yield f"when its {rule.figure.value} figure of {kinds} moves by {persons}{percent} or more"
        else:
            yield "when its grade changes"


def _when(rule: Rule) -> str:
    timing = rule.timing
    if timing.digest is not None:
        return f"in a digest {timing.digest} ({timing.zone.key})"
    return f"at once, but not from {timing.quiet} ({timing.zone.key})" if timing.quiet else "at once"
