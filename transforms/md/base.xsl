<?xml version="1.0" encoding="UTF-8"?>
<!-- What tei:md.xsl means in a stylesheet of the user's own: md.xsl, open to templates without a
     mode (../txt/overrides.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="md.xsl"/>
  <xsl:include href="../txt/overrides.xsl"/>
</xsl:stylesheet>
