"""The routes, one file for each room; listed in `web.rooms`."""
