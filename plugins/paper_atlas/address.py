"""Addresses of pages and of files for programs, from the site's root; stable."""

from __future__ import annotations

PAPERS, HARDWARE, ARCHITECTURES, VENDORS = "papers/", "hardware/", "architectures/", "vendors/"
SYSTEMS, MEMORY, TECHNIQUES, TASKS, YEARS = "systems/", "memory/", "techniques/", "tasks/", "years/"
EXPLORE = "explore/"
API = "api/v1/"
"""Below it what programs read. Within a version files and fields are added, never taken away."""
CITATIONS, DUMPS, SCHEMAS = f"{API}citations/", f"{API}dumps/", f"{API}schema/"
FEEDS = "feeds/"
