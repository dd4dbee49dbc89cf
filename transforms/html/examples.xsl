<?xml version="1.0" encoding="UTF-8"?>
<!-- XML shown as XML: examples of encoding, and whatever of another vocabulary stands in a text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:example="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="tei example">

  <xsl:template match="example:egXML | tei:egXML">
    <pre tabindex="0"><xsl:call-template name="a"/>
      <code><xsl:apply-templates mode="source"/></code></pre>
  </xsl:template>
  <xsl:template match="*" mode="source">
    <xsl:value-of select="concat('&lt;', name())"/>
    <!-- But for those that tei/publish/prepared.py has set. -->
    <xsl:for-each select="@*[not(contains(' data-tei data-n data-id data-first data-headed ',
        concat(' ', name(), ' ')))]">
      <xsl:value-of select="concat(' ', name(), '=&quot;', ., '&quot;')"/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>&gt;</xsl:text>
        <xsl:apply-templates mode="source"/>
        <xsl:value-of select="concat('&lt;/', name(), '&gt;')"/>
      </xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="source">
    <xsl:variable name="amp"><xsl:call-template name="replace">
      <xsl:with-param name="from" select="'&amp;'"/><xsl:with-param name="to" select="'&amp;amp;'"/>
    </xsl:call-template></xsl:variable>
    <xsl:call-template name="replace">
      <xsl:with-param name="text" select="string($amp)"/>
      <xsl:with-param name="from" select="'&lt;'"/><xsl:with-param name="to" select="'&amp;lt;'"/>
    </xsl:call-template>
  </xsl:template>
  <!-- An example without an element, such as one in CDATA, is its own source. -->
  <xsl:template match="example:egXML[not(*)]/text() | tei:egXML[not(*)]/text()" mode="source">
    <xsl:value-of select="."/></xsl:template>
  <xsl:template match="comment()" mode="source">
    <xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/>
  </xsl:template>
</xsl:stylesheet>
