<?xml version="1.0" encoding="UTF-8"?>
<!-- Where the TEI has two readings of one place, the one to show, in each mode.

     param `readings`   printed: sic, orig, abbr, of an apparatus the lemma; corrected: corr, reg,
                        expan. Where there is none of the kind asked for, the first that there is.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:param name="readings" select="'printed'"/>

  <!-- No keys: libxslt works out all keys of a document when the first is asked for. -->
  <xsl:template match="tei:choice">
    <xsl:apply-templates select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app">
    <xsl:apply-templates select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="inline">
    <xsl:apply-templates mode="inline" select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="inline">
    <xsl:apply-templates mode="inline" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="block">
    <xsl:apply-templates mode="block" select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="block">
    <xsl:apply-templates mode="block" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="head">
    <xsl:apply-templates mode="head" select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="head">
    <xsl:apply-templates mode="head" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="note">
    <xsl:apply-templates mode="note" select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="note">
    <xsl:apply-templates mode="note" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
  <xsl:template match="tei:choice" mode="plain">
    <xsl:apply-templates mode="plain" select="(
      (tei:sic | tei:orig | tei:abbr)[$readings != 'corrected']
      | (tei:corr | tei:reg | tei:expan)[$readings = 'corrected']
      | *[not(($readings != 'corrected' and (../tei:sic or ../tei:orig or ../tei:abbr))
          or ($readings = 'corrected' and (../tei:corr or ../tei:reg or ../tei:expan)))])[1]"/>
  </xsl:template>
  <xsl:template match="tei:app" mode="plain">
    <xsl:apply-templates mode="plain" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
  </xsl:template>
</xsl:stylesheet>
