"""Whether the addresses that records lead to still answer.

`addresses` lists them, `visit` asks politely, `history` remembers between runs, `dead` says what to mend.
"""
