<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in a line: names, emphasis, the editor's and the writer's interventions, pointers,
     breaks. What is hidden on purpose is named at the end. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- Words like all others. -->
  <xsl:template mode="inline" match="tei:abbr | tei:add | tei:addName | tei:affiliation | tei:am
      | tei:author | tei:authority | tei:bibl | tei:biblScope | tei:birth
      | tei:bloc | tei:c | tei:caesura | tei:camera | tei:caption | tei:citedRange | tei:collection
      | tei:corr | tei:country | tei:damage | tei:date | tei:death | tei:desc | tei:distinct
      | tei:distributor | tei:district | tei:docAuthor | tei:docDate | tei:edition | tei:editor
      | tei:education | tei:email | tei:ex | tei:expan | tei:extent | tei:figDesc | tei:floruit
      | tei:forename | tei:funder | tei:genName | tei:geo | tei:geogFeat | tei:geogName
      | tei:gloss | tei:hi | tei:emph | tei:foreign | tei:idno | tei:imprint
      | tei:institution | tei:label | tei:lem | tei:licence | tei:location | tei:m | tei:measure
      | tei:measureGrp | tei:meeting | tei:mentioned | tei:metamark | tei:mod | tei:move
      | tei:msIdentifier | tei:msName | tei:name | tei:nameLink | tei:nationality | tei:num
      | tei:objectName | tei:occupation | tei:offset | tei:orgName | tei:orig | tei:pc | tei:persName
      | tei:persona | tei:phr | tei:placeName | tei:population | tei:postBox | tei:postCode
      | tei:principal | tei:pubPlace | tei:publisher | tei:rb | tei:rdg | tei:rdgGrp | tei:redo
      | tei:reg | tei:region | tei:relatedItem | tei:repository | tei:residence | tei:resp
      | tei:respStmt | tei:restore | tei:retrace | tei:roleName | tei:role | tei:roleDesc | tei:actor
      | tei:rs | tei:ruby | tei:s | tei:seg | tei:series | tei:settlement | tei:sex | tei:sic
      | tei:sound | tei:sponsor | tei:stage | tei:state | tei:street | tei:subst | tei:surname
      | tei:tech | tei:term | tei:terrain | tei:climate | tei:textLang | tei:time | tei:title
      | tei:trait | tei:unclear | tei:undo | tei:unit | tei:view | tei:w | tei:writing | tei:cl
      | tei:watermark | tei:stamp | tei:heraldry | tei:formula | tei:notatedMusic
      | tei:ident | tei:classCode | tei:altIdentifier | tei:analytic | tei:monogr | tei:dim | tei:depth | tei:height | tei:width | tei:material | tei:locus
      | tei:origDate | tei:origPlace | tei:signatures | tei:catchwords | tei:secFol | tei:g
      | tei:eventName | tei:faith | tei:socecStatus | tei:langKnown
      | tei:langKnowledge | tei:sequence | tei:age | tei:gender | tei:pronunciation | tei:persPronouns">
    <xsl:call-template name="say"/>
  </xsl:template>

  <!-- MathML and the like within a formula or a picture: its letters, one after another. -->
  <xsl:template mode="inline" match="tei:formula[*] | tei:notatedMusic[*]">
    <xsl:value-of select="normalize-space()"/>
  </xsl:template>

  <xsl:template match="tei:rt" mode="inline">
    <xsl:call-template name="say-between">
      <xsl:with-param name="first" select="'('"/><xsl:with-param name="last" select="')'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The names of markup. -->
  <xsl:template match="tei:gi | tei:tag" mode="inline">
    <tt>&lt;<xsl:call-template name="say"/>&gt;</tt>
  </xsl:template>
  <xsl:template match="tei:att" mode="inline"><tt>@<xsl:call-template name="say"/></tt></xsl:template>
  <xsl:template match="tei:val" mode="inline"><tt>"<xsl:call-template name="say"/>"</tt></xsl:template>
  <xsl:template match="tei:code" mode="inline"><tt><xsl:call-template name="say"/></tt></xsl:template>

  <!-- Interventions: the source's own marks, else the signs of the Leiden conventions. -->
  <xsl:template match="tei:supplied" mode="inline">
    <xsl:call-template name="say-between">
      <xsl:with-param name="first" select="'['"/><xsl:with-param name="last" select="']'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:del" mode="inline">
    <xsl:call-template name="say-between">
      <xsl:with-param name="first" select="'⟦'"/><xsl:with-param name="last" select="'⟧'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:surplus | tei:secl" mode="inline">
    <xsl:call-template name="say-between">
      <xsl:with-param name="first" select="'{'"/><xsl:with-param name="last" select="'}'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:gap" mode="inline">
    <xsl:choose>
      <xsl:when test="normalize-space() or @rend"><xsl:call-template name="say-between">
        <xsl:with-param name="first" select="'['"/><xsl:with-param name="last" select="']'"/>
      </xsl:call-template></xsl:when>
      <xsl:otherwise>[…]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:space" mode="inline"><xsl:text> </xsl:text></xsl:template>

  <!-- What was heard beside words. -->
  <xsl:template match="tei:pause" mode="inline">
    <xsl:text> (</xsl:text>
    <xsl:call-template name="word"><xsl:with-param name="key" select="'pause'"/></xsl:call-template>
    <xsl:text>) </xsl:text>
  </xsl:template>
  <xsl:template match="tei:vocal | tei:kinesic | tei:incident" mode="inline">
    <xsl:if test="normalize-space()">
      <xsl:text> (</xsl:text><xsl:call-template name="say"/><xsl:text>) </xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Two parts of an utterance that nothing but their tags parts. -->
  <xsl:template match="tei:u/tei:seg[preceding-sibling::node()[1]/self::tei:seg]" mode="inline"
      priority="1">
    <xsl:text> </xsl:text><xsl:call-template name="say"/>
  </xsl:template>

  <!-- Figures raised or lowered, by the signs that there are for them: “m²” is not “m2”, and a
       note's number behind a year is none of its figures. -->
  <xsl:template mode="inline" priority="1" match="tei:hi[contains(@rend, 'su')]/text()
      | tei:ref[contains(@rend, 'sup')]/text()">
    <xsl:variable name="rend" select="concat(' ', ../@rend, ' ')"/>
    <xsl:choose>
      <xsl:when test="translate(normalize-space(), '0123456789+-−=()', '')">
        <xsl:call-template name="beside-breaks"/>
      </xsl:when>
      <xsl:when test="contains($rend, ' sup ') or contains($rend, ' superscript ')">
        <xsl:value-of select="translate(., '0123456789+-−=()', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾')"/>
      </xsl:when>
      <xsl:when test="contains($rend, ' sub ') or contains($rend, ' subscript ')">
        <xsl:value-of select="translate(., '0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎')"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="beside-breaks"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Pointers .............................................................................. -->
  <xsl:template match="tei:ref" mode="inline">
    <xsl:choose>
      <xsl:when test="node()"><xsl:call-template name="say"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="pointer"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ptr" mode="inline"><xsl:call-template name="pointer"/></xsl:template>

  <!-- A pointer without words: the number of a note, the head of a division, an address. -->
  <xsl:template name="pointer">
    <xsl:variable name="there" select="id(substring-after(@target, '#'))"/>
    <xsl:choose>
      <xsl:when test="@rend and (contains(@rend, 'pre(') or contains(@rend, 'post('))">
        <xsl:call-template name="say"/>
      </xsl:when>
      <xsl:when test="starts-with(@target, '#') and $there/self::tei:note">
        <xsl:for-each select="$there"><xsl:call-template name="marker"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="starts-with(@target, '#') and $there/tei:head">
        <xsl:value-of select="normalize-space($there/tei:head[1])"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@target"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Breaks ................................................................................ -->
  <xsl:template match="tei:lb" mode="inline">
    <xsl:call-template name="mark-before"/>
    <xsl:if test="not(@break = 'no' or @type = 'hyphenInWord')"><br/></xsl:if>
    <xsl:call-template name="mark-after"/>
  </xsl:template>
  <xsl:template match="tei:pb | tei:cb | tei:gb" mode="inline">
    <xsl:call-template name="break"/>
    <xsl:if test="not(@break = 'no' or @type = 'hyphenInWord')"><xsl:text> </xsl:text></xsl:if>
  </xsl:template>
  <xsl:template match="text()" mode="inline">
    <xsl:call-template name="beside-breaks"/>
  </xsl:template>
  <xsl:template match="tei:pb | tei:cb | tei:gb" mode="block">
    <xsl:if test="contains(@rend, '(') or $pages = 'all'">
      <p><xsl:call-template name="break"/></p>
    </xsl:if>
  </xsl:template>
  <xsl:template name="break">
    <xsl:choose>
      <xsl:when test="contains(@rend, '(') or contains(@rend, 'brackets')">
        <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="mark-before"/>
        <xsl:value-of select="normalize-space(@n)"/>
        <xsl:call-template name="mark-after"/>
      </xsl:when>
      <xsl:when test="$pages = 'all' and self::tei:pb and @n">
        <xsl:if test="not(@break = 'no')"><xsl:text> </xsl:text></xsl:if>
        <xsl:text>[</xsl:text>
        <xsl:call-template name="word"><xsl:with-param name="key" select="'page-short'"/>
        </xsl:call-template>
        <xsl:value-of select="concat(' ', normalize-space(@n), ']')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
  <!-- It parts words as a page does. Where all pages are asked for, milestones are too: [verse 6] -->
  <xsl:template match="tei:milestone" mode="inline">
    <xsl:variable name="space" select="substring(' ', 1, 1 - (@break = 'no'))"/>
    <xsl:value-of select="$space"/>
    <xsl:choose>
      <xsl:when test="contains(@rend, '(') or node()"><xsl:call-template name="say"/></xsl:when>
      <xsl:when test="$pages = 'all' and normalize-space(@n)">
        <xsl:value-of select="concat('[', normalize-space(concat(@unit, ' ', @n)), ']')"/>
      </xsl:when>
    </xsl:choose>
    <xsl:value-of select="$space"/>
  </xsl:template>
  <xsl:template match="tei:milestone" mode="block">
    <xsl:if test="contains(@rend, '(') or ($pages = 'all' and normalize-space(@n))">
      <p><xsl:apply-templates select="." mode="inline"/></p>
    </xsl:if>
  </xsl:template>
  <!-- Between two sections: a rule or a space of which no character is recorded. -->
  <xsl:template mode="block" priority="1" match="tei:milestone[not(contains(@rend, '(') or node())]
      [contains(@rend, 'rule') or contains(@rend, 'star') or (not(@n)
        and (not(@unit) or @unit = 'section' or @unit = 'absent'))]
      [contains(' div div1 div2 div3 div4 div5 div6 div7 body front back group text floatingText ',
        concat(' ', local-name(..), ' '))]">
    <xsl:call-template name="section-break"/>
  </xsl:template>
  <xsl:template name="section-break"><rule/></xsl:template>
  <!-- What stands at the head or foot of a page of the source, amid a sentence that runs on. -->
  <xsl:template match="tei:fw" mode="inline">
    <xsl:text> </xsl:text><xsl:call-template name="say"/><xsl:text> </xsl:text>
  </xsl:template>

  <!-- Pictures: their name where the source prints it, or where nothing else tells of them. -->
  <xsl:template match="tei:graphic | tei:media" mode="inline">
    <xsl:choose>
      <xsl:when test="contains(@rend, '(') or contains(@rend, 'brackets')">
        <xsl:call-template name="mark-before"/>
        <xsl:value-of select="@url"/>
        <xsl:call-template name="mark-after"/>
      </xsl:when>
      <xsl:when test="not(normalize-space(..)) and not(starts-with(@url, 'data:'))">
        <xsl:value-of select="@url"/>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="tei:desc" mode="inline"/>
  </xsl:template>

  <!-- Within a line, in brackets: what describes it. -->
  <xsl:template mode="inline" priority="1" match="tei:figure[tei:graphic]
      [contains(concat(' ', @rend, ' '), ' inline ')][not(*[not(self::tei:graphic or self::tei:figDesc)])]">
    <xsl:text>[</xsl:text>
    <xsl:choose>
      <xsl:when test="normalize-space()"><xsl:value-of select="normalize-space()"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="tei:graphic" mode="inline"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <xsl:template match="tei:delSpan" mode="inline"><xsl:call-template name="left-out">
    <xsl:with-param name="what" select="'delSpan'"/></xsl:call-template></xsl:template>
  <!-- Hidden on purpose: what has no words of the text in it. -->
  <xsl:template mode="inline" match="tei:anchor | tei:index | tei:interp | tei:interpGrp
      | tei:catRef | tei:addSpan | tei:damageSpan | tei:substJoin | tei:span
      | tei:spanGrp | tei:link | tei:linkGrp | tei:join | tei:joinGrp | tei:alt | tei:altGrp
      | tei:when | tei:shift | tei:listTranspose | tei:binaryObject | tei:certainty
      | tei:precision | tei:respons | tei:fsdDecl | tei:relation[not(node())] | tei:handShift
      | tei:teiHeader | tei:argument[not(node())] | tei:lacunaStart | tei:lacunaEnd | tei:witStart
      | tei:witEnd | tei:listAnnotation | tei:annotation | tei:rubric[not(node())]"/>
  <xsl:template mode="block" match="tei:facsimile | tei:standOff | tei:timeline"/>
</xsl:stylesheet>
