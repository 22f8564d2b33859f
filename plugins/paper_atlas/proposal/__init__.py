"""From an abstract to the facts that it states, as proposals for a person to accept or reject."""

from paper_atlas.proposal.proposals import Proposals, Proposer, claim_of, proposer, run_of

__all__ = ["Proposals", "Proposer", "claim_of", "proposer", "run_of"]
