<?xml version="1.0" encoding="UTF-8"?>
<!-- The marks that the source printed around words, and those that a language would print.

     before, after    what @rend records: pre(“) post(”), or "brackets"; "" if nothing
     open, close      marks for the current element: those of the source if @rend has any, else
                      those of its language, by how deep it stands in other quotations
     $quotation-marks one row a language: open and close of the first and second degree
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:template name="before">
    <xsl:param name="rend" select="@rend"/>
    <xsl:choose>
      <xsl:when test="contains(concat(' ', $rend, ' '), ' brackets ')">[</xsl:when>
      <xsl:when test="contains(concat(' ', $rend), ' pre(')">
        <xsl:call-template name="mark-of">
          <xsl:with-param name="rest" select="substring-after(concat(' ', $rend), ' pre(')"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="after">
    <xsl:param name="rend" select="@rend"/>
    <xsl:choose>
      <xsl:when test="contains(concat(' ', $rend, ' '), ' brackets ')">]</xsl:when>
      <xsl:when test="contains(concat(' ', $rend), ' post(')">
        <xsl:call-template name="mark-of">
          <xsl:with-param name="rest" select="substring-after(concat(' ', $rend), ' post(')"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- X of “X) more words”: a mark holds no white space, and may hold brackets. -->
  <xsl:template name="mark-of">
    <xsl:param name="rest"/>
    <xsl:variable name="word" select="substring-before(concat($rest, ' '), ' ')"/>
    <xsl:value-of select="substring($word, 1, string-length($word) - 1)"/>
  </xsl:template>

  <xsl:variable name="quotation-marks-tree">
    <m lang="en" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="en-gb" o1="‘" c1="’" o2="“" c2="”"/>
    <m lang="de" o1="„" c1="“" o2="‚" c2="‘"/>
    <m lang="de-ch" o1="«" c1="»" o2="‹" c2="›"/>
    <m lang="fr" o1="«&#xA0;" c1="&#xA0;»" o2="“" c2="”"/>
    <m lang="es" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="it" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="pt" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="nl" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="sv" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="fi" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="da" o1="»" c1="«" o2="›" c2="‹"/>
    <m lang="nb" o1="«" c1="»" o2="‘" c2="’"/>
    <m lang="no" o1="«" c1="»" o2="‘" c2="’"/>
    <m lang="pl" o1="„" c1="”" o2="«" c2="»"/>
    <m lang="cs" o1="„" c1="“" o2="‚" c2="‘"/>
    <m lang="hu" o1="„" c1="”" o2="»" c2="«"/>
    <m lang="ru" o1="«" c1="»" o2="„" c2="“"/>
    <m lang="uk" o1="«" c1="»" o2="„" c2="“"/>
    <m lang="el" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="la" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="he" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="ar" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="zh" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="ja" o1="「" c1="」" o2="『" c2="』"/>
  </xsl:variable>
  <xsl:variable name="quotation-marks" select="exsl:node-set($quotation-marks-tree)/*"/>

  <xsl:template name="open">
    <xsl:call-template name="quotation-mark"><xsl:with-param name="which" select="'o'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="close">
    <xsl:call-template name="quotation-mark"><xsl:with-param name="which" select="'c'"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="quotation-mark">
    <xsl:param name="which"/>
    <xsl:choose>
      <xsl:when test="contains(@rend, 'pre(') or contains(@rend, 'post(')
          or contains(concat(' ', @rend, ' '), ' brackets ')">
        <xsl:choose>
          <xsl:when test="$which = 'o'"><xsl:call-template name="before"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="after"/></xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <!-- Words that run on over lines of verse have their marks at the first and the last. -->
      <xsl:when test="parent::tei:l and (($which = 'o' and @prev) or ($which = 'c' and @next))"/>
      <!-- Marks that were left in the text: [quotation] marks = "keep", or other people's TEI. -->
      <xsl:when test="/*/tei:teiHeader/tei:encodingDesc/tei:editorialDecl/tei:quotation/@marks
          = 'all'"/>
      <xsl:when test="contains('“”„‟«»‹›‘‚‛&quot;「『', substring(normalize-space(), 1, 1))
          and normalize-space()"/>
      <xsl:otherwise>
        <xsl:variable name="deep" select="count(ancestor::tei:q | ancestor::tei:quote
            | ancestor::tei:said | ancestor::tei:soCalled) mod 2"/>
        <xsl:variable name="lang" select="translate(
            (ancestor-or-self::*/@xml:lang)[last()], 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_',
            'abcdefghijklmnopqrstuvwxyz-')"/>
        <xsl:variable name="short" select="substring-before(concat($lang, '-'), '-')"/>
        <xsl:variable name="row" select="$quotation-marks[@lang = $lang]
            | $quotation-marks[@lang = $short][not($quotation-marks[@lang = $lang])]
            | $quotation-marks[@lang = 'en'][not($quotation-marks[@lang = $short])]"/>
        <xsl:choose>
          <xsl:when test="$which = 'o' and $deep = 0"><xsl:value-of select="$row[1]/@o1"/></xsl:when>
          <xsl:when test="$which = 'o'"><xsl:value-of select="$row[1]/@o2"/></xsl:when>
          <xsl:when test="$deep = 0"><xsl:value-of select="$row[1]/@c1"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$row[1]/@c2"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
