<?xml version="1.0" encoding="UTF-8"?>
<!-- What is written for machines first: descriptions, entries, structures of features, transcripts.
     Each part becomes a line, with its name where the name says something. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- ===== bibliography ===== -->
  <xsl:template match="tei:listBibl">
    <block kind="bibliography">
      <xsl:call-template name="id"/>
      <xsl:for-each select="*">
        <xsl:choose>
          <xsl:when test="self::tei:bibl or self::tei:biblStruct or self::tei:biblFull">
            <p kind="bibliography"><xsl:call-template name="point"/>
              <xsl:call-template name="in-language"/></p></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </block>
  </xsl:template>
  <xsl:template match="tei:bibl" mode="inline">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()] or not(*[2])"><xsl:call-template name="words"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="parted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:biblStruct | tei:biblFull" mode="inline">
    <xsl:call-template name="parted"/></xsl:template>
  <xsl:template match="tei:analytic | tei:monogr | tei:series[*] | tei:imprint
      | tei:relatedItem[*] | tei:biblFull//*[* and not(text()[normalize-space()])]" mode="amid">
    <xsl:call-template name="parted"/></xsl:template>
  <xsl:template match="tei:author[*[2]][not(text()[normalize-space()])]
      | tei:editor[*[2]][not(text()[normalize-space()])]
      | tei:persName[*[2]][not(text()[normalize-space()])]
      | tei:respStmt[*[2]][not(text()[normalize-space()])]
      | tei:name[*[2]][not(text()[normalize-space()])]
      | tei:msIdentifier | tei:altIdentifier[*] | tei:location[*] | tei:availability[*]
      | tei:event[*] | tei:affiliation[*[2]][not(text()[normalize-space()])]" mode="amid"
      priority="0.9">
    <xsl:call-template name="point"/>
    <xsl:call-template name="parted">
      <xsl:with-param name="sign" select="substring(', ', 2 - (self::tei:msIdentifier
          or self::tei:altIdentifier or self::tei:location or self::tei:event))"/>
    </xsl:call-template>
  </xsl:template>
  <!-- The parts with a comma between, where no point stands. -->
  <xsl:template name="parted">
    <xsl:param name="sign" select="', '"/>
    <xsl:for-each select="*[normalize-space() or self::tei:ptr or self::tei:date]">
      <xsl:if test="position() &gt; 1"><xsl:value-of select="$sign"/></xsl:if>
      <xsl:choose>
        <xsl:when test="self::tei:date and not(node())"><xsl:value-of select="@when | @from"/>
        </xsl:when>
        <xsl:when test="self::tei:p or self::tei:ab"><xsl:call-template name="words"/></xsl:when>
        <xsl:when test="self::tei:note">[<xsl:apply-templates/>]</xsl:when>
        <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== descriptions: a line for each part that has words of its own ===== -->
  <xsl:template match="tei:msDesc | tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent
      | tei:listRelation | tei:listNym | tei:listObject | tei:person | tei:personGrp | tei:place
      | tei:org | tei:object | tei:nym | tei:listWit | tei:listApp | tei:entry
      | tei:entryFree | tei:superEntry | tei:fs | tei:fLib | tei:fvLib | tei:fsdDecl | tei:fsDecl
      | tei:graph | tei:eTree | tei:tree | tei:forest | tei:listForest | tei:state | tei:trait
      | tei:relation | tei:msPart | tei:msFrag | tei:population | tei:climate | tei:terrain
      | tei:vAlt | tei:sourceDoc | tei:surface | tei:surfaceGrp | tei:listChange">
    <xsl:choose>
      <xsl:when test="ancestor::tei:p or ancestor::tei:cell or ancestor::tei:head">
        <xsl:call-template name="parted"/></xsl:when>
      <xsl:otherwise>
        <block kind="record"><xsl:call-template name="id"/>
          <xsl:if test="self::tei:person or self::tei:place or self::tei:org or self::tei:fs
              or self::tei:fsDecl">
            <xsl:if test="@type | @role"><p kind="line"><i>
              <xsl:value-of select="(@type | @role)[1]"/></i></p></xsl:if></xsl:if>
          <xsl:if test="self::tei:relation and not(normalize-space())">
            <p kind="line"><xsl:value-of select="@name"/></p></xsl:if>
          <xsl:apply-templates select="* | text()[normalize-space()]" mode="record"/></block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- An entry of a dictionary is a paragraph: its word bold, its senses with their numbers. -->
  <xsl:template match="tei:entry[not(.//tei:p or .//tei:list or .//tei:table or .//tei:figure
      or .//tei:lg or .//tei:entry or ancestor::tei:p or ancestor::tei:cell)]
      | tei:entryFree[not(.//tei:p or .//tei:list or .//tei:table or .//tei:figure
      or .//tei:lg or .//tei:entry or ancestor::tei:p or ancestor::tei:cell)]" priority="1">
    <p><xsl:call-template name="id"/><xsl:call-template name="language"/>
      <xsl:apply-templates mode="entry"/></p>
  </xsl:template>
  <xsl:template match="tei:superEntry/tei:entry | tei:superEntry/tei:entryFree" mode="record">
    <xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="*" mode="entry">
    <xsl:if test="preceding-sibling::* and not(preceding-sibling::node()[1]/self::text())">
      <xsl:text> </xsl:text></xsl:if>
    <xsl:choose>
      <xsl:when test="self::tei:sense or self::tei:hom or self::tei:re or self::tei:form
          or self::tei:gramGrp or self::tei:cit or self::tei:etym">
        <xsl:variable name="number"><xsl:call-template name="sense-number"/></xsl:variable>
        <xsl:if test="string($number)">
          <b><xsl:value-of select="$number"/></b><xsl:text> </xsl:text>
        </xsl:if>
        <xsl:if test="@xml:id"><anchor id="{@xml:id}"/></xsl:if>
        <xsl:apply-templates mode="entry"/>
      </xsl:when>
      <xsl:when test="self::tei:orth"><b><xsl:call-template name="words"/></b></xsl:when>
      <xsl:when test="self::tei:quote[parent::tei:cit]">
        <xsl:call-template name="open"/><xsl:apply-templates/><xsl:call-template name="close"/>
      </xsl:when>
      <xsl:when test="self::tei:bibl"><xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="text()" mode="entry"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="tei:witness">
    <p kind="line"><xsl:call-template name="id"/><xsl:call-template name="siglum"/>
      <xsl:apply-templates select="node()[not(self::tei:listWit)]"/></p>
    <xsl:apply-templates select="tei:listWit"/>
  </xsl:template>
  <xsl:template match="tei:witness" mode="record"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="text()" mode="record"><p kind="line"><xsl:apply-templates select="."/></p>
  </xsl:template>
  <xsl:template match="tei:p | tei:ab | tei:head | tei:list | tei:table | tei:figure | tei:listBibl
      | tei:graphic | tei:note[tei:p]" mode="record"><xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="tei:f | tei:fDecl" mode="record">
    <p kind="line"><i><xsl:value-of select="@name"/>: </i>
      <xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="*" mode="record"><xsl:apply-templates select="." mode="record-part"/>
  </xsl:template>
  <xsl:template match="*" mode="record-part">
    <xsl:choose>
      <xsl:when test="text()[normalize-space()] or not(*)
          or tei:persName or self::tei:persName or self::tei:placeName or self::tei:msIdentifier
          or self::tei:respStmt or self::tei:location or self::tei:zone or self::tei:line">
        <xsl:variable name="words"><xsl:apply-templates select="."/></xsl:variable>
        <xsl:if test="normalize-space($words) or @when">
          <p kind="line">
            <xsl:copy-of select="$words"/>
            <xsl:if test="not(normalize-space($words))"><xsl:value-of select="@when"/></xsl:if>
          </p>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="record-known"/>
        <block kind="record">
          <xsl:apply-templates select="*" mode="record"/></block>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Of manuscripts: each part a line with its label, whatever it stands in. -->
  <xsl:template mode="record" priority="0.6" match="tei:msContents | tei:msItem | tei:msItemStruct
      | tei:physDesc | tei:objectDesc | tei:supportDesc | tei:layoutDesc | tei:handDesc
      | tei:scriptDesc | tei:typeDesc | tei:decoDesc | tei:bindingDesc | tei:binding | tei:sealDesc
      | tei:history | tei:additional | tei:adminInfo | tei:recordHist | tei:custodialHist
      | tei:summary | tei:origin | tei:provenance | tei:acquisition | tei:incipit | tei:explicit
      | tei:rubric | tei:finalRubric | tei:colophon | tei:support | tei:layout | tei:handNote
      | tei:scriptNote | tei:decoNote | tei:condition | tei:foliation | tei:collation | tei:source
      | tei:surrogates | tei:custEvent | tei:accMat | tei:additions | tei:musicNotation
      | tei:typeNote | tei:seal | tei:filiation | tei:objectType | tei:extent | tei:textLang">
    <xsl:variable name="is-holder"><xsl:apply-templates select="." mode="is-described"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="not(ancestor::tei:msDesc)"><xsl:apply-templates select="." mode="record-part"/>
      </xsl:when>
      <xsl:when test="self::tei:msItem or self::tei:msItemStruct">
        <xsl:variable name="first" select="tei:locus | tei:locusGrp | tei:author | tei:editor
            | tei:respStmt | tei:title"/>
        <p kind="line"><xsl:call-template name="id"/>
          <xsl:if test="@n"><xsl:value-of select="concat(@n, '. ')"/></xsl:if>
          <xsl:for-each select="$first">
            <xsl:if test="position() &gt; 1">, </xsl:if>
            <xsl:apply-templates select="."/>
          </xsl:for-each>
          <xsl:apply-templates select="text()[normalize-space()]"/></p>
        <xsl:if test="*[count(. | $first) &gt; count($first)]">
          <block kind="record">
            <xsl:apply-templates select="*[count(. | $first) &gt; count($first)]" mode="record"/>
          </block>
        </xsl:if>
      </xsl:when>
      <xsl:when test="string($is-holder)"><xsl:apply-templates select="*" mode="record"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="label"><xsl:call-template name="part-label"/></xsl:variable>
        <p kind="line"><xsl:call-template name="id"/>
          <xsl:if test="string($label)"><i><xsl:value-of select="concat($label, ':')"/></i>
            <xsl:text> </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="tei:p and not(tei:p[2])">
              <xsl:for-each select="node()">
                <xsl:choose>
                  <xsl:when test="self::tei:p"><xsl:call-template name="words"/></xsl:when>
                  <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
                </xsl:choose>
              </xsl:for-each>
            </xsl:when>
            <xsl:when test="not(tei:p)"><xsl:call-template name="words"/></xsl:when>
          </xsl:choose>
        </p>
        <xsl:if test="tei:p[2]"><xsl:apply-templates select="node()[not(self::text())]"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:dimensions[tei:height or tei:width or tei:depth or tei:dim]"
      priority="0.6"><xsl:call-template name="dimensions"/></xsl:template>
  <!-- That a description is known is said in one list; what is not in it goes to the fallback. -->
  <xsl:template match="*" mode="record-known"/>

  <xsl:template match="tei:f | tei:fDecl | tei:fDescr | tei:fsDescr | tei:vRange | tei:vDefault
      | tei:vNot | tei:vColl | tei:fsConstraints | tei:cond | tei:bicond | tei:if | tei:iff
      | tei:then | tei:node | tei:arc | tei:leaf | tei:root | tei:iNode | tei:eLeaf | tei:triangle
      | tei:sex | tei:langKnowledge | tei:langKnown | tei:faith | tei:age | tei:objectDesc
      | tei:supportDesc | tei:support | tei:layoutDesc | tei:layout | tei:handDesc | tei:handNote
      | tei:decoDesc | tei:decoNote | tei:bindingDesc | tei:binding | tei:origin | tei:origDate
      | tei:origPlace | tei:provenance | tei:acquisition | tei:additional | tei:adminInfo
      | tei:recordHist | tei:surrogates | tei:msContents | tei:msItem | tei:msItemStruct
      | tei:summary | tei:locus | tei:locusGrp | tei:incipit | tei:explicit | tei:rubric
      | tei:colophon | tei:finalRubric | tei:condition | tei:collation | tei:foliation | tei:catchwords
      | tei:signatures | tei:watermark | tei:stamp | tei:heraldry | tei:secFol | tei:dim
      | tei:dimensions | tei:height | tei:width | tei:depth | tei:typeDesc | tei:scriptDesc
      | tei:musicNotation | tei:additions | tei:accMat | tei:seal | tei:sealDesc | tei:custodialHist
      | tei:custEvent | tei:filiation | tei:form | tei:orth | tei:pron | tei:hyph | tei:syll
      | tei:stress | tei:gramGrp | tei:gram | tei:gen | tei:number | tei:case | tei:per | tei:tns
      | tei:mood | tei:iType | tei:pos | tei:subc | tei:colloc | tei:sense | tei:def | tei:usg
      | tei:lbl | tei:etym | tei:lang | tei:xr | tei:re | tei:hom | tei:dictScrap | tei:witDetail
      | tei:change | tei:sourceDesc | tei:source | tei:zone | tei:line | tei:path | tei:string
      | tei:population/tei:desc | tei:listPrefixDef">
    <xsl:variable name="holder" select="contains($holders, concat(' ', local-name(..), ' '))"/>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="text()[normalize-space()] or not(*[2])"><xsl:call-template name="words"/>
        </xsl:when>
        <xsl:when test="tei:p or tei:line or tei:zone"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise><xsl:for-each select="*"><xsl:if test="position() &gt; 1">
          <xsl:text>; </xsl:text></xsl:if><xsl:apply-templates select="."/></xsl:for-each>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$holder or self::tei:line and not(parent::tei:line)">
        <p kind="line"><xsl:copy-of select="$words"/></p></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:binary | tei:numeric | tei:symbol">
    <xsl:value-of select="concat(@value, ' ')"/></xsl:template>
  <xsl:template match="tei:default">—</xsl:template>

  <!-- ===== transcripts of speech ===== -->
  <xsl:template match="tei:u">
    <p kind="line">
      <xsl:call-template name="id"/>
      <xsl:if test="@who"><sc><xsl:variable name="person"
          select="id(substring(substring-before(concat(@who, ' '), ' '), 2))"/>
        <xsl:choose>
          <xsl:when test="$person/tei:persName"><xsl:value-of
              select="normalize-space($person/tei:persName[1])"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="translate(@who, '#', '')"/></xsl:otherwise>
        </xsl:choose></sc>: </xsl:if>
      <xsl:apply-templates/>
    </p>
  </xsl:template>
  <xsl:template match="tei:pause"><xsl:text> (…) </xsl:text></xsl:template>
  <xsl:template match="tei:shift"/>
  <xsl:template match="tei:incident | tei:kinesic | tei:vocal | tei:writing">
    <xsl:variable name="words"><xsl:text>[</xsl:text><i><xsl:apply-templates/></i>
      <xsl:text>]</xsl:text></xsl:variable>
    <xsl:choose>
      <xsl:when test="not(normalize-space())"/>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))">
        <p kind="stage"><xsl:copy-of select="$words"/></p></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text><xsl:copy-of select="$words"/><xsl:text> </xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Two parts of an utterance that nothing but their tags parts. -->
  <xsl:template match="tei:u/tei:seg[preceding-sibling::node()[1]/self::tei:seg]" priority="2">
    <xsl:text> </xsl:text><xsl:call-template name="words"/>
  </xsl:template>
</xsl:stylesheet>
