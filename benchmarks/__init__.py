"""Made-up records in any number, and a comparison with plain MkDocs + Material."""
