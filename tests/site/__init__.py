"""Tests of whole sites, as they are built."""
