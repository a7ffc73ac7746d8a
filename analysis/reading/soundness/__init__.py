"""Is a text sound? Judged by signs, logged, refused where it would be misread; never guessed."""
