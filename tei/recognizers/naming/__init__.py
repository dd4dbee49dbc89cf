"""What the names of a text are: read once a document, for the rules of names to tag.

`lexicon` knows the words, `analysis` reads a run of capitalized words, `people` keeps persons
apart, `contexts` looks at the words around, and `resolution` puts all of it together. The rules
`persons`, `places` and `organizations` each take their own part of the result: so a place within
the name of an organization is tagged by neither twice.
"""
