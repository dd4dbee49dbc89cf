<?xml version="1.0" encoding="UTF-8"?>
<!-- What tei:jats.xsl means in a stylesheet of the user's own: jats.xsl, open to templates without a
     mode (../txt/overrides.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="jats.xsl"/>
  <xsl:include href="../txt/overrides.xsl"/>
</xsl:stylesheet>
