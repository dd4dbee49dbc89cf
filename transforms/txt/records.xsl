<?xml version="1.0" encoding="UTF-8"?>
<!-- Records: persons and places, bibliographies in parts, manuscripts, dictionaries, feature
     structures, trees. Their parts stand beside each other, with a mark between them. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template name="joined">
    <xsl:param name="separator" select="', '"/>
    <xsl:for-each select="*">
      <xsl:if test="position() &gt; 1 and normalize-space()
          and normalize-space(preceding-sibling::*[1])">
        <xsl:value-of select="$separator"/>
      </xsl:if>
      <xsl:apply-templates select="." mode="inline"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template mode="block" match="tei:person | tei:personGrp | tei:place | tei:org | tei:event
      | tei:object | tei:nym | tei:personae">
    <p>
      <xsl:choose>
        <xsl:when test="text()[normalize-space()]"><xsl:call-template name="say"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="joined"/></xsl:otherwise>
      </xsl:choose>
    </p>
  </xsl:template>
  <xsl:template match="tei:relation" mode="block">
    <p><xsl:call-template name="say"/></p>
  </xsl:template>
  <xsl:template match="tei:witness" mode="block">
    <p><xsl:call-template name="siglum"/><xsl:call-template name="say"/></p>
  </xsl:template>
  <xsl:template mode="inline" match="tei:birth[*][not(text()[normalize-space()])]
      | tei:death[*][not(text()[normalize-space()])] | tei:location | tei:respStmt[*]
      | tei:msIdentifier | tei:altIdentifier[*] | tei:imprint[*][not(text()[normalize-space()])]
      | tei:residence[*][not(text()[normalize-space()])] | tei:trait[*] | tei:state[*]">
    <xsl:call-template name="joined"/>
  </xsl:template>

  <xsl:template match="tei:biblStruct" mode="block">
    <p><xsl:call-template name="joined"><xsl:with-param name="separator" select="'. '"/>
    </xsl:call-template></p>
  </xsl:template>
  <xsl:template match="tei:biblFull" mode="block">
    <p>
      <xsl:for-each select="*">
        <xsl:if test="position() &gt; 1"><xsl:text>. </xsl:text></xsl:if>
        <xsl:call-template name="joined"/>
      </xsl:for-each>
    </p>
  </xsl:template>
  <xsl:template match="tei:analytic[*] | tei:monogr[*] | tei:series[*]" mode="inline">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()]"><xsl:call-template name="say"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="joined"><xsl:with-param name="separator" select="'. '"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Manuscripts: each part of the description a line with its label. -->
  <xsl:template mode="block" match="tei:msDesc | tei:msPart | tei:msFrag | tei:physDesc | tei:history
      | tei:msContents | tei:msItem | tei:msItemStruct | tei:additional | tei:objectDesc
      | tei:supportDesc | tei:layoutDesc | tei:handDesc | tei:scriptDesc | tei:typeDesc
      | tei:decoDesc | tei:bindingDesc | tei:binding | tei:sealDesc | tei:adminInfo
      | tei:recordHist | tei:custodialHist">
    <xsl:variable name="is-holder"><xsl:apply-templates select="." mode="is-described"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="self::tei:msDesc or self::tei:msPart or self::tei:msFrag">
        <box><xsl:apply-templates mode="block"/></box>
      </xsl:when>
      <xsl:when test="not(string($is-holder))"><xsl:call-template name="part"/></xsl:when>
      <xsl:when test="self::tei:msItem or self::tei:msItemStruct">
        <line>
          <xsl:if test="@n"><xsl:value-of select="concat(@n, '. ')"/></xsl:if>
          <xsl:for-each select="tei:locus | tei:locusGrp | tei:author | tei:editor | tei:respStmt
              | tei:title">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="." mode="inline"/>
          </xsl:for-each>
        </line>
        <xsl:apply-templates mode="block" select="*[not(self::tei:locus or self::tei:locusGrp
            or self::tei:author or self::tei:editor or self::tei:respStmt or self::tei:title)]"/>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="block"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="block" match="tei:summary | tei:origin | tei:provenance | tei:acquisition
      | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:colophon | tei:support
      | tei:layout | tei:handNote | tei:scriptNote | tei:decoNote | tei:condition | tei:foliation
      | tei:collation | tei:source | tei:surrogates | tei:custEvent | tei:accMat | tei:additions
      | tei:musicNotation | tei:typeNote | tei:seal | tei:filiation | tei:objectType | tei:extent
      | tei:textLang | tei:msIdentifier | tei:altIdentifier | tei:msName" name="part">
    <line>
      <xsl:variable name="label"><xsl:call-template name="part-label"/></xsl:variable>
      <xsl:if test="string($label)"><i><xsl:value-of select="$label"/>:</i><xsl:text> </xsl:text></xsl:if>
      <xsl:choose>
        <xsl:when test="tei:p">
          <xsl:for-each select="node()">
            <xsl:choose>
              <xsl:when test="self::tei:p">
                <xsl:if test="preceding-sibling::tei:p"><br/></xsl:if>
                <xsl:call-template name="say"/>
              </xsl:when>
              <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
            </xsl:choose>
          </xsl:for-each>
        </xsl:when>
        <xsl:when test="self::tei:msIdentifier or self::tei:altIdentifier">
          <xsl:apply-templates select="." mode="inline"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="say"/></xsl:otherwise>
      </xsl:choose>
    </line>
  </xsl:template>
  <xsl:template mode="inline" match="tei:dimensions[tei:height or tei:width or tei:depth or tei:dim]">
    <xsl:call-template name="dimensions"/>
  </xsl:template>
  <xsl:template mode="inline" match="tei:summary | tei:origin | tei:provenance | tei:acquisition
      | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:colophon | tei:supportDesc
      | tei:support | tei:layoutDesc | tei:layout | tei:handDesc | tei:handNote | tei:scriptDesc
      | tei:scriptNote | tei:decoDesc | tei:decoNote | tei:bindingDesc | tei:binding | tei:condition
      | tei:foliation | tei:collation | tei:adminInfo | tei:recordHist | tei:source | tei:surrogates
      | tei:custodialHist | tei:custEvent | tei:accMat | tei:additions | tei:musicNotation
      | tei:typeDesc | tei:typeNote | tei:sealDesc | tei:seal | tei:filiation
      | tei:objectType | tei:objectIdentifier | tei:listChange | tei:change | tei:textClass">
    <xsl:apply-templates mode="inline"/><xsl:text> </xsl:text>
  </xsl:template>

  <!-- Dictionaries. -->
  <xsl:template match="tei:entry" mode="block"><p><xsl:apply-templates mode="inline"/></p></xsl:template>
  <xsl:template mode="inline" match="tei:form | tei:orth | tei:pron | tei:gramGrp | tei:gram
      | tei:pos | tei:gen | tei:number | tei:case | tei:per | tei:tns | tei:mood | tei:itype
      | tei:subc | tei:sense | tei:def | tei:usg | tei:etym | tei:lang | tei:re | tei:xr | tei:hom
      | tei:oRef | tei:pRef | tei:hyph | tei:syll | tei:stress | tei:lbl | tei:colloc | tei:entryFree
      | tei:dictScrap | tei:entry//tei:cit | tei:entry//tei:cit/tei:quote
      | tei:entry//tei:cit/tei:bibl" priority="1">
    <xsl:if test="preceding-sibling::* and not(preceding-sibling::node()[1]/self::text())">
      <xsl:text> </xsl:text>
    </xsl:if>
    <xsl:if test="(self::tei:sense or self::tei:hom or self::tei:re) and normalize-space(@n)">
      <xsl:call-template name="sense-number"/><xsl:text> </xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="self::tei:quote"><xsl:call-template name="say-quoted"/></xsl:when>
      <xsl:when test="self::tei:orth"><b><xsl:call-template name="say"/></b></xsl:when>
      <xsl:otherwise><xsl:call-template name="say"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Feature structures: name: value, one a line. -->
  <xsl:template match="tei:fs" mode="block">
    <box first="  " rest="  ">
      <xsl:if test="@type"><line>[<xsl:value-of select="@type"/>]</line></xsl:if>
      <xsl:apply-templates mode="block"/>
    </box>
  </xsl:template>
  <xsl:template match="tei:f" mode="block">
    <line><xsl:value-of select="@name"/>: <xsl:apply-templates mode="inline"/></line>
  </xsl:template>
  <xsl:template match="tei:symbol | tei:numeric | tei:binary" mode="inline">
    <xsl:value-of select="concat(@value, ' ')"/>
  </xsl:template>
  <xsl:template match="tei:default" mode="inline"/>
  <xsl:template mode="inline" match="tei:string | tei:vColl | tei:vAlt | tei:vNot | tei:vMerge
      | tei:vLabel | tei:fLib | tei:fvLib">
    <xsl:call-template name="say"/><xsl:text> </xsl:text>
  </xsl:template>

  <!-- Graphs and trees: the labels, indented by depth. -->
  <xsl:template mode="block" match="tei:graph | tei:tree | tei:eTree | tei:forest | tei:listForest
      | tei:triangle">
    <box first="  " rest="  "><xsl:apply-templates mode="block"/></box>
  </xsl:template>
  <xsl:template mode="inline" match="tei:triangle | tei:listForest">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template mode="block" match="tei:node | tei:root | tei:iNode | tei:leaf | tei:eLeaf | tei:arc">
    <line><xsl:apply-templates mode="inline"/></line>
  </xsl:template>
  <xsl:template mode="inline" match="tei:node | tei:root | tei:iNode | tei:leaf | tei:eLeaf | tei:arc">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
</xsl:stylesheet>
