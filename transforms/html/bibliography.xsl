<?xml version="1.0" encoding="UTF-8"?>
<!-- References to works, loose and structured. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:bibl">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <xsl:template match="tei:div/tei:bibl | tei:body/tei:bibl | tei:back/tei:bibl | tei:argument/tei:bibl
      | tei:div1/tei:bibl | tei:div2/tei:bibl | tei:div3/tei:bibl | tei:epigraph/tei:bibl">
    <p><xsl:call-template name="a"/><xsl:call-template name="marked"/></p>
  </xsl:template>
  <xsl:template match="tei:listBibl | tei:listWit">
    <xsl:apply-templates select="tei:head"/>
    <ul>
      <xsl:call-template name="a"/>
      <xsl:for-each select="*[not(self::tei:head)]">
        <li><xsl:apply-templates select="."/></li>
      </xsl:for-each>
    </ul>
  </xsl:template>
  <xsl:template match="tei:witness">
    <xsl:call-template name="siglum"/><xsl:call-template name="plain-phrase"/>
  </xsl:template>
  <xsl:template name="plain-phrase">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>

  <!-- In a loose reference the punctuation is the text's; in a structured one it is ours. -->
  <xsl:template match="tei:author | tei:editor | tei:pubPlace | tei:publisher | tei:biblScope
      | tei:citedRange | tei:respStmt | tei:relatedItem | tei:series | tei:institution
      | tei:repository | tei:collection">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <xsl:template match="tei:biblStruct | tei:biblFull">
    <span><xsl:call-template name="a"/><xsl:call-template name="parts"/></span>
  </xsl:template>
  <xsl:template match="tei:analytic | tei:monogr | tei:imprint | tei:titleStmt | tei:publicationStmt
      | tei:editionStmt | tei:seriesStmt | tei:notesStmt">
    <span><xsl:call-template name="a"/><xsl:call-template name="parts"/></span>
  </xsl:template>
  <xsl:template match="tei:biblStruct//tei:series" priority="1">
    <span><xsl:call-template name="a"/><xsl:call-template name="parts"/></span>
  </xsl:template>
  <xsl:template name="parts">
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1">
        <xsl:choose>
          <xsl:when test="preceding-sibling::*[1]/self::tei:pubPlace">: </xsl:when>
          <xsl:when test="self::tei:date or self::tei:biblScope or self::tei:publisher">, </xsl:when>
          <xsl:otherwise>. </xsl:otherwise>
        </xsl:choose>
      </xsl:if>
      <xsl:apply-templates select="."/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
