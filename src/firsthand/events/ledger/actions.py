"""Which concerted actions are one operation, kept as documents and incidents come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from firsthand.events.ledger.ledger import Ledger


class Actions:
    """Concerted actions as single documents tell them; those that share an incident are one operation.

    An operation has the key of its first action.

    Args:
        ledger: which incidents the parts of the actions are of.
    """

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._document_of: dict[str, str] = {}
        self._parts: dict[str, tuple[str, ...]] = {}
        self._action_of: dict[str, str] = {}  # part to action
        self._of_document: dict[str, tuple[str, ...]] = {}
        self._operation_of: dict[str, str] = {}  # action to operation
        self._members: dict[str, tuple[str, ...]] = {}  # operation to actions
        self._incidents: dict[str, frozenset[str]] = {}  # operation to incidents
        self._held_by: dict[str, str] = {}  # incident to operation
        self._touched: set[str] = set()

    def put(self, document: str, actions: Sequence[tuple[str, tuple[str, ...]]]) -> None:
        """Take in the actions that a document tells of, each by its key with the keys of its parts."""
        if actions:
            self._of_document[document] = tuple(key for key, _ in actions)
        for key, parts in actions:
            self._document_of[key] = document
            self._parts[key] = parts
            self._action_of.update(dict.fromkeys(parts, key))
            self._touched.add(key)

    def drop(self, document: str) -> None:
        """Leave them out."""
        for key in self._of_document.pop(document, ()):
            for part in self._parts.pop(key):
                del self._action_of[part]
            del self._document_of[key]
            self._touched.add(key)

    def settle(self, incidents: Iterable[str], gone: Iterable[str]) -> tuple[set[str], set[str], set[str]]:
        """Group anew what was touched.

        Args:
            incidents: keys of incidents that are new or told otherwise.
            gone: keys of those that are no more.

        Returns:
            The operations that are new or not as before; those that are no more; and the incidents that belong to
            another operation than before, or to one no longer.
        """
        changed = set(incidents)
        dirty = self._touched | {action for key in changed for action in self._actions_of(key)}
        for key in (*changed, *gone):
            dirty.update(self._members.get(self._held_by.get(key, ""), ()))
        self._touched = set()
        before: dict[str, str] = {}
        dropped: set[str] = set()
        todo = set(dirty)
        fresh: set[str] = set()
        while todo:
            component = self._component(todo.pop(), todo, before, dropped)
            if component:
                fresh |= self._found(component)
        moved = {
            key
            for key in {*before, *(held for operation in fresh for held in self._incidents[operation])}
            if before.get(key) != self._held_by.get(key)
        }
        return fresh, dropped - fresh, moved - set(gone)

    def around(self, incidents: Iterable[str]) -> set[str]:
        """The operations that some incidents are part of."""
        return {self._held_by[key] for key in incidents if key in self._held_by}

    def operation_of(self, incident: str) -> str | None:
        """The operation that an incident is part of, as last settled."""
        return self._held_by.get(incident)

    def members(self, operation: str) -> list[tuple[str, str]]:
        """The actions of an operation, each with its document, in order."""
        return [(self._document_of[key], key) for key in self._members[operation]]

    def incidents(self, operation: str) -> frozenset[str]:
        """The incidents of an operation."""
        return self._incidents[operation]

    def _component(
        self, start: str, todo: set[str], before: dict[str, str], dropped: set[str]
    ) -> tuple[set[str], set[str]] | None:
        """An action with all that share an incident with it; the operations they made up are taken apart."""
        actions, incidents, queue = {start}, set[str](), [start]
        while queue:
            key = queue.pop()
            todo.discard(key)
            for other in self._take_apart(key, before, dropped):
                if other not in actions:
                    todo.add(other)
            for part in self._parts.get(key, ()):
                incident = self._ledger.incident_of(part)
                if incident is not None and incident not in incidents:
                    incidents.add(incident)
                    fresh = self._actions_of(incident) - actions
                    actions |= fresh
                    queue += fresh
        actions = {key for key in actions if key in self._parts}
        return (actions, incidents) if actions and incidents else None

    def _take_apart(self, action: str, before: dict[str, str], dropped: set[str]) -> tuple[str, ...]:
        operation = self._operation_of.get(action)
        if operation is None:
            return ()
        dropped.add(operation)
        members = self._members.pop(operation)
        for key in members:
            del self._operation_of[key]
        for incident in self._incidents.pop(operation):
            before[incident] = self._held_by.pop(incident)
        return members

    def _found(self, component: tuple[set[str], set[str]]) -> set[str]:
        actions, incidents = component
        operation = min(actions)
        self._members[operation] = tuple(sorted(actions))
        self._incidents[operation] = frozenset(incidents)
        self._operation_of.update(dict.fromkeys(actions, operation))
        self._held_by.update(dict.fromkeys(incidents, operation))
        return {operation}

    def _actions_of(self, incident: str) -> set[str]:
        parts = (sketch.key for sketch in self._ledger.incident(incident).told)
        return {self._action_of[part] for part in parts if part in self._action_of}
