<?xml version="1.0" encoding="UTF-8"?>
<!-- Descriptions: of manuscripts, persons, places, things; entries of dictionaries; feature
     structures. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- Blocks of blocks. -->
  <xsl:template match="tei:msDesc | tei:msContents | tei:msItem | tei:msItemStruct | tei:msPart
      | tei:msFrag | tei:physDesc | tei:objectDesc | tei:supportDesc | tei:layoutDesc | tei:handDesc
      | tei:typeDesc | tei:scriptDesc | tei:musicNotation | tei:decoDesc | tei:bindingDesc
      | tei:binding | tei:sealDesc | tei:seal | tei:accMat | tei:history | tei:additional
      | tei:adminInfo | tei:recordHist | tei:custodialHist | tei:listPerson | tei:listPlace
      | tei:listOrg | tei:listEvent | tei:listObject | tei:listNym | tei:person | tei:personGrp
      | tei:persona | tei:place | tei:org | tei:event | tei:object | tei:nym | tei:entry
      | tei:entryFree | tei:superEntry | tei:sense | tei:hom | tei:re | tei:dictScrap">
    <div><xsl:call-template name="a"/><xsl:call-template name="spaced"/></div>
  </xsl:template>
  <!-- Paragraphs, unless they hold some. -->
  <xsl:template match="tei:support | tei:collation | tei:foliation | tei:condition | tei:layout
      | tei:handNote | tei:typeNote | tei:scriptNote | tei:decoNote | tei:additions | tei:origin
      | tei:provenance | tei:acquisition | tei:source | tei:surrogates | tei:filiation
      | tei:summary | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:colophon
      | tei:state | tei:trait | tei:location | tei:birth | tei:death | tei:floruit
      | tei:occupation | tei:education | tei:residence | tei:nationality | tei:affiliation
      | tei:age | tei:sex | tei:gender | tei:faith | tei:langKnowledge | tei:langKnown
      | tei:persPronouns | tei:socecStatus | tei:population | tei:climate | tei:terrain
      | tei:msIdentifier | tei:msName | tei:altIdentifier | tei:objectIdentifier">
    <div><xsl:call-template name="a"/><xsl:call-template name="spaced"/></div>
  </xsl:template>
  <xsl:template match="tei:p//tei:affiliation | tei:byline//tei:affiliation
      | tei:docAuthor//tei:affiliation | tei:author//tei:affiliation | tei:p//tei:residence
      | tei:p//tei:occupation | tei:p//tei:location | tei:msIdentifier/tei:msName
      | tei:signed//tei:affiliation | tei:titlePage//tei:affiliation | tei:p//tei:birth
      | tei:p//tei:death | tei:p//tei:nationality | tei:p//tei:education | tei:p//tei:floruit
      | tei:p//tei:age | tei:p//tei:sex | tei:p//tei:origin | tei:p//tei:state | tei:p//tei:event
      | tei:p//tei:rubric | tei:p//tei:incipit" priority="1">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>
  <!-- Where there are elements only, nothing parts their words: a space does. -->
  <xsl:template name="spaced">
    <xsl:if test="(self::tei:sense or self::tei:hom or self::tei:re) and normalize-space(@n)">
      <b><xsl:call-template name="sense-number"/></b><xsl:text> </xsl:text>
    </xsl:if>
    <xsl:variable name="label"><xsl:call-template name="part-label"/></xsl:variable>
    <xsl:if test="string($label)">
      <b class="part" lang="{$label-language}"><xsl:value-of select="concat($label, ':')"/></b>
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:apply-templates/></xsl:when>
      <xsl:when test="self::tei:msItem">
        <xsl:if test="@n"><xsl:value-of select="concat(@n, '. ')"/></xsl:if>
        <xsl:for-each select="*">
          <xsl:variable name="here"><xsl:apply-templates select="." mode="begins-item"/></xsl:variable>
          <xsl:variable name="last"><xsl:apply-templates select="preceding-sibling::*[1]"
              mode="begins-item"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="string($here) and string($last)">, </xsl:when>
            <xsl:when test="position() &gt; 1"><xsl:text> </xsl:text></xsl:when>
          </xsl:choose>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </xsl:when>
      <xsl:when test="self::tei:msIdentifier">
        <xsl:for-each select="*">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="*">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:apply-templates select="."/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:if test="not(node())"><xsl:value-of select="@when | @value"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:extent[ancestor::tei:msDesc] | tei:textLang[ancestor::tei:msDesc]
      | tei:objectType[ancestor::tei:msDesc]">
    <div><xsl:call-template name="a"/><xsl:call-template name="spaced"/></div>
  </xsl:template>
  <xsl:template match="tei:p//tei:extent | tei:p//tei:textLang | tei:p//tei:objectType"
      priority="1">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:msIdentifier/tei:altIdentifier" priority="1">
    <span><xsl:call-template name="a"/><xsl:call-template name="spaced"/></span>
  </xsl:template>
  <xsl:template match="tei:dimensions[tei:height or tei:width or tei:depth or tei:dim]">
    <span><xsl:call-template name="a"/><xsl:call-template name="dimensions"/></span>
  </xsl:template>

  <xsl:template match="tei:form | tei:gramGrp | tei:gram | tei:pos | tei:gen | tei:number | tei:case
      | tei:per | tei:tns | tei:mood | tei:iType | tei:orth | tei:pron | tei:hyph | tei:syll
      | tei:stress | tei:def | tei:usg | tei:etym | tei:lbl | tei:xr | tei:oRef | tei:pRef
      | tei:subc | tei:colloc">
    <xsl:choose>
      <xsl:when test="self::tei:orth"><b><xsl:call-template name="a"/><xsl:apply-templates/></b>
      </xsl:when>
      <xsl:when test="self::tei:oRef[not(node())] or self::tei:pRef[not(node())]">~</xsl:when>
      <xsl:otherwise><span><xsl:call-template name="a"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
    <xsl:text> </xsl:text>
  </xsl:template>

  <!-- [name = value; name = value] -->
  <xsl:template match="tei:fs | tei:fLib | tei:fvLib">
    <span>
      <xsl:call-template name="a"/>
      <xsl:text>[</xsl:text>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1">; </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </span>
  </xsl:template>
  <xsl:template match="tei:f">
    <span><xsl:call-template name="a"/><xsl:value-of select="concat(@name, ' = ')"/>
      <xsl:apply-templates/>
      <xsl:if test="not(node())"><xsl:value-of select="@fVal"/></xsl:if></span>
  </xsl:template>
  <xsl:template match="tei:symbol | tei:binary | tei:numeric | tei:string | tei:default
      | tei:vLabel">
    <span><xsl:call-template name="a"/><xsl:value-of select="@value"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:vAlt | tei:vColl | tei:vNot | tei:vMerge">
    <span>
      <xsl:call-template name="a"/>
      <xsl:if test="self::tei:vNot">not </xsl:if>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1"> | </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </span>
  </xsl:template>
</xsl:stylesheet>
