"""What a browser needs to search the atlas: names, lists, cards."""
