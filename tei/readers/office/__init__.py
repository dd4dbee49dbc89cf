"""What Word and Writer have in common: their packages, what stands in them, how it is written.

    package.py      the zip file, read within bounds
    model.py        what both formats say, in one set of records
    styles.py       what the name of a style says: a heading, a quotation, an element of TEI
    counting.py     numbers as labels print them: 4, d, iv
    formulas.py     equations of Word -> MathML
    composition.py  the model -> a document (blocks.py, lists.py, inline.py, notes.py)
"""
