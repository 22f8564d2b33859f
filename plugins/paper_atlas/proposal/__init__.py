"""From an abstract to the facts that it states, as proposals for a person to accept or reject."""

from paper_atlas.proposal.claims import Result
from paper_atlas.proposal.devices import Device
from paper_atlas.proposal.guide import guide_data
from paper_atlas.proposal.proposals import Proposals, Proposer, claim_of, proposer, run_of
from paper_atlas.proposal.scales import RESULTS
from paper_atlas.proposal.terms import Suggestion

__all__ = [
    "RESULTS",
    "Device",
    "Proposals",
    "Proposer",
    "Result",
    "Suggestion",
    "claim_of",
    "guide_data",
    "proposer",
    "run_of",
]
