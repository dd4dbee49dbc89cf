<?xml version="1.0" encoding="UTF-8"?>
<!-- Lines of verse that several speakers share: each part begins where the one before it ended.

     step    how many characters stand before the current <l> in the earlier parts (@part I and M) of
             its line, 60 at most; of a part F or M with none before it, 8; of any other line, 0
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template name="step">
    <xsl:param name="so-far" select="0"/>
    <!-- In two steps: with a second predicate libxml2 looks at all the lines before. -->
    <xsl:variable name="before" select="preceding::tei:l[1]"/>
    <xsl:variable name="last" select="$before[@part = 'I' or @part = 'M']"/>
    <xsl:choose>
      <xsl:when test="not(@part = 'M' or @part = 'F') or $so-far &gt; 59">
        <xsl:value-of select="$so-far - ($so-far - 60) * ($so-far &gt; 60)"/>
      </xsl:when>
      <xsl:when test="$last">
        <xsl:for-each select="$last">
          <xsl:variable name="words"><xsl:apply-templates select="." mode="as-title"/></xsl:variable>
          <xsl:call-template name="step">
            <xsl:with-param name="so-far" select="$so-far + string-length($words) + 1"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$so-far + 8 * ($so-far = 0)"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
