<?xml version="1.0" encoding="UTF-8"?>
<!-- Spaces at which a line does not end: “p. 112”, “vol. 3”, “Bd. 2”.

     unbroken    $text, with a no-break space between such an abbreviation and its number
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="str">

  <xsl:variable name="before-numbers" select="' p pp vol vols no nos nr n nn note notes fol fols f ff
      ch chs chap chaps cap art arts sec sect fig figs pl pls tab tabs col cols l ll v vv bk pt st
      bd bde s sp abs kap anm t tt num núm pág págs cap caps par § '"/>
  <xsl:template name="unbroken">
    <xsl:param name="text"/>
    <xsl:variable name="form" select="translate($text, '123456789', '000000000')"/>
    <xsl:variable name="size" select="string-length($text)"/>
    <xsl:choose>
      <xsl:when test="not(contains($form, '. 0'))"><xsl:value-of select="$text"/></xsl:when>
      <!-- In halves, lest a long index nest too deep. -->
      <xsl:when test="$size &gt; 1000">
        <xsl:call-template name="unbroken"><xsl:with-param name="text"
            select="substring($text, 1, floor($size div 2))"/></xsl:call-template>
        <xsl:call-template name="unbroken"><xsl:with-param name="text"
            select="substring($text, floor($size div 2) + 1)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="end" select="string-length(substring-before($form, '. 0'))"/>
        <xsl:variable name="head" select="substring($text, 1, $end)"/>
        <xsl:variable name="word" select="str:tokenize(concat(' ', substring($head, $end - 6)),
            ' &#160;([{—–,;:“&quot;')[last()]"/>
        <xsl:value-of select="concat($head, '.')"/>
        <xsl:choose>
          <xsl:when test="contains($before-numbers, concat(' ', translate($word,
              'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz'), ' '))
              and string($word)">&#160;</xsl:when>
          <xsl:otherwise><xsl:text> </xsl:text></xsl:otherwise>
        </xsl:choose>
        <xsl:call-template name="unbroken"><xsl:with-param name="text"
            select="substring($text, $end + 3)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
