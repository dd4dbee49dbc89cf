<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands on lines of its own: divisions, paragraphs, verse, lists, tables, letters, plays,
     title pages. A block met within a sentence is still a block. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="tei eg">

  <!-- A block within a sentence; a phrase among blocks. -->
  <xsl:template mode="inline" match="tei:p | tei:ab | tei:head | tei:lg | tei:l | tei:list
      | tei:table | tei:figure | tei:floatingText | tei:sp | tei:spGrp | tei:opener | tei:closer
      | tei:dateline | tei:salute | tei:signed | tei:postscript | tei:trailer | tei:argument
      | tei:epigraph | tei:cit | tei:address | tei:addrLine | tei:listBibl | tei:biblStruct
      | tei:biblFull | tei:castList | tei:castGroup | tei:castItem | tei:item | tei:row | tei:cell
      | tei:titlePage | tei:docTitle | tei:titlePart | tei:byline | tei:docImprint | tei:docEdition
      | tei:imprimatur | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6
      | tei:div7 | tei:front | tei:body | tei:back | tei:group | tei:text | tei:eg | eg:egXML
      | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listRelation
      | tei:listObject | tei:listNym | tei:listWit | tei:listApp | tei:person | tei:personGrp
      | tei:personae | tei:place | tei:org | tei:event | tei:relation | tei:witness | tei:msDesc
      | tei:object | tei:nym | tei:noteGrp | tei:u | tei:headItem | tei:headLabel | tei:speaker
      | tei:set | tei:prologue | tei:epilogue | tei:performance | tei:divGen | tei:entry
      | tei:superEntry | tei:sourceDoc | tei:surface | tei:surfaceGrp | tei:zone | tei:line
      | tei:fs | tei:f | tei:graph | tei:tree | tei:eTree | tei:forest | tei:listForest
      | tei:standOff | tei:facsimile | tei:availability | tei:physDesc | tei:history
      | tei:msContents | tei:msItem | tei:msPart | tei:additional | tei:objectDesc
      | tei:titlePage/tei:docAuthor | tei:titlePage/tei:docDate | tei:front/tei:docAuthor
      | tei:front/tei:docDate | tei:list/tei:label | tei:timeline">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template match="tei:*" mode="block">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>
  <xsl:template match="tei:*" mode="note">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>
  <xsl:template match="tei:*" mode="head">
    <xsl:apply-templates select="." mode="inline"/>
  </xsl:template>
  <xsl:template match="*"><xsl:apply-templates select="." mode="block"/></xsl:template>

  <!-- What only holds blocks. -->
  <xsl:template mode="block" match="tei:text | tei:front | tei:body | tei:back | tei:group
      | tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7
      | tei:titlePage | tei:docTitle | tei:argument | tei:postscript | tei:noteGrp | tei:listBibl
      | tei:castList | tei:castGroup | tei:spGrp | tei:set | tei:prologue | tei:epilogue
      | tei:performance | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent
      | tei:listRelation | tei:listObject | tei:listNym | tei:listWit | tei:listApp
      | tei:surfaceGrp | tei:surface | tei:zone | tei:sourceDoc | tei:superEntry
      | tei:availability | tei:opener | tei:closer | tei:floatingText | tei:figure | tei:epigraph
      | tei:cit | tei:divGen">
    <box>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </box>
  </xsl:template>

  <xsl:template mode="block" match="tei:p | tei:ab | tei:byline | tei:docImprint | tei:docEdition
      | tei:imprimatur | tei:trailer | tei:fw | tei:titlePart | tei:titlePage/tei:docAuthor
      | tei:titlePage/tei:docDate | tei:front/tei:docAuthor | tei:front/tei:docDate | tei:stage
      | tei:listBibl/tei:bibl | tei:div/tei:bibl | tei:body/tei:bibl | tei:back/tei:bibl
      | tei:cit/tei:bibl | tei:epigraph/tei:bibl | tei:desc | tei:figDesc | tei:label
      | tei:headItem | tei:headLabel | tei:div/tei:formula | tei:seg[tei:p]">
    <p><xsl:call-template name="say"/></p>
  </xsl:template>
  <!-- A description that only says the head again is said once. -->
  <xsl:template match="tei:figDesc[normalize-space() = normalize-space(../tei:head)]" mode="block"
      priority="1"/>
  <xsl:template mode="block" match="tei:dateline | tei:salute | tei:signed | tei:addrLine
      | tei:castItem | tei:line">
    <line><xsl:call-template name="say"/></line>
  </xsl:template>
  <xsl:template mode="block" match="tei:head">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="parent::tei:figure or parent::tei:list or parent::tei:table
          or parent::tei:lg"><p><xsl:call-template name="say"/></p></xsl:when>
      <xsl:when test="parent::tei:castList or parent::tei:castGroup or parent::tei:msDesc
          or parent::tei:msPart or parent::tei:msFrag">
        <p><b><xsl:call-template name="say"/></b></p>
      </xsl:when>
      <xsl:otherwise><h level="{$level}"><xsl:call-template name="say"/></h></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Quotations: set off, or of several blocks, or amid a sentence. -->
  <xsl:template mode="block" match="tei:quote | tei:q | tei:said">
    <xsl:choose>
      <xsl:when test="contains(@rend, 'lines(')">
        <xsl:variable name="mark"
            select="substring-before(substring-after(@rend, 'lines('), ')')"/>
        <box first="{$mark} " rest="{$mark} "><xsl:call-template name="say"/></box>
      </xsl:when>
      <xsl:otherwise><quote><xsl:call-template name="say"/></quote></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="inline" match="tei:quote | tei:q | tei:said | tei:soCalled">
    <xsl:choose>
      <xsl:when test="contains(concat(' ', @rend, ' '), ' block ') or tei:p or tei:lg or tei:l
          or tei:list or tei:floatingText or tei:ab">
        <xsl:apply-templates select="." mode="block"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="say-quoted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Verse ................................................................................. -->
  <xsl:template match="tei:lg" mode="block">
    <verse>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </verse>
  </xsl:template>
  <xsl:template match="tei:l" mode="block">
    <l>
      <xsl:if test="@part = 'M' or @part = 'F'">
        <xsl:attribute name="indent"><xsl:call-template name="step"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="contains(@rend, 'indent')">
        <xsl:variable name="deep" select="number(translate(substring-before(concat(
            substring-after(@rend, 'indent'), ' '), ' '), '()-', ''))"/>
        <xsl:attribute name="indent">
          <xsl:choose>
            <xsl:when test="$deep &gt; 0 and $deep &lt; 20">
              <xsl:value-of select="round($deep) * 2"/>
            </xsl:when>
            <xsl:otherwise>2</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:call-template name="say"/>
    </l>
  </xsl:template>

  <!-- Plays and talk ........................................................................ -->
  <xsl:template match="tei:sp" mode="block"><box><xsl:apply-templates mode="block"/></box></xsl:template>
  <!-- With how the words are spoken, if that follows: HALE (rising). -->
  <xsl:template match="tei:speaker" mode="block">
    <line>
      <xsl:call-template name="say"/>
      <xsl:for-each select="following-sibling::*[1][self::tei:stage]">
        <xsl:text> </xsl:text><xsl:call-template name="say"/>
      </xsl:for-each>
    </line>
  </xsl:template>
  <xsl:template match="tei:sp/tei:stage[preceding-sibling::*[1][self::tei:speaker]]" mode="block"
      priority="1"/>
  <xsl:template match="tei:sp/tei:p[1] | tei:sp/tei:ab[1]" mode="block">
    <line><xsl:call-template name="say"/></line>
  </xsl:template>
  <!-- Where elements only make an entry of the cast, nothing parts their words: a space does. -->
  <xsl:template match="tei:castItem/*[preceding-sibling::node()[1]/self::*]" mode="inline"
      priority="0.6">
    <xsl:text> </xsl:text><xsl:call-template name="say"/>
  </xsl:template>
  <xsl:template match="tei:u" mode="block">
    <p>
      <xsl:if test="@who"><xsl:value-of select="concat(translate(@who, '#', ''), ': ')"/></xsl:if>
      <xsl:apply-templates mode="inline"/>
    </p>
  </xsl:template>

  <!-- Lists ................................................................................. -->
  <xsl:template match="tei:list" mode="block">
    <list>
      <xsl:variable name="kind" select="concat(' ', @type, ' ', @rend, ' ', @rendition, ' ')"/>
      <xsl:if test="not(tei:item/@n)">
        <xsl:attribute name="kind">
          <xsl:choose>
            <xsl:when test="contains($kind, ' ordered ') or contains($kind, ' numbered ')"
                >ordered</xsl:when>
            <xsl:when test="contains($kind, ' simple ')">simple</xsl:when>
          </xsl:choose>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </list>
  </xsl:template>
  <xsl:template match="tei:item" mode="block">
    <xsl:variable name="kind"
        select="concat(' ', ../@type, ' ', ../@rend, ' ', ../@rendition, ' ')"/>
    <item>
      <xsl:attribute name="label">
        <xsl:call-template name="item-label"/>
        <xsl:if test="not(@n or preceding-sibling::*[1]/self::tei:label)
            and (contains($kind, ' bulleted ') or contains($kind, ' unordered '))">-</xsl:if>
      </xsl:attribute>
      <xsl:if test="preceding-sibling::*[1]/self::tei:label">
        <xsl:attribute name="of-label">yes</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="say"/>
    </item>
  </xsl:template>
  <xsl:template match="tei:list/tei:label" mode="block">
    <line><xsl:call-template name="say"/></line>
  </xsl:template>

  <!-- Tables. A row whose cells have recorded marks is printed with these. ................... -->
  <xsl:template match="tei:table" mode="block">
    <xsl:apply-templates select="tei:head" mode="block"/>
    <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
    <table><xsl:apply-templates mode="block"
        select="node()[not(self::tei:head or self::tei:trailer)]"/></table>
    <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    <xsl:apply-templates select="tei:trailer" mode="block"/>
  </xsl:template>
  <xsl:template match="tei:row" mode="block">
    <row>
      <xsl:if test="@role = 'label'"><xsl:attribute name="head">yes</xsl:attribute></xsl:if>
      <xsl:if test="tei:cell[contains(@rend, 'pre(') or contains(@rend, 'post(')]">
        <xsl:attribute name="marked">yes</xsl:attribute>
      </xsl:if>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </row>
  </xsl:template>
  <xsl:template match="tei:cell" mode="block">
    <cell>
      <xsl:if test="@cols"><xsl:attribute name="cols"><xsl:value-of select="@cols"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rows"><xsl:value-of select="@rows"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="cell-words"/>
    </cell>
  </xsl:template>
  <xsl:template name="cell-words"><xsl:call-template name="say"/></xsl:template>

  <!-- Addresses without lines have one part a line. -->
  <xsl:template match="tei:address" mode="block">
    <box>
      <xsl:choose>
        <xsl:when test="tei:addrLine or text()[normalize-space()]">
          <xsl:apply-templates mode="block"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:for-each select="*">
            <line><xsl:apply-templates select="." mode="inline"/></line>
          </xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </box>
  </xsl:template>

  <!-- Examples of code ...................................................................... -->
  <xsl:template match="tei:eg | tei:code[contains(., '&#10;')]
      | tei:ab[contains(concat(' ', @rend, ' ', @type, ' '), ' code ')]" mode="block" priority="1">
    <code><xsl:call-template name="code-words"/></code>
  </xsl:template>
  <xsl:template match="tei:code[contains(., '&#10;')]" mode="inline" priority="1">
    <xsl:apply-templates select="." mode="block"/>
  </xsl:template>
  <xsl:template match="eg:egXML" mode="block">
    <code><xsl:apply-templates mode="as-xml"/></code>
  </xsl:template>
  <xsl:template match="eg:egXML" mode="inline"><xsl:apply-templates select="." mode="block"/></xsl:template>
  <xsl:template match="*" mode="as-xml">
    <xsl:value-of select="concat('&lt;', name())"/>
    <xsl:for-each select="@*">
      <xsl:value-of select="concat(' ', name(), '=&quot;', ., '&quot;')"/>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="node()">
        <xsl:text>&gt;</xsl:text>
        <xsl:apply-templates mode="as-xml"/>
        <xsl:value-of select="concat('&lt;/', name(), '&gt;')"/>
      </xsl:when>
      <xsl:otherwise>/&gt;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="as-xml">
    <xsl:variable name="amp"><xsl:call-template name="replace">
      <xsl:with-param name="from" select="'&amp;'"/><xsl:with-param name="to" select="'&amp;amp;'"/>
    </xsl:call-template></xsl:variable>
    <xsl:call-template name="replace">
      <xsl:with-param name="text" select="string($amp)"/>
      <xsl:with-param name="from" select="'&lt;'"/><xsl:with-param name="to" select="'&amp;lt;'"/>
    </xsl:call-template>
  </xsl:template>
  <!-- An example without an element, such as one in CDATA, is its own source. -->
  <xsl:template match="eg:egXML[not(*)]/text()" mode="as-xml"><xsl:value-of select="."/></xsl:template>
  <xsl:template match="comment()" mode="as-xml">
    <xsl:value-of select="concat('&lt;!--', ., '--&gt;')"/>
  </xsl:template>
</xsl:stylesheet>
