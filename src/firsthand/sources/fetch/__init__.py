"""Getting what addresses hold: politely, within bounds, and from public addresses only."""

from firsthand.sources.fetch.on_demand import OnDemand
from firsthand.sources.fetch.settings import NETWORK, FetchSettings

__all__ = ["NETWORK", "FetchSettings", "OnDemand"]
