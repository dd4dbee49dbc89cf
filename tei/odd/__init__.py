"""An ODD processor: one ODD, every schema.

`read` an ODD, `customize` the TEI source with it, then write RELAX NG (`relaxng`), XSD (`xsd`),
Schematron (`schematron`) and documentation. Guidelines: TD (Documentation Elements), USE.
"""
