<?xml version="1.0" encoding="UTF-8"?>
<!-- References: links, and the markers of notes. A target that could run a script is none. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:ref | tei:ptr">
    <xsl:variable name="to" select="id(substring-after(@target, '#'))"/>
    <xsl:variable name="anchor" select="."/>
    <xsl:variable name="kind">
      <xsl:if test="starts-with(@target, '#')">
        <xsl:apply-templates select="$to[self::tei:note][1]" mode="note-kind"/>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'foot' and (@type = 'noteAnchor' or self::tei:ptr or not(normalize-space())
          or string-length(normalize-space()) &lt; 6) and not(ancestor::tei:note[@xml:id
          = substring-after(current()/@target, '#')])">
        <xsl:for-each select="$to[1]">
          <xsl:call-template name="marker">
            <xsl:with-param name="anchor" select="$anchor"/>
          </xsl:call-template>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="target"><xsl:call-template name="target"/></xsl:variable>
        <xsl:call-template name="noted-here"/>
        <a>
          <xsl:call-template name="a"/>
          <xsl:if test="string($target)">
            <xsl:attribute name="href"><xsl:value-of select="$target"/></xsl:attribute>
          </xsl:if>
          <xsl:choose>
            <xsl:when test="node()"><xsl:call-template name="marked"/></xsl:when>
            <xsl:when test="$to/tei:head">
              <xsl:apply-templates select="$to/tei:head[1]" mode="as-title"/>
            </xsl:when>
            <xsl:when test="starts-with(@target, '#')">
              <xsl:value-of select="concat('→ ', substring-after(@target, '#'))"/>
            </xsl:when>
            <xsl:otherwise><xsl:value-of select="@target | @cRef"/></xsl:otherwise>
          </xsl:choose>
        </a>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:anchor">
    <xsl:if test="@xml:id">
      <span><xsl:call-template name="a"/></span>
    </xsl:if>
    <xsl:call-template name="noted-here"/>
  </xsl:template>
</xsl:stylesheet>
