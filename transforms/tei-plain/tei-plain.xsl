<?xml version="1.0" encoding="UTF-8"?>
<!-- What tei:tei-plain.xsl means in a stylesheet of the user's own: the TEI as it is. What templates of
     yours make of it is what the format is made of; there is no stylesheet of ours for it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>
  <xsl:template match="/"><xsl:apply-templates/></xsl:template>
  <xsl:template match="node()">
    <xsl:copy><xsl:copy-of select="@*"/><xsl:apply-templates/></xsl:copy>
  </xsl:template>
</xsl:stylesheet>
