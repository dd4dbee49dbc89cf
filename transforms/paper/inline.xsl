<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands amid words, and notes. Set alone among blocks it is a paragraph of its own.

     words      the content of the current element with the marks that the source printed
     amid       (mode) an element as amid words, wherever it stands
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    exclude-result-prefixes="tei m">

  <!-- Marks that draw what a book draws better: rules, columns, bullets, *emphasis*. -->
  <xsl:template name="words">
    <xsl:variable name="has-marks" select="contains(@rend, 'pre(') or contains(@rend, 'post(')
        or contains(@rend, 'brackets')"/>
    <xsl:choose>
      <xsl:when test="not($has-marks)"><xsl:apply-templates/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="first"><xsl:call-template name="before"/></xsl:variable>
        <xsl:variable name="last"><xsl:call-template name="after"/></xsl:variable>
        <xsl:if test="translate($first, '*_/=~+#|-&gt;&lt;`• ', '')">
          <xsl:value-of select="$first"/></xsl:if>
        <xsl:apply-templates/>
        <xsl:if test="translate($last, '*_/=~+#|-&gt;&lt;`• ', '')">
          <xsl:value-of select="$last"/></xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== plain words ===== -->
  <xsl:template match="tei:abbr | tei:expan | tei:am | tei:addName | tei:affiliation
      | tei:altIdentifier | tei:authority | tei:author | tei:availability | tei:biblScope
      | tei:birth | tei:citedRange | tei:collection | tei:country | tei:date | tei:death | tei:desc
      | tei:distributor | tei:district | tei:bloc | tei:docAuthor | tei:docDate | tei:edition
      | tei:editor | tei:education | tei:extent | tei:floruit | tei:forename | tei:funder
      | tei:genName | tei:geo | tei:geogFeat | tei:geogName | tei:idno | tei:institution
      | tei:licence | tei:location | tei:measure | tei:measureGrp | tei:meeting | tei:msName
      | tei:name | tei:nameLink | tei:nationality | tei:num | tei:occupation | tei:orgName
      | tei:orig | tei:persName | tei:placeName | tei:postBox | tei:postCode | tei:principal
      | tei:pubPlace | tei:publisher | tei:reg | tei:region | tei:repository | tei:residence
      | tei:resp | tei:roleName | tei:rs | tei:seg | tei:settlement | tei:sponsor | tei:street
      | tei:surname | tei:textLang | tei:time | tei:unit | tei:s | tei:w | tei:pc | tei:c | tei:m
      | tei:cl | tei:phr | tei:sic | tei:corr | tei:unclear | tei:damage | tei:restore
      | tei:retrace | tei:metamark | tei:add | tei:gloss | tei:damageSpan | tei:series
      | tei:relatedItem | tei:rb | tei:lem | tei:rdg | tei:rdgGrp | tei:wit | tei:offset
      | tei:objectName | tei:ptr | tei:val | tei:listRef | tei:redo
      | tei:undo | tei:mod | tei:hand | tei:objectType | tei:material
      | tei:history | tei:physDesc | tei:imprint | tei:monogr | tei:analytic | tei:msIdentifier
      | tei:respStmt | tei:classCode | tei:event | tei:pVar | tei:oRef | tei:pRef">
    <xsl:call-template name="flow"/>
  </xsl:template>

  <!-- A paragraph, if it stands among blocks. -->
  <xsl:template name="flow">
    <xsl:choose>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))">
        <p><xsl:apply-templates select="." mode="amid"/></p>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="amid"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="amid">
    <xsl:call-template name="point"/>
    <xsl:choose>
      <xsl:when test="@xml:lang and @xml:lang != $language">
        <span><xsl:call-template name="language"/><xsl:call-template name="words"/></span>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:note | tei:list" mode="amid"><xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:template match="tei:pb" mode="amid"><xsl:call-template name="page"/></xsl:template>
  <xsl:template match="tei:ptr" mode="amid"><xsl:call-template name="pointer"/></xsl:template>
  <xsl:template match="tei:val" mode="amid"><tt><xsl:apply-templates/></tt></xsl:template>
  <!-- Where a name is mentioned, for the index; and where a pointer may lead to. -->
  <xsl:template name="point">
    <xsl:if test="@xml:id"><anchor id="{@xml:id}"/></xsl:if>
    <xsl:if test="starts-with(@ref, '#') and ancestor::tei:text">
      <ix to="{substring-before(concat(substring(@ref, 2), ' '), ' ')}"/></xsl:if>
  </xsl:template>

  <!-- ===== letters ===== -->
  <xsl:template match="tei:emph | tei:foreign | tei:distinct | tei:term | tei:ex | tei:title
      | tei:hi | tei:mentioned | tei:label | tei:del | tei:code | tei:gi | tei:att | tei:tag
      | tei:ident | tei:email | tei:supplied | tei:surplus | tei:secl | tei:q | tei:quote
      | tei:said | tei:soCalled | tei:gap | tei:rt | tei:ruby | tei:subst | tei:formula
      | tei:space | tei:ref | tei:bibl | tei:biblStruct | tei:biblFull | tei:caesura
      | tei:notatedMusic">
    <xsl:choose>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))">
        <xsl:call-template name="alone"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="point"/>
        <xsl:call-template name="in-language"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="in-language">
    <xsl:choose>
      <xsl:when test="@xml:lang and @xml:lang != $language">
        <span><xsl:call-template name="language"/><xsl:apply-templates select="." mode="inline"/>
        </span>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="alone">
    <xsl:variable name="kind">
      <xsl:choose>
        <xsl:when test="self::tei:bibl or self::tei:biblStruct or self::tei:biblFull"
            >bibliography</xsl:when>
        <xsl:when test="self::tei:label">head</xsl:when>
        <xsl:when test="self::tei:quote or self::tei:q or self::tei:said">quotation</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'quotation' and (contains(@rend, 'pre(') or contains(@rend, 'post('))">
        <p><xsl:call-template name="point"/><xsl:call-template name="in-language"/></p></xsl:when>
      <xsl:when test="$kind = 'quotation'"><xsl:call-template name="set-off"/></xsl:when>
      <xsl:otherwise>
        <p kind="{$kind}">
          <xsl:call-template name="point"/><xsl:call-template name="in-language"/></p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:emph | tei:foreign | tei:distinct | tei:ex" mode="inline">
    <xsl:choose>
      <xsl:when test="contains(@rend, 'caps') and not(contains(@rend, 'small'))">
        <xsl:call-template name="words"/></xsl:when>
      <xsl:when test="@rend and not(contains(@rend, 'pre(') or contains(@rend, 'post('))">
        <xsl:call-template name="by-rend"/></xsl:when>
      <xsl:when test="contains(@rend, 'pre(**)') or contains(@rend, 'pre(__)')">
        <b><xsl:call-template name="words"/></b></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A stage direction is printed in italics; where a typist set all its words so, [_Exit._], they
       stand in the same italics, not in upright letters within them. -->
  <xsl:template mode="inline" priority="1" match="tei:stage/tei:emph[not(contains(@rend, 'bold'))]
      | tei:stage/tei:hi[contains(@rend, 'italic') or contains(@rend, 'pre(_)')
          or contains(@rend, 'pre(*)')][not(contains(@rend, 'bold'))]">
    <xsl:variable name="others"><xsl:copy-of select="../text()"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="../*[2] or translate(normalize-space($others), '()[]., ', '')">
        <i><xsl:call-template name="words"/></i></xsl:when>
      <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Scripts written from right to left have no italics. -->
  <xsl:template match="tei:foreign[@xml:lang][not(@rend)]" mode="inline">
    <xsl:variable name="way"><xsl:call-template name="direction">
      <xsl:with-param name="language" select="translate(@xml:lang, '_', '-')"/></xsl:call-template>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$way = 'rtl'"><xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:hi" mode="inline"><xsl:call-template name="by-rend"/></xsl:template>
  <xsl:template match="tei:term" mode="inline">
    <xsl:choose>
      <xsl:when test="@rend"><xsl:call-template name="by-rend"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="by-rend">
    <xsl:variable name="rend" select="concat(' ', @rend, ' ', @rendition, ' ', @style, ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($rend, 'sup')"><sup><xsl:call-template name="words"/></sup>
      </xsl:when>
      <xsl:when test="contains($rend, ' sub')"><sub><xsl:call-template name="words"/></sub>
      </xsl:when>
      <xsl:when test="contains($rend, 'small') and contains($rend, 'cap')
          or contains($rend, ' sc ')"><sc><xsl:call-template name="words"/></sc></xsl:when>
      <xsl:when test="contains($rend, 'bold') and contains($rend, 'italic')">
        <b><i><xsl:call-template name="words"/></i></b></xsl:when>
      <xsl:when test="contains($rend, 'bold') or contains($rend, 'pre(**)')
          or contains($rend, 'pre(__)') or contains($rend, ' b ')">
        <b><xsl:call-template name="words"/></b></xsl:when>
      <xsl:when test="contains($rend, 'underl') or contains($rend, ' u ')">
        <u><xsl:call-template name="words"/></u></xsl:when>
      <xsl:when test="contains($rend, 'strike') or contains($rend, 'line-through')">
        <s><xsl:call-template name="words"/></s></xsl:when>
      <xsl:when test="contains($rend, 'typewriter') or contains($rend, ' tt ')
          or contains($rend, 'mono') or contains($rend, 'pre(`)')">
        <tt><xsl:call-template name="words"/></tt></xsl:when>
      <xsl:when test="contains($rend, 'roman') or contains($rend, 'normal')
          or contains($rend, 'caps') or contains($rend, 'spaced')
          or contains($rend, 'initial') or contains($rend, 'pre(')
              and not(contains($rend, 'pre(*)') or contains($rend, 'pre(_)'))">
        <xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:title" mode="inline">
    <xsl:variable name="is-quoted" select="@level = 'a' or @level = 'u'"/>
    <xsl:choose>
      <xsl:when test="contains(@rend, 'pre(&quot;') or contains(@rend, 'pre(“')
          or contains(@rend, 'pre(‘') or contains(@rend, 'pre(«') or contains(@rend, 'pre(„')
          or contains(@rend, concat('pre(', $apostrophe)) or $is-quoted">
        <xsl:call-template name="quoted"/></xsl:when>
      <xsl:when test="ancestor::tei:teiHeader or @rend = 'plain' or @rend = 'none'">
        <xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:mentioned" mode="inline">
    <xsl:choose>
      <xsl:when test="contains(@rend, 'pre(')"><xsl:call-template name="quoted"/></xsl:when>
      <xsl:otherwise><i><xsl:call-template name="words"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:label" mode="inline">
    <xsl:choose>
      <xsl:when test="parent::tei:note or parent::tei:p or parent::tei:head">
        <xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><b><xsl:call-template name="words"/></b></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:note//tei:label[not(ancestor::tei:list)]" mode="inline" priority="1">
    <i><xsl:call-template name="words"/></i></xsl:template>
  <xsl:template match="tei:code | tei:ident | tei:email" mode="inline">
    <xsl:choose>
      <xsl:when test="self::tei:email"><xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise><tt><xsl:call-template name="words"/></tt></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:gi | tei:tag" mode="inline">
    <tt>&lt;<xsl:apply-templates/>&gt;</tt></xsl:template>
  <xsl:template match="tei:att" mode="inline"><tt>@<xsl:apply-templates/></tt></xsl:template>

  <!-- ===== quotations amid words ===== -->
  <xsl:template match="tei:q | tei:quote | tei:said | tei:soCalled" mode="inline">
    <xsl:choose>
      <xsl:when test="contains(concat(' ', @rend, ' '), ' block ') or tei:p or tei:lg or tei:l
          or tei:div or tei:floatingText or tei:sp or tei:body or tei:list
          or @rend = 'display'"><xsl:call-template name="set-off"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="quoted"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="set-off">
    <block kind="quotation">
      <xsl:call-template name="language"/>
      <xsl:choose>
        <xsl:when test="tei:p or tei:lg or tei:l or tei:div or tei:floatingText or tei:sp
            or tei:body">
          <xsl:apply-templates/></xsl:when>
        <xsl:otherwise><p><xsl:call-template name="words"/></p></xsl:otherwise>
      </xsl:choose>
    </block>
  </xsl:template>
  <!-- With straight marks the source had no others to choose from. -->
  <xsl:template name="quoted">
    <xsl:variable name="first"><xsl:call-template name="open"/></xsl:variable>
    <xsl:variable name="last"><xsl:call-template name="close"/></xsl:variable>
    <q>
      <xsl:attribute name="open"><xsl:call-template name="curly">
        <xsl:with-param name="mark" select="$first"/><xsl:with-param name="which" select="'o'"/>
      </xsl:call-template></xsl:attribute>
      <xsl:attribute name="close"><xsl:call-template name="curly">
        <xsl:with-param name="mark" select="$last"/><xsl:with-param name="which" select="'c'"/>
      </xsl:call-template></xsl:attribute>
      <xsl:apply-templates/>
    </q>
  </xsl:template>
  <xsl:template name="curly">
    <xsl:param name="mark"/>
    <xsl:param name="which"/>
    <xsl:variable name="degree" select="1 + ($mark = $apostrophe or $mark = '`')"/>
    <xsl:variable name="name" select="concat($which, $degree)"/>
    <xsl:choose>
      <xsl:when test="$is-typographic and ($mark = '&quot;' or $mark = $apostrophe
          or $mark = '``' or $mark = concat($apostrophe, $apostrophe) or $mark = '`')">
        <xsl:value-of select="$own-marks/@*[name() = $name]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$mark"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="lower-language" select="translate($language,
      'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
  <xsl:variable name="own-marks" select="(
      $quotation-marks[@lang = $lower-language]
      | $quotation-marks[@lang = substring-before(concat($lower-language, '-'), '-')]
          [not($quotation-marks[@lang = $lower-language])]
      | $quotation-marks[@lang = 'en'][not($quotation-marks[@lang
          = substring-before(concat($lower-language, '-'), '-')])])[1]"/>

  <!-- ===== what an editor did ===== -->
  <xsl:template match="tei:supplied" mode="inline">
    <xsl:variable name="own" select="contains(@rend, 'pre(') or contains(@rend, 'post(')
        or contains(@rend, 'brackets') or @rend = 'none'"/>
    <xsl:if test="not($own)">[</xsl:if>
    <xsl:call-template name="words"/>
    <xsl:if test="not($own)">]</xsl:if>
  </xsl:template>
  <xsl:template match="tei:surplus" mode="inline">{<xsl:call-template name="words"/>}</xsl:template>
  <xsl:template match="tei:secl" mode="inline">⟦<xsl:call-template name="words"/>⟧</xsl:template>
  <xsl:template match="tei:del" mode="inline"><s><xsl:call-template name="words"/></s>
  </xsl:template>
  <xsl:template match="tei:subst" mode="inline"><xsl:apply-templates/></xsl:template>
  <xsl:template match="tei:gap" mode="inline">
    <xsl:choose>
      <xsl:when test="@rend and (contains(@rend, 'pre(') or contains(@rend, 'brackets')
          and normalize-space())"><xsl:call-template name="words"/></xsl:when>
      <xsl:when test="normalize-space()">[<xsl:apply-templates/>]</xsl:when>
      <xsl:otherwise>[…]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:space" mode="inline"><xsl:text> </xsl:text><xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="tei:caesura" mode="inline"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:ruby" mode="inline"><xsl:apply-templates select="tei:rb"/>
    <xsl:apply-templates select="*[not(self::tei:rb)]"/></xsl:template>
  <xsl:template match="tei:rt" mode="inline"> (<xsl:call-template name="words"/>)</xsl:template>
  <xsl:template match="tei:formula" mode="inline">
    <formula>
      <xsl:if test="m:math"><xsl:attribute name="kind">mathml</xsl:attribute></xsl:if>
      <xsl:choose>
        <xsl:when test="tei:graphic"><xsl:apply-templates/></xsl:when>
        <xsl:when test="m:math"><xsl:copy-of select="m:math"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space()"/></xsl:otherwise>
      </xsl:choose>
    </formula>
  </xsl:template>
  <xsl:template match="tei:notatedMusic" mode="inline"><xsl:apply-templates/></xsl:template>

  <!-- ===== breaks and marks without words ===== -->
  <xsl:template match="tei:lb">
    <xsl:if test="not(@break = 'no' or @type = 'hyphenInWord') and (preceding-sibling::*
        or preceding-sibling::text()[normalize-space()]
        or preceding-sibling::node() and ancestor::tei:p)
        and not(contains($holders, concat(' ', local-name(..), ' ')))"><br/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:pb">
    <xsl:call-template name="page"/>
  </xsl:template>
  <xsl:template name="page">
    <xsl:if test="@xml:id"><anchor id="{@xml:id}"/></xsl:if>
    <xsl:variable name="first"><xsl:call-template name="before"/></xsl:variable>
    <xsl:if test="normalize-space(@n)">
      <page n="{normalize-space(@n)}">
        <xsl:attribute name="label">
          <xsl:choose>
            <xsl:when test="contains($first, '[') and @n != ''">
              <xsl:value-of select="concat($first, substring(' ', 1, 1 *
                  not(contains('[', substring($first, string-length($first))))), @n)"/>
              <xsl:call-template name="after"/>
            </xsl:when>
            <xsl:otherwise>[<xsl:value-of select="normalize-space(@n)"/>]</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="contains($holders, concat(' ', local-name(..), ' '))">
          <xsl:attribute name="alone">yes</xsl:attribute></xsl:if>
      </page>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:anchor"><xsl:if test="@xml:id">
    <anchor id="{@xml:id}"/>
    <xsl:call-template name="notes-here"/></xsl:if></xsl:template>
  <xsl:template match="tei:index">
    <xsl:if test="tei:term">
      <ix><xsl:attribute name="term"><xsl:for-each select="tei:term | tei:index/tei:term
          | tei:index/tei:index/tei:term"><xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="normalize-space()"/></xsl:for-each></xsl:attribute></ix></xsl:if>
  </xsl:template>
  <!-- Without words to be read: analysis, layout, links between parts. -->
  <!-- Running heads, catchwords, signatures: of the pages of the source, which are not these. -->
  <xsl:template match="tei:fw">
    <xsl:choose>
      <xsl:when test="$running-heads != 'shown'"><xsl:call-template name="left-out">
        <xsl:with-param name="what" select="'fw'"/></xsl:call-template></xsl:when>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))">
        <p kind="trailer"><xsl:call-template name="words"/></p></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text><i><xsl:call-template name="words"/></i>
        <xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:delSpan"><xsl:call-template name="left-out">
    <xsl:with-param name="what" select="'delSpan'"/></xsl:call-template></xsl:template>
  <xsl:template match="tei:cb | tei:gb | tei:handShift | tei:interp | tei:interpGrp
      | tei:span | tei:spanGrp | tei:link | tei:linkGrp | tei:join | tei:joinGrp | tei:alt
      | tei:altGrp | tei:addSpan | tei:substJoin | tei:certainty | tei:precision
      | tei:respons | tei:catRef | tei:listTranspose | tei:timeline | tei:facsimile
      | tei:standOff | tei:teiHeader | tei:binaryObject"/>

  <!-- ===== pointers ===== -->
  <xsl:template match="tei:ref" mode="inline">
    <xsl:variable name="to" select="substring(substring-before(concat(@target, ' '), ' '), 2)"/>
    <xsl:variable name="note" select="id($to)[self::tei:note][starts-with(current()/@target, '#')]"/>
    <xsl:variable name="kind"><xsl:apply-templates select="$note" mode="note-kind"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$note and $kind = 'foot' and not(ancestor::tei:note)
          and (@type = 'noteAnchor' or string-length(normalize-space()) &lt; 8)">
        <xsl:call-template name="marker"><xsl:with-param name="note" select="$note"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="pointer">
    <xsl:variable name="to" select="substring(substring-before(concat(@target, ' '), ' '), 2)"/>
    <xsl:variable name="note" select="id($to)[self::tei:note][starts-with(current()/@target, '#')]"/>
    <xsl:variable name="kind"><xsl:apply-templates select="$note" mode="note-kind"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'foot' and not(ancestor::tei:note)">
        <xsl:call-template name="marker"><xsl:with-param name="note" select="$note"/>
        </xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="link"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="link">
    <xsl:variable name="href"><xsl:call-template name="target"/></xsl:variable>
    <xsl:variable name="words">
      <xsl:choose>
        <xsl:when test="node()"><xsl:call-template name="words"/></xsl:when>
        <xsl:when test="starts-with(@target, '#')">
          <xsl:variable name="there" select="id(substring(@target, 2))"/>
          <xsl:variable name="head"><xsl:apply-templates select="$there/tei:head[1]/node()"
              mode="plain"/></xsl:variable>
          <xsl:choose>
            <xsl:when test="normalize-space($head)">
              <xsl:value-of select="normalize-space($head)"/></xsl:when>
            <xsl:when test="$there/@n"><xsl:value-of select="$there/@n"/></xsl:when>
            <xsl:otherwise>→</xsl:otherwise>
          </xsl:choose>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$href"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="starts-with($href, '#') and string-length($href) &gt; 1">
        <ref to="{substring($href, 2)}"><xsl:copy-of select="$words"/></ref></xsl:when>
      <xsl:when test="contains(substring-before(concat($href, '/'), '/'), ':')">
        <ref href="{$href}"><xsl:copy-of select="$words"/></ref></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
