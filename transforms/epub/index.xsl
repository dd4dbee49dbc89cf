<?xml version="1.0" encoding="UTF-8"?>
<!-- The index of names and terms as a chunk, and what it becomes: each mention is a link. It says in
     which part of the text it stands; further mentions in the same part have numbers. -->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:epub="http://www.idpf.org/2007/ops"
    exclude-result-prefixes="exsl">

  <xsl:key name="mentions" match="m" use="@part"/>

  <xsl:template name="index-chunk">
    <xsl:variable name="tree"><xsl:call-template name="indexes">
      <xsl:with-param name="book" select="$book"/></xsl:call-template></xsl:variable>
    <xsl:if test="exsl:node-set($tree)/index">
      <chunk xmlns="" kind="index" part="back">
        <xsl:attribute name="title"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'index'"/></xsl:call-template></xsl:attribute>
        <xsl:copy-of select="$tree"/>
      </chunk>
    </xsl:if>
  </xsl:template>

  <xsl:template match="chunk[@kind = 'index']" mode="document">
    <xsl:variable name="file"><xsl:call-template name="file-name"/></xsl:variable>
    <file xmlns="" name="{$file}">
      <html xmlns="http://www.w3.org/1999/xhtml">
        <xsl:call-template name="language-attributes"/>
        <head>
          <title><xsl:value-of select="@title"/></title>
          <link rel="stylesheet" type="text/css" href="../edition.css"/>
        </head>
        <body epub:type="backmatter">
          <section class="index" epub:type="index" role="doc-index">
            <h1><xsl:value-of select="@title"/></h1>
            <xsl:apply-templates select="index" mode="x"/>
          </section>
        </body>
      </html>
    </file>
  </xsl:template>
  <xsl:template match="index" mode="x">
    <section>
      <xsl:if test="@kind != 'index' or ../index[2]"><h2><xsl:call-template name="word">
        <xsl:with-param name="key" select="@kind"/></xsl:call-template></h2></xsl:if>
      <ul class="bare"><xsl:apply-templates select="entry" mode="x"/></ul>
    </section>
  </xsl:template>
  <xsl:template match="entry" mode="x">
    <li>
      <xsl:value-of select="@name"/>
      <xsl:if test="string(@more)"><xsl:value-of select="concat(' (', @more, ')')"/></xsl:if>
      <xsl:variable name="here" select="."/>
      <xsl:variable name="mentions-tree">
        <xsl:for-each select="key('points', @id)[@id or not($here/@term)]
            | key('terms', @term)[$here/@term]">
          <xsl:variable name="part" select="(ancestor::section[heading][1]
              | ancestor::chunk[not(current()/ancestor::section[heading])])[last()]"/>
          <m xmlns="" part="{generate-id($part)}">
            <xsl:attribute name="href"><xsl:for-each select="ancestor::chunk">
              <xsl:call-template name="place-number"/></xsl:for-each>.xhtml#_<xsl:call-template
              name="place-number"/></xsl:attribute>
            <xsl:for-each select="$part/self::chunk"><xsl:attribute name="title">
              <xsl:call-template name="chunk-title"/></xsl:attribute></xsl:for-each>
          </m>
        </xsl:for-each>
      </xsl:variable>
      <xsl:for-each select="exsl:node-set($mentions-tree)/m[generate-id()
          = generate-id(key('mentions', @part))]">
        <xsl:value-of select="substring(';:', 1 + (position() = 1), 1)"/>
        <xsl:for-each select="key('mentions', @part)">
          <xsl:variable name="part" select="@part"/>
          <xsl:value-of select="concat(substring(',', 1, position() - 1), ' ')"/>
          <a href="{@href}">
            <xsl:choose>
              <xsl:when test="position() &gt; 1"><xsl:value-of select="position()"/></xsl:when>
              <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
              <xsl:otherwise><xsl:for-each select="$places-of">
                <xsl:value-of select="key('number', $part)/@title"/></xsl:for-each></xsl:otherwise>
            </xsl:choose>
          </a>
        </xsl:for-each>
      </xsl:for-each>
    </li>
  </xsl:template>
  <!-- The heading of the current section, as many of its words as make forty letters. -->
  <xsl:template name="short-heading">
    <xsl:variable name="words"><xsl:apply-templates select="heading[1]/node()"
        mode="heading-words"/></xsl:variable>
    <xsl:variable name="whole" select="normalize-space($words)"/>
    <xsl:choose>
      <xsl:when test="string-length($whole) &gt; 60"><xsl:value-of select="concat(substring($whole,
          1, 40), substring-before(concat(substring($whole, 41), ' '), ' '), ' …')"/></xsl:when>
      <xsl:when test="$whole"><xsl:value-of select="$whole"/></xsl:when>
      <xsl:otherwise>—</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
