<?xml version="1.0" encoding="UTF-8"?>
<!-- What all outputs share. A format's stylesheet imports this file, and then says what is its own:
     <xsl:import href="../common/common.xsl"/>. The comment at the top of each module lists what
     it gives. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="unrendered.xsl"/>
  <xsl:import href="text.xsl"/>
  <xsl:import href="names.xsl"/>
  <xsl:import href="marks.xsl"/>
  <xsl:import href="metadata.xsl"/>
  <xsl:import href="numbering.xsl"/>
  <xsl:import href="labels.xsl"/>
  <xsl:import href="dates.xsl"/>
  <xsl:import href="verse.xsl"/>
  <xsl:import href="descriptions.xsl"/>
  <xsl:import href="readings.xsl"/>
</xsl:stylesheet>
