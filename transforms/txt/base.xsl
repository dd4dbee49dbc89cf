<?xml version="1.0" encoding="UTF-8"?>
<!-- What tei:txt.xsl means in a stylesheet of the user's own: txt.xsl, open to templates without a
     mode (../txt/overrides.xsl). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="txt.xsl"/>
  <xsl:include href="overrides.xsl"/>
</xsl:stylesheet>
