<?xml version="1.0" encoding="UTF-8"?>
<!-- What every element of the page carries.

     a        class (the element's name, and what @rend says of its looks), id, lang, dir, and the
              number of the element in the TEI (@data-tei, set by tei/publish/prepared.py)
     looks    classes for the words of @rend and @rendition -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template name="a">
    <xsl:param name="class" select="local-name()"/>
    <xsl:param name="id" select="@xml:id"/>
    <xsl:attribute name="class">
      <xsl:value-of select="$class"/>
      <xsl:if test="@rend or @rendition">
        <xsl:choose>
          <xsl:when test="@rend = 'italic' and not(@rendition)"> italic</xsl:when>
          <!-- Nothing but marks, as most quotations have it. -->
          <xsl:when test="starts-with(@rend, 'pre(')
              and string-length(@rend) &lt; 16 + 14 * contains(@rend, ') space(')
              and contains(@rend, ' post(') and not(@rendition)"/>
          <xsl:when test="not(@rendition)
              and contains(' brackets block numbered ', concat(' ', @rend, ' '))"/>
          <xsl:otherwise><xsl:call-template name="looks"/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:attribute>
    <xsl:if test="string($id)">
      <xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute>
    </xsl:if>
    <xsl:if test="@xml:lang"><xsl:call-template name="lang"/></xsl:if>
    <xsl:if test="contains(@rend, 'rtl') or contains(@rend, 'ltr')">
      <xsl:call-template name="way"/>
    </xsl:if>
    <xsl:copy-of select="@data-tei"/>
  </xsl:template>

  <xsl:template name="lang">
    <xsl:param name="language" select="translate(normalize-space(@xml:lang), '_', '-')"/>
    <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
    <xsl:variable name="own">
      <xsl:call-template name="direction">
        <xsl:with-param name="language" select="$language"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:variable name="outer" select="(ancestor::*/@xml:lang)[last()]"/>
    <xsl:variable name="around">
      <xsl:call-template name="direction">
        <xsl:with-param name="language" select="concat($outer, substring($language, 1 div
            not($outer)))"/>
      </xsl:call-template>
    </xsl:variable>
    <xsl:if test="string($own) != string($around) or $own = 'rtl'">
      <xsl:attribute name="dir"><xsl:value-of select="$own"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- The direction, where the language does not say it. -->
  <xsl:template name="way">
    <xsl:variable name="said" select="concat(' ', normalize-space(@rend), ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($said, ' rtl ')">
        <xsl:attribute name="dir">rtl</xsl:attribute>
      </xsl:when>
      <xsl:when test="contains($said, ' ltr ')">
        <xsl:attribute name="dir">ltr</xsl:attribute>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="looks">
    <xsl:variable name="said" select="translate(concat(' ', normalize-space(@rend), ' ',
        translate(@rendition, '#', ' '), ' '), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_-',
        'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:if test="contains($said, ' italic') or contains($said, ' i ') or contains($said, ' it ')"
        > italic</xsl:if>
    <xsl:if test="contains($said, ' bold') or contains($said, ' b ')"> bold</xsl:if>
    <xsl:if test="contains($said, 'smallcap') or contains($said, ' sc ')"> small-caps</xsl:if>
    <xsl:if test="contains($said, ' caps ') or contains($said, ' uppercase ')
        or contains($said, ' allcaps ')"> caps</xsl:if>
    <xsl:if test="contains($said, ' underline') or contains($said, ' ul ')
        or contains($said, ' u ')"> underline</xsl:if>
    <xsl:if test="contains($said, ' strike') or contains($said, ' linethrough ')"> strike</xsl:if>
    <xsl:if test="contains($said, ' spaced ') or contains($said, ' letterspace')"> spaced</xsl:if>
    <xsl:if test="contains($said, ' center') or contains($said, ' centre')
        or contains($said, ' aligncenter')"> centre</xsl:if>
    <xsl:if test="contains($said, ' right ') or contains($said, ' alignright')"> right</xsl:if>
    <xsl:if test="contains($said, ' indent')"> indent</xsl:if>
    <xsl:if test="contains($said, ' small ') or contains($said, ' smaller ')"> small</xsl:if>
    <xsl:if test="contains($said, ' large ') or contains($said, ' larger ')"> large</xsl:if>
    <xsl:if test="contains($said, ' code ') or contains($said, ' tt ')
        or contains($said, ' typewriter ')"> typewriter</xsl:if>
  </xsl:template>
</xsl:stylesheet>
