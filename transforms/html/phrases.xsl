<?xml version="1.0" encoding="UTF-8"?>
<!-- Words and phrases of a sentence. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:emph | tei:foreign | tei:hi">
    <xsl:variable name="rend" select="concat(' ', @rend, ' ', @rendition, ' ')"/>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="contains($rend, 'sup')">sup</xsl:when>
        <xsl:when test="contains($rend, ' sub')">sub</xsl:when>
        <xsl:when test="self::tei:emph">em</xsl:when>
        <xsl:when test="self::tei:foreign">i</xsl:when>
        <xsl:when test="contains($rend, 'bold') and not(contains($rend, 'ital'))">b</xsl:when>
        <xsl:when test="contains($rend, 'ital') or not(@rend or @rendition or @style)">i</xsl:when>
        <xsl:otherwise>span</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="a"/>
      <xsl:choose>
        <!-- A typist's *emphasis*, /emphasis/ or _emphasis_ is the slant of the type here. -->
        <xsl:when test="contains($rend, 'pre(*') or contains($rend, 'pre(_')
            or contains($rend, 'pre(/')"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><xsl:call-template name="marked"/></xsl:otherwise>
      </xsl:choose>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:hi[@rend = 'italic'] | tei:hi[@rend = 'i']" priority="1">
    <i class="hi italic">
      <xsl:choose>
        <xsl:when test="@data-tei and not(@*[3])"><xsl:copy-of select="@data-tei"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="a"/></xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates/>
    </i>
  </xsl:template>

  <!-- What it holds, between the marks that the source printed. -->
  <xsl:template name="marked">
    <xsl:choose>
      <xsl:when test="@rend">
        <xsl:call-template name="before"/><xsl:apply-templates/><xsl:call-template name="after"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:term | tei:distinct | tei:gloss | tei:seg | tei:s | tei:cl | tei:phr
      | tei:w | tei:m | tei:c | tei:pc | tei:num | tei:measure | tei:measureGrp | tei:unit
      | tei:idno | tei:ident | tei:lang | tei:textLang | tei:desc | tei:att | tei:tag
      | tei:val | tei:gi | tei:code | tei:eg | tei:email | tei:abbr | tei:expan | tei:time
      | tei:g | tei:am | tei:ex | tei:space | tei:country | tei:region | tei:settlement
      | tei:bloc | tei:offset | tei:geo | tei:meeting | tei:title | tei:funder | tei:principal
      | tei:sponsor | tei:resp | tei:edition | tei:extent | tei:availability | tei:licence
      | tei:authority | tei:distributor | tei:schemaRef | tei:listApp | tei:locus
      | tei:locusGrp | tei:stamp | tei:heraldry | tei:origDate | tei:origPlace | tei:objectType
      | tei:material | tei:dim | tei:depth | tei:height | tei:width | tei:dimensions
      | tei:catchwords | tei:signatures | tei:secFol | tei:specList | tei:specDesc">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>

  <xsl:template match="tei:abbr" priority="1">
    <abbr>
      <xsl:call-template name="a"/>
      <xsl:if test="../tei:expan"><xsl:attribute name="title">
        <xsl:value-of select="normalize-space(../tei:expan[1])"/></xsl:attribute></xsl:if>
      <xsl:call-template name="marked"/>
    </abbr>
  </xsl:template>
  <xsl:template match="tei:term" priority="1">
    <dfn><xsl:call-template name="a"/><xsl:call-template name="marked"/></dfn>
  </xsl:template>
  <xsl:template match="tei:index//tei:term" priority="2"/>
  <!-- For an index on paper: hidden here, where one can search. -->
  <xsl:template match="tei:index"/>
  <xsl:template match="tei:title" priority="1">
    <cite>
      <xsl:call-template name="a">
        <xsl:with-param name="class" select="concat('title', substring(' whole', 1 div (@level = 'm'
            or @level = 'j' or @level = 's' or not(@level or contains(@rend, 'pre(')))))"/>
      </xsl:call-template>
      <xsl:call-template name="marked"/>
    </cite>
  </xsl:template>
  <xsl:template match="tei:email" priority="1">
    <a>
      <xsl:call-template name="a"/>
      <xsl:if test="not(translate(normalize-space(), 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_+@', ''))
          and contains(., '@')">
        <xsl:attribute name="href">mailto:<xsl:value-of select="normalize-space()"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="marked"/>
    </a>
  </xsl:template>
  <!-- Names of elements and such, as one writes them. -->
  <xsl:template match="tei:gi | tei:tag" priority="1">
    <code><xsl:call-template name="a"/>&lt;<xsl:apply-templates/>&gt;</code>
  </xsl:template>
  <xsl:template match="tei:att" priority="1">
    <code><xsl:call-template name="a"/>@<xsl:apply-templates/></code>
  </xsl:template>
  <xsl:template match="tei:val" priority="1">
    <code><xsl:call-template name="a"/>"<xsl:apply-templates/>"</code>
  </xsl:template>
  <xsl:template match="tei:code | tei:ident" priority="1">
    <code><xsl:call-template name="a"/><xsl:apply-templates/></code>
  </xsl:template>
  <!-- Of several lines: they and their indentation are its own. -->
  <xsl:template match="tei:code[contains(., '&#10;')]" priority="2">
    <code>
      <xsl:call-template name="a"><xsl:with-param name="class" select="'code lines'"/>
      </xsl:call-template>
      <xsl:apply-templates/>
    </code>
  </xsl:template>
  <xsl:template match="tei:eg | tei:ab[contains(concat(' ', @rend, ' ', @type, ' '), ' code ')]" priority="1">
    <pre tabindex="0"><xsl:call-template name="a"/><xsl:apply-templates/></pre>
  </xsl:template>
  <xsl:template match="tei:space" priority="1">
    <span><xsl:call-template name="a"/><xsl:text> </xsl:text>
      <xsl:apply-templates/><xsl:text> </xsl:text></span>
  </xsl:template>
  <xsl:template match="tei:g" priority="1">
    <span>
      <xsl:call-template name="a"/>
      <xsl:apply-templates/>
      <xsl:if test="not(node())">
        <xsl:choose>
          <xsl:when test="id(substring-after(@ref, '#'))//tei:mapping">
            <xsl:value-of select="id(substring-after(@ref, '#'))//tei:mapping[1]"/>
          </xsl:when>
          <xsl:otherwise>&#xFFFD;</xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </span>
  </xsl:template>
  <xsl:template match="tei:ruby"><ruby><xsl:call-template name="a"/><xsl:apply-templates/></ruby>
  </xsl:template>
  <xsl:template match="tei:rb"><xsl:apply-templates/></xsl:template>
  <xsl:template match="tei:rt"><rt><xsl:call-template name="a"/><xsl:apply-templates/></rt>
  </xsl:template>
  <xsl:template match="tei:graphic/tei:desc | tei:media/tei:desc" priority="2"/>
</xsl:stylesheet>
