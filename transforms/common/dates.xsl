<?xml version="1.0" encoding="UTF-8"?>
<!-- Dates as one reads them, in the language of the labels.

     readable-date     of $date: 1813-03-03 is “3 March 1813”, “3. März 1813”, “3 mars 1813”; 1813-03
                       and 1813 are a month and a year, - - 03-03 a day of every year, -0043 is before
                       our era; a value of another form stays as it is
     readable-dates    of the current <date>: its @when; or from when to when, with “(?)” where it is
                       only known that it was not before and not after
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:variable name="months-tree">
    <w n="01" en="January" de="Januar" fr="janvier" es="enero" it="gennaio"/>
    <w n="02" en="February" de="Februar" fr="février" es="febrero" it="febbraio"/>
    <w n="03" en="March" de="März" fr="mars" es="marzo" it="marzo"/>
    <w n="04" en="April" de="April" fr="avril" es="abril" it="aprile"/>
    <w n="05" en="May" de="Mai" fr="mai" es="mayo" it="maggio"/>
    <w n="06" en="June" de="Juni" fr="juin" es="junio" it="giugno"/>
    <w n="07" en="July" de="Juli" fr="juillet" es="julio" it="luglio"/>
    <w n="08" en="August" de="August" fr="août" es="agosto" it="agosto"/>
    <w n="09" en="September" de="September" fr="septembre" es="septiembre" it="settembre"/>
    <w n="10" en="October" de="Oktober" fr="octobre" es="octubre" it="ottobre"/>
    <w n="11" en="November" de="November" fr="novembre" es="noviembre" it="novembre"/>
    <w n="12" en="December" de="Dezember" fr="décembre" es="diciembre" it="dicembre"/>
  </xsl:variable>
  <xsl:variable name="months" select="exsl:node-set($months-tree)/w"/>

  <xsl:template name="readable-date">
    <xsl:param name="date"/>
    <xsl:variable name="day-part" select="substring-before(concat($date, 'T'), 'T')"/>
    <xsl:variable name="form" select="translate($day-part, '123456789', '000000000')"/>
    <xsl:variable name="is-before" select="starts-with($form, '-0')"/>
    <xsl:variable name="rest" select="substring($day-part, 1 + $is-before)"/>
    <xsl:variable name="shape" select="substring($form, 1 + $is-before)"/>
    <xsl:choose>
      <xsl:when test="$shape = '0000' or $shape = '0000-00' or $shape = '0000-00-00'">
        <xsl:call-template name="day-month-year">
          <xsl:with-param name="day" select="substring($rest, 9)"/>
          <xsl:with-param name="month" select="substring($rest, 6, 2)"/>
          <xsl:with-param name="year" select="number(substring($rest, 1, 4)) + $is-before"/>
        </xsl:call-template>
        <xsl:if test="$is-before">
          <xsl:text> </xsl:text>
          <xsl:call-template name="word"><xsl:with-param name="key" select="'before-our-era'"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="contains($date, 'T')">
          <xsl:value-of select="concat(', ', substring(substring-after($date, 'T'), 1, 5))"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$form = '--00' or $form = '--00-00'">
        <xsl:call-template name="day-month-year">
          <xsl:with-param name="day" select="substring($day-part, 6)"/>
          <xsl:with-param name="month" select="substring($day-part, 3, 2)"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="day-month-year">
    <xsl:param name="day" select="''"/>
    <xsl:param name="month" select="''"/>
    <xsl:param name="year" select="''"/>
    <xsl:variable name="of" select="substring(' de ', 1, 1 + 3 * ($label-language = 'es'))"/>
    <xsl:if test="$day">
      <xsl:value-of select="number($day)"/>
      <xsl:if test="$label-language = 'de'">.</xsl:if>
      <xsl:if test="$label-language = 'fr' and $day = '01'">er</xsl:if>
      <xsl:if test="$label-language = 'it' and $day = '01'">º</xsl:if>
      <xsl:value-of select="$of"/>
    </xsl:if>
    <xsl:if test="$month">
      <xsl:value-of select="$months[@n = $month]/@*[name() = $label-language]"/>
      <xsl:if test="not($months[@n = $month])"><xsl:value-of select="$month"/></xsl:if>
      <xsl:if test="string($year)"><xsl:value-of select="$of"/></xsl:if>
    </xsl:if>
    <xsl:value-of select="$year"/>
  </xsl:template>

  <xsl:template name="readable-dates">
    <xsl:choose>
      <xsl:when test="@when">
        <xsl:call-template name="readable-date"><xsl:with-param name="date" select="@when"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="first" select="@from | @notBefore[not(../@from)]"/>
        <xsl:variable name="last" select="@to | @notAfter[not(../@to)]"/>
        <xsl:call-template name="readable-date"><xsl:with-param name="date" select="string($first)"/>
        </xsl:call-template>
        <xsl:if test="string($first) != string($last)">
          <xsl:if test="$first"><xsl:text> </xsl:text></xsl:if>
          <xsl:text>–</xsl:text>
          <xsl:if test="$last"><xsl:text> </xsl:text></xsl:if>
          <xsl:call-template name="readable-date"><xsl:with-param name="date" select="string($last)"/>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="not(@from or @to)"> (?)</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
