"""Tests of the atlas, and the tools they need."""
