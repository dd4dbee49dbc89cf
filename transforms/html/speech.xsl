<?xml version="1.0" encoding="UTF-8"?>
<!-- Transcribed speech. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:u">
    <p>
      <xsl:call-template name="a"/>
      <xsl:if test="@who">
        <b class="speaker"><xsl:value-of select="translate(@who, '#', '')"/></b>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:for-each select="node()">
        <xsl:apply-templates select="."/>
        <xsl:if test="self::tei:seg or self::tei:pause or (normalize-space() and (self::tei:vocal
            or self::tei:incident or self::tei:kinesic or self::tei:writing))"><xsl:text> </xsl:text></xsl:if>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="tei:pause">
    <span><xsl:call-template name="a"/>
      <xsl:text>(</xsl:text><xsl:call-template name="word"><xsl:with-param name="key"
        select="'pause'"/></xsl:call-template><xsl:text>)</xsl:text></span>
  </xsl:template>
  <xsl:template match="tei:incident | tei:kinesic | tei:vocal | tei:writing">
    <span><xsl:call-template name="a"/>
      <xsl:if test="node()">(<xsl:apply-templates/>)</xsl:if></span>
  </xsl:template>
  <xsl:template match="tei:shift"/>
  <xsl:template match="tei:annotationBlock">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
</xsl:stylesheet>
