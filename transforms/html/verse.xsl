<?xml version="1.0" encoding="UTF-8"?>
<!-- Verse and drama. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:lg | tei:sp | tei:spGrp">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <!-- A part of a line begins where the one before it ended: step-1 and so on
       are 4 characters each. -->
  <xsl:template match="tei:l[@part = 'M' or @part = 'F']" priority="0.6">
    <xsl:variable name="step"><xsl:call-template name="step"/></xsl:variable>
    <div>
      <xsl:call-template name="a"><xsl:with-param name="class"
          select="concat('l step-', ceiling($step div 4))"/></xsl:call-template>
      <xsl:call-template name="line-number"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <xsl:template match="tei:l">
    <div>
      <xsl:call-template name="a"/>
      <xsl:call-template name="line-number"/>
      <xsl:apply-templates/>
    </div>
  </xsl:template>
  <!-- Those that the source prints, and of others each fifth. -->
  <xsl:template name="line-number">
    <xsl:if test="@n and (number(@n) = number(@n) and @n mod 5 = 0
        or contains(@rend, concat('(', @n, ')')))">
      <span class="line-number"><xsl:value-of select="@n"/></span>
    </xsl:if>
  </xsl:template>
  <!-- Quoted in a sentence, lines are parted as the custom is. -->
  <xsl:template match="tei:p/tei:l | tei:p/tei:q/tei:l[../text()[normalize-space()]]
      | tei:cell/tei:l" priority="0.7">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
    <xsl:if test="following-sibling::*[1]/self::tei:l"><xsl:text> / </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="tei:caesura"><span class="caesura"><xsl:text>  </xsl:text></span>
  </xsl:template>
  <xsl:template match="tei:rhyme | tei:metDecl | tei:actor | tei:role | tei:roleDesc">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
    <xsl:if test="parent::tei:castItem and following-sibling::node()[1]/self::*"><xsl:text> </xsl:text>
    </xsl:if>
  </xsl:template>
  <!-- With how the words are spoken, if that follows: HALE (rising). -->
  <xsl:template match="tei:speaker">
    <p><xsl:call-template name="a"/><xsl:apply-templates/>
      <xsl:for-each select="following-sibling::*[1][self::tei:stage]">
        <xsl:text> </xsl:text>
        <span><xsl:call-template name="a"/><xsl:call-template name="in-brackets"/></span>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="tei:sp/tei:stage[preceding-sibling::*[1][self::tei:speaker]]" priority="1"/>
  <xsl:template match="tei:stage">
    <p><xsl:call-template name="a"/><xsl:call-template name="in-brackets"/></p>
  </xsl:template>
  <!-- Between the marks of the source, but for those that a typist set for italics. -->
  <xsl:template name="in-brackets">
    <xsl:choose>
      <xsl:when test="@rend">
        <xsl:variable name="first"><xsl:call-template name="before"/></xsl:variable>
        <xsl:variable name="last"><xsl:call-template name="after"/></xsl:variable>
        <xsl:value-of select="translate($first, '*_/', '')"/>
        <xsl:apply-templates/>
        <xsl:value-of select="translate($last, '*_/', '')"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:p//tei:stage | tei:l//tei:stage | tei:speaker/tei:stage
      | tei:head/tei:stage | tei:ab/tei:stage">
    <span><xsl:call-template name="a"/><xsl:call-template name="in-brackets"/></span>
  </xsl:template>
  <xsl:template match="tei:castList">
    <xsl:apply-templates select="tei:head"/>
    <ul>
      <xsl:call-template name="a"/>
      <xsl:apply-templates select="*[not(self::tei:head)]"/>
    </ul>
  </xsl:template>
  <xsl:template match="tei:castItem">
    <li><xsl:call-template name="a"/><xsl:apply-templates/></li>
  </xsl:template>
  <xsl:template match="tei:castGroup">
    <li>
      <xsl:call-template name="a"/>
      <xsl:apply-templates select="*[not(self::tei:castItem or self::tei:castGroup)]"/>
      <ul><xsl:apply-templates select="tei:castItem | tei:castGroup"/></ul>
    </li>
  </xsl:template>
</xsl:stylesheet>
