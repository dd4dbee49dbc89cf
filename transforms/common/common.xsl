<?xml version="1.0" encoding="UTF-8"?>
<!-- What all outputs share. A format's stylesheet imports this file, and then says what is its own:
     <xsl:import href="../common/common.xsl"/>. The comment at the top of each module lists what
     it gives. They are included, not imported: libxslt asks each import anew for each text. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="unrendered.xsl"/>
  <xsl:include href="text.xsl"/>
  <xsl:include href="names.xsl"/>
  <xsl:include href="marks.xsl"/>
  <xsl:include href="metadata.xsl"/>
  <xsl:include href="numbering.xsl"/>
  <xsl:include href="labels.xsl"/>
  <xsl:include href="dates.xsl"/>
  <xsl:include href="verse.xsl"/>
  <xsl:include href="descriptions.xsl"/>
  <xsl:include href="readings.xsl"/>
</xsl:stylesheet>
