<?xml version="1.0" encoding="UTF-8"?>
<!-- What editors put in, left out, doubt, correct: class “edit” is what the switch marks or hides.
     Of two readings both stand in the page, and the style shows the one that is wanted. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:supplied">
    <ins>
      <xsl:call-template name="a"><xsl:with-param name="class" select="'supplied edit'"/>
      </xsl:call-template>
      <xsl:choose>
        <xsl:when test="@rend"><xsl:call-template name="marked"/></xsl:when>
        <xsl:otherwise>[<xsl:apply-templates/>]</xsl:otherwise>
      </xsl:choose>
    </ins>
  </xsl:template>
  <xsl:template match="tei:gap">
    <xsl:variable name="before"><xsl:call-template name="before"/></xsl:variable>
    <xsl:variable name="after"><xsl:call-template name="after"/></xsl:variable>
    <span>
      <xsl:call-template name="a">
        <xsl:with-param name="class" select="concat('gap', substring(' edit', 1 div
            (@reason = 'editorial' or @reason = 'omitted' or @reason = 'sampling')))"/>
      </xsl:call-template>
      <xsl:attribute name="title"><xsl:call-template name="gap-title"/></xsl:attribute>
      <xsl:choose>
        <xsl:when test="string($before) or string($after)">
          <xsl:value-of select="$before"/><xsl:apply-templates select="tei:desc"/>
          <xsl:value-of select="$after"/>
        </xsl:when>
        <xsl:when test="tei:desc">[<xsl:apply-templates select="tei:desc"/>]</xsl:when>
        <xsl:otherwise>[…]</xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template name="gap-title">
    <xsl:call-template name="word">
      <xsl:with-param name="key" select="concat(substring('illegible', 1 div (@reason
          = 'illegible')), substring('omitted', 1 div (@reason = 'editorial' or @reason = 'omitted')),
          substring('gap', 1 div not(@reason = 'illegible' or @reason = 'editorial'
          or @reason = 'omitted')))"/>
    </xsl:call-template>
    <xsl:if test="@quantity"><xsl:value-of select="concat(', ', @quantity, ' ', @unit)"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:sic">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <xsl:template match="tei:corr | tei:reg | tei:orig">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <xsl:template match="tei:expan" priority="1">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <xsl:template match="tei:ex" priority="1">
    <ins><xsl:call-template name="a"><xsl:with-param name="class" select="'ex edit'"/>
      </xsl:call-template>(<xsl:apply-templates/>)</ins>
  </xsl:template>

  <xsl:template match="tei:choice">
    <xsl:variable name="printed" select="tei:sic | tei:orig | tei:abbr
        | self::*[not(tei:sic or tei:orig or tei:abbr)]/*[1]"/>
    <xsl:variable name="corrected" select="*[count(. | $printed) != count($printed)]"/>
    <span>
      <xsl:call-template name="a"/>
      <span class="printed"><xsl:apply-templates select="$printed"/></span>
      <xsl:choose>
        <xsl:when test="not($corrected)"/>
        <xsl:when test="tei:sic or tei:orig or tei:abbr">
          <span class="corrected"><xsl:apply-templates select="$corrected[1]"/></span>
          <xsl:if test="$corrected[2]"><span class="others">
            <xsl:for-each select="$corrected[position() &gt; 1]"><xsl:text> | </xsl:text>
              <xsl:apply-templates select="."/></xsl:for-each></span></xsl:if>
        </xsl:when>
        <xsl:otherwise>
          <span class="corrected"><xsl:apply-templates select="$printed"/></span>
          <span class="others"><xsl:for-each select="$corrected"><xsl:text> | </xsl:text>
            <xsl:apply-templates select="."/></xsl:for-each></span>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template match="tei:unclear">
    <span>
      <xsl:call-template name="a"/>
      <xsl:choose>
        <xsl:when test="contains(@rend, 'post(') or contains(@rend, 'pre(')">
          <xsl:if test="contains(@rend, 'pre(')">
            <span class="edit"><xsl:call-template name="before"/></span>
          </xsl:if>
          <xsl:apply-templates/>
          <xsl:if test="contains(@rend, 'post(')">
            <span class="edit"><xsl:call-template name="after"/></span>
          </xsl:if>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates/><span class="edit">[?]</span></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
  <xsl:template match="tei:add">
    <ins><xsl:call-template name="a"/><xsl:call-template name="marked"/></ins>
  </xsl:template>
  <xsl:template match="tei:del">
    <del><xsl:call-template name="a"/><xsl:call-template name="marked"/></del>
  </xsl:template>
  <xsl:template match="tei:surplus | tei:secl">
    <span><xsl:call-template name="a"/>{<xsl:apply-templates/>}</span>
  </xsl:template>
  <xsl:template match="tei:subst | tei:damage | tei:restore | tei:retrace | tei:mod | tei:redo
      | tei:undo | tei:transpose | tei:metamark | tei:corr/tei:sic">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- The variants of a critical text: the lemma, and a marker that opens the others. -->
  <xsl:variable name="variants" select="/*[contains($kinds, ' app ')]
      /descendant::tei:app[ancestor::tei:text][not(ancestor::tei:note)]"/>
  <xsl:template match="tei:app">
    <xsl:variable name="lemma" select="(tei:lem | self::*[not(tei:lem)]/tei:rdg
        | self::*[not(tei:lem or tei:rdg)]/tei:rdgGrp)[1]"/>
    <span>
      <xsl:call-template name="a"/>
      <xsl:apply-templates select="$lemma"/>
      <xsl:if test="not(ancestor::tei:note)">
        <sup class="marker variants">
          <xsl:variable name="id" select="string(@data-id)"/>
          <button type="button" popovertarget="{$id}" id="{$id}-ref">
            <xsl:attribute name="aria-label"><xsl:call-template name="word">
              <xsl:with-param name="key" select="'variants'"/></xsl:call-template></xsl:attribute>
            <xsl:text>°</xsl:text>
          </button>
        </sup>
      </xsl:if>
      <xsl:if test="ancestor::tei:note">
        <xsl:text> (</xsl:text><xsl:call-template name="readings-of"/><xsl:text>)</xsl:text>
      </xsl:if>
    </span>
  </xsl:template>
  <xsl:template name="variants">
    <xsl:if test="$variants">
      <section id="variants" class="notes">
        <h2 lang="{$label-language}"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'variants'"/></xsl:call-template></h2>
        <ul class="variants">
          <xsl:for-each select="$variants">
            <xsl:variable name="id" select="string(@data-id)"/>
            <li>
              <a class="back" href="#{$id}-ref" aria-label="{$word-back-to-text}"
                >↑</a>
              <xsl:text> </xsl:text>
              <xsl:call-template name="readings-of"/>
            </li>
          </xsl:for-each>
        </ul>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:app" mode="popover">
    <xsl:variable name="id" select="string(@data-id)"/>
    <div popover="auto" class="popover" id="{$id}" role="note">
      <xsl:attribute name="aria-label"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'variants'"/></xsl:call-template></xsl:attribute>
      <div class="note-text"><p><xsl:call-template name="readings-of"/></p></div>
    </div>
  </xsl:template>
  <xsl:template name="readings-of">
    <xsl:for-each select=".//tei:lem[not(ancestor::tei:app[2])] | .//tei:rdg | tei:note
        | .//tei:witDetail">
      <xsl:if test="position() &gt; 1"><xsl:text> · </xsl:text></xsl:if>
      <xsl:apply-templates select="."/>
      <xsl:if test="not(normalize-space())"><i>om.</i></xsl:if>
      <xsl:if test="@wit | @source">
        <xsl:text> </xsl:text><i class="wit"><xsl:value-of select="translate(@wit | @source, '#', '')"/></i>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="tei:lem | tei:rdg | tei:rdgGrp | tei:wit | tei:lacunaStart | tei:lacunaEnd
      | tei:witStart | tei:witEnd | tei:witDetail">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
