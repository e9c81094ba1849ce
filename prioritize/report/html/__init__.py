"""What the pages in HTML share: each is one file, without scripts or anything from outside."""
