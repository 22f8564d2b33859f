"""From an abstract to the facts that it states, as proposals for a person to accept or reject."""
