<?xml version="1.0" encoding="UTF-8"?>
<!-- Pictures, formulas, music. A picture that cannot be had says so in its place. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:figure">
    <figure>
      <xsl:call-template name="a"/>
      <xsl:apply-templates select="tei:graphic | tei:media | tei:binaryObject | tei:formula
          | tei:figure | tei:table | tei:eTree | tei:forest | tei:tree | tei:graph | tei:lg
          | tei:list | tei:floatingText"/>
      <xsl:if test="not(.//tei:graphic or .//tei:media or .//tei:binaryObject or tei:formula
          or tei:figure or tei:table or tei:eTree or tei:forest or tei:tree or tei:graph or tei:lg
          or tei:list or tei:floatingText or tei:p or tei:ab or tei:quote)">
        <xsl:call-template name="no-picture"/>
      </xsl:if>
      <xsl:apply-templates select="tei:p | tei:ab | tei:quote | tei:q | tei:note | tei:stage
          | tei:cit | tei:sp | tei:l"/>
      <!-- What describes a picture stands in its place for those who do not see it: not below. -->
      <xsl:variable name="caption" select="tei:head | tei:label | tei:bibl | tei:desc | tei:ref
          | tei:byline | tei:figDesc[not(../tei:graphic[not(tei:desc)] or ../tei:media[not(tei:desc)]
          or ../tei:binaryObject[not(tei:desc)])] | tei:figDesc[preceding-sibling::tei:figDesc]"/>
      <xsl:if test="$caption">
        <figcaption>
          <xsl:for-each select="$caption">
            <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
            <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
          </xsl:for-each>
        </figcaption>
      </xsl:if>
      <xsl:apply-templates select="*[not(self::tei:graphic or self::tei:media
          or self::tei:binaryObject or self::tei:formula or self::tei:figure or self::tei:table
          or self::tei:eTree or self::tei:forest or self::tei:tree or self::tei:graph
          or self::tei:lg or self::tei:list or self::tei:floatingText or self::tei:p
          or self::tei:ab or self::tei:quote or self::tei:q or self::tei:note or self::tei:stage
          or self::tei:cit or self::tei:sp or self::tei:l or self::tei:head or self::tei:label
          or self::tei:figDesc or self::tei:bibl or self::tei:desc or self::tei:ref
          or self::tei:byline)]"/>
    </figure>
  </xsl:template>
  <!-- A picture within a line: what describes it stands in its place only. -->
  <xsl:template priority="1" match="tei:figure[contains(concat(' ', @rend, ' '), ' inline ')][tei:graphic]
      [not(*[not(self::tei:graphic or self::tei:figDesc)])]">
    <span><xsl:call-template name="a"/><xsl:apply-templates select="tei:graphic"/></span>
  </xsl:template>
  <xsl:template name="no-picture">
    <p class="no-picture" lang="{$label-language}">
      <xsl:call-template name="word"><xsl:with-param name="key" select="'picture-missing'"/>
      </xsl:call-template>
    </p>
  </xsl:template>
  <xsl:template match="tei:figDesc">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- What a picture shows, for who does not see it: described, else its caption. -->
  <xsl:template name="described">
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="tei:desc"><xsl:apply-templates select="tei:desc[1]" mode="as-title"/></xsl:when>
        <xsl:when test="../tei:figDesc">
          <xsl:apply-templates select="../tei:figDesc[1]" mode="as-title"/>
        </xsl:when>
        <xsl:when test="../tei:head"><xsl:apply-templates select="../tei:head[1]" mode="as-title"/>
        </xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:value-of select="$words"/>
  </xsl:template>
  <xsl:template match="tei:graphic | tei:media">
    <xsl:variable name="alt"><xsl:call-template name="described"/></xsl:variable>
    <img src="{normalize-space(@url)}" alt="{$alt}"><xsl:call-template name="a"/></img>
  </xsl:template>
  <xsl:template match="tei:binaryObject">
    <xsl:variable name="alt"><xsl:call-template name="described"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="contains(' image/png image/jpeg image/gif image/webp ',
          concat(' ', @mimeType, ' ')) and (not(@encoding) or @encoding = 'base64')">
        <img src="data:{@mimeType};base64,{translate(., ' &#10;&#13;&#9;', '')}" alt="{$alt}">
          <xsl:call-template name="a"/>
        </img>
      </xsl:when>
      <xsl:otherwise>
        <span class="no-picture" lang="{$label-language}"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'picture-missing'"/></xsl:call-template></span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:formula">
    <span><xsl:call-template name="a"/><xsl:apply-templates mode="formula"/></span>
  </xsl:template>
  <xsl:template match="tei:*" mode="formula"><xsl:apply-templates select="."/></xsl:template>
  <!-- Of MathML nothing but its elements for presentation, and no attribute that could link. -->
  <xsl:template match="*" mode="formula">
    <xsl:choose>
      <xsl:when test="namespace-uri() = 'http://www.w3.org/1998/Math/MathML' and contains(
          ' math mrow mfrac msqrt mroot mstyle mpadded mphantom msub msup msubsup munder mover munderover mmultiscripts mtable mtr mtd mi mn mo mtext mspace ms ',
          concat(' ', local-name(), ' '))">
        <xsl:element name="{local-name()}">
          <xsl:for-each select="@display | @mathvariant | @stretchy | @fence | @separator">
            <xsl:attribute name="{local-name()}"><xsl:value-of select="."/></xsl:attribute>
          </xsl:for-each>
          <xsl:apply-templates mode="formula"/>
        </xsl:element>
      </xsl:when>
      <xsl:when test="local-name() = 'annotation' or local-name() = 'annotation-xml'"/>
      <xsl:otherwise><xsl:apply-templates mode="formula"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:notatedMusic">
    <figure><xsl:call-template name="a"/><xsl:apply-templates/></figure>
  </xsl:template>

  <!-- The pages as pictures, after the text. -->
  <xsl:template match="tei:facsimile">
    <xsl:if test=".//tei:graphic or .//tei:line or normalize-space()">
      <section id="facsimile" class="facsimile">
        <h2 lang="{$label-language}"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'facsimile'"/></xsl:call-template></h2>
        <xsl:apply-templates/>
      </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:sourceDoc | tei:surfaceGrp | tei:surface | tei:zone">
    <xsl:if test="node()"><div><xsl:call-template name="a"/><xsl:apply-templates/></div></xsl:if>
  </xsl:template>
  <xsl:template match="tei:line">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:surface/tei:label | tei:surface/tei:desc | tei:zone/tei:desc">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="tei:path"/>

  <!-- Trees and graphs as lists in lists. -->
  <xsl:template match="tei:forest | tei:listForest | tei:graph">
    <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:eTree | tei:tree">
    <div><xsl:call-template name="a"/><ul class="tree"><xsl:call-template name="branch"/></ul></div>
  </xsl:template>
  <xsl:template match="tei:eTree/tei:eTree | tei:eTree/tei:triangle | tei:triangle/tei:eTree
      | tei:triangle/tei:triangle" priority="1"><xsl:call-template name="branch"/></xsl:template>
  <xsl:template match="tei:eLeaf | tei:leaf | tei:triangle | tei:root | tei:iNode | tei:node
      | tei:arc"><xsl:call-template name="branch"/></xsl:template>
  <xsl:template name="branch">
    <xsl:variable name="branches" select="tei:eTree | tei:triangle | tei:eLeaf | tei:leaf
        | tei:root | tei:iNode | tei:node | tei:arc"/>
    <li>
      <xsl:call-template name="a"><xsl:with-param name="id" select="''"/></xsl:call-template>
      <xsl:apply-templates select="node()[not(self::tei:eTree or self::tei:triangle
          or self::tei:eLeaf or self::tei:leaf or self::tei:root or self::tei:iNode
          or self::tei:node or self::tei:arc)]"/>
      <xsl:if test="not(text()[normalize-space()] or tei:label)">
        <xsl:value-of select="normalize-space(concat(@value, ' ', @type))"/>
        <xsl:if test="self::tei:arc"><xsl:value-of select="concat(@from, ' → ', @to)"/></xsl:if>
      </xsl:if>
      <xsl:if test="$branches"><ul><xsl:apply-templates select="$branches"/></ul></xsl:if>
    </li>
  </xsl:template>
</xsl:stylesheet>
