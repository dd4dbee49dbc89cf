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

  <xsl:key name="chosen" use="generate-id(..)" match="
      tei:choice/tei:sic | tei:choice/tei:orig | tei:choice/tei:abbr
      | tei:choice[not(tei:sic or tei:orig or tei:abbr)]/*[not(preceding-sibling::*)]
      | tei:app/tei:lem | tei:app[not(tei:lem)]/tei:rdg[not(preceding-sibling::tei:rdg)]
      | tei:app[not(tei:lem or tei:rdg)]/tei:rdgGrp[not(preceding-sibling::tei:rdgGrp)]"/>
  <xsl:key name="corrected" use="generate-id(..)" match="
      tei:choice/tei:corr | tei:choice/tei:reg | tei:choice/tei:expan
      | tei:choice[not(tei:corr or tei:reg or tei:expan)]/*[not(preceding-sibling::*)]
      | tei:app/tei:lem | tei:app[not(tei:lem)]/tei:rdg[not(preceding-sibling::tei:rdg)]
      | tei:app[not(tei:lem or tei:rdg)]/tei:rdgGrp[not(preceding-sibling::tei:rdgGrp)]"/>

  <xsl:template match="tei:choice | tei:app">
    <xsl:apply-templates select="key('chosen', generate-id())[$readings != 'corrected'][1]
        | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="inline">
    <xsl:apply-templates mode="inline" select="key('chosen', generate-id())[$readings
        != 'corrected'][1] | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="block">
    <xsl:apply-templates mode="block" select="key('chosen', generate-id())[$readings
        != 'corrected'][1] | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="head">
    <xsl:apply-templates mode="head" select="key('chosen', generate-id())[$readings
        != 'corrected'][1] | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="note">
    <xsl:apply-templates mode="note" select="key('chosen', generate-id())[$readings
        != 'corrected'][1] | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="plain">
    <xsl:apply-templates mode="plain" select="key('chosen', generate-id())[$readings
        != 'corrected'][1] | key('corrected', generate-id())[$readings = 'corrected'][1]"/>
  </xsl:template>
</xsl:stylesheet>
