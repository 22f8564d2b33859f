"""What a pull request changes in the records, put before the person who decides.

`facts` and `difference` say what a record states and what an edit changes; `changes` and `pull_request` find
that out of a repository; `report` carries it between two workflows; `markdown` and `comment` show it.
"""
