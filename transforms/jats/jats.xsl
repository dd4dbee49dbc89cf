<?xml version="1.0" encoding="UTF-8"?>
<!-- JATS 1.3, an <article> for journals: metadata from the header, divisions as <sec>, notes as
     <fn>, bibliographies as <ref-list>. The blocks that JATS and plain text have in common come
     from ../md/md.xsl and ../txt/txt.xsl; tei/publish/jats.py gives them their names and puts each
     where the content models of JATS allow it (a <p> for loose words, a <sec> after a <sec> ...).

     parameters, beside those of ../txt/txt.xsl
       article-type      the @article-type: research-article, translation, letter ...
       journal, journal-id, issn   of the journal; "" = the series of the header, else left out

     named templates
       article-meta, journal-meta   the two halves of <front>
       note-id                      of the current note
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:xlink="http://www.w3.org/1999/xlink"
    xmlns:mml="http://www.w3.org/1998/Math/MathML"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">
  <xsl:import href="../md/md.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="article-type" select="'research-article'"/>
  <xsl:param name="journal" select="''"/>
  <xsl:param name="journal-id" select="''"/>
  <xsl:param name="issn" select="''"/>

  <xsl:template match="/">
    <article article-type="{$article-type}" dtd-version="1.3">
      <xsl:if test="$language != 'und'">
        <xsl:attribute name="xml:lang"><xsl:value-of select="$language"/></xsl:attribute>
      </xsl:if>
      <front>
        <xsl:call-template name="journal-meta"/>
        <xsl:call-template name="article-meta"/>
      </front>
      <body><xsl:call-template name="body"/></body>
      <back>
        <xsl:apply-templates select="$texts/tei:back" mode="block"/>
        <xsl:call-template name="notes"/>
      </back>
    </article>
  </xsl:template>

  <xsl:template name="body">
    <xsl:for-each select="$texts">
      <xsl:choose>
        <xsl:when test="$own-titles/n">
          <xsl:variable name="title"><xsl:call-template name="own-title"/></xsl:variable>
          <sec>
            <xsl:for-each select="exsl:node-set($title)/h"><title><xsl:value-of select="."/></title>
            </xsl:for-each>
            <xsl:copy-of select="exsl:node-set($title)/p"/>
            <xsl:apply-templates select="*[not(self::tei:back)]" mode="block"/>
          </sec>
        </xsl:when>
        <xsl:otherwise>
          <xsl:apply-templates select="*[not(self::tei:back)]" mode="block"/>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
    <xsl:apply-templates select="/*/tei:sourceDoc | /*/tei:TEI/tei:sourceDoc" mode="block"/>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:call-template name="no-text"/>
    <xsl:if test="$moved | $apps">
      <fn-group>
        <xsl:apply-templates select="$moved" mode="note">
          <xsl:with-param name="is-moved" select="true()"/>
        </xsl:apply-templates>
        <xsl:apply-templates select="$apps" mode="note"/>
      </fn-group>
    </xsl:if>
  </xsl:template>

  <!-- Metadata: what nobody says is left out. ................................................. -->
  <xsl:template name="journal-meta">
    <xsl:variable name="series" select="$file-desc/tei:seriesStmt
        | $file-desc/tei:sourceDesc[not(../tei:seriesStmt)]//tei:monogr"/>
    <xsl:variable name="name">
      <xsl:value-of select="$journal"/>
      <xsl:if test="not($journal)"><xsl:value-of
          select="normalize-space(($series/tei:title[@level = 'j'] | $series/tei:title)[1])"/>
      </xsl:if>
    </xsl:variable>
    <xsl:variable name="number">
      <xsl:value-of select="$issn"/>
      <xsl:if test="not($issn)"><xsl:value-of
          select="normalize-space($series/tei:idno[@type = 'ISSN' or @type = 'issn'][1])"/>
      </xsl:if>
    </xsl:variable>
    <xsl:if test="$journal-id or string($name) or string($number) or $publisher">
      <journal-meta>
        <xsl:if test="$journal-id">
          <journal-id journal-id-type="publisher-id"><xsl:value-of select="$journal-id"/></journal-id>
        </xsl:if>
        <xsl:if test="string($name)">
          <journal-title-group>
            <journal-title><xsl:value-of select="$name"/></journal-title>
          </journal-title-group>
        </xsl:if>
        <xsl:if test="string($number)"><issn><xsl:value-of select="$number"/></issn></xsl:if>
        <xsl:if test="$publisher">
          <publisher><publisher-name><xsl:value-of select="$publisher"/></publisher-name></publisher>
        </xsl:if>
      </journal-meta>
    </xsl:if>
  </xsl:template>

  <xsl:template name="article-meta">
    <article-meta>
      <xsl:if test="string($doi)">
        <article-id pub-id-type="doi"><xsl:value-of select="$doi"/></article-id>
      </xsl:if>
      <xsl:if test="$title != '[ ]'">
        <title-group>
          <article-title><xsl:value-of select="$title"/></article-title>
          <xsl:if test="string($subtitle)"><subtitle><xsl:value-of select="$subtitle"/></subtitle>
          </xsl:if>
        </title-group>
      </xsl:if>
      <xsl:if test="$authors[normalize-space()]">
        <contrib-group>
          <xsl:for-each select="$authors[normalize-space()]">
            <contrib contrib-type="{local-name()}">
              <xsl:for-each select="tei:idno[translate(@type, 'orcid', 'ORCID') = 'ORCID'][1]">
                <contrib-id contrib-id-type="orcid">
                  <xsl:if test="not(contains(., 'orcid.org/'))">https://orcid.org/</xsl:if>
                  <xsl:value-of select="normalize-space()"/>
                </contrib-id>
              </xsl:for-each>
              <name-alternatives><string-name><xsl:call-template name="plain-name"/></string-name>
              </name-alternatives>
              <xsl:for-each select="tei:affiliation[normalize-space()]">
                <aff><xsl:value-of select="normalize-space()"/></aff>
              </xsl:for-each>
              <xsl:for-each select="tei:email[normalize-space()]">
                <email><xsl:value-of select="normalize-space()"/></email>
              </xsl:for-each>
            </contrib>
          </xsl:for-each>
        </contrib-group>
      </xsl:if>
      <xsl:call-template name="pub-date"/>
      <xsl:if test="string($licence)">
        <permissions>
          <license>
            <xsl:if test="string($licence-url)">
              <xsl:attribute name="xlink:href"><xsl:value-of select="$licence-url"/></xsl:attribute>
            </xsl:if>
            <license-p><xsl:value-of select="$licence"/></license-p>
          </license>
        </permissions>
      </xsl:if>
      <xsl:if test="normalize-space($header/tei:profileDesc/tei:abstract)">
        <abstract><p><xsl:value-of select="$abstract"/></p></abstract>
      </xsl:if>
      <xsl:for-each select="$header/tei:profileDesc/tei:textClass/tei:keywords
          [.//tei:term[normalize-space()] or .//tei:item[normalize-space()]]">
        <kwd-group>
          <xsl:for-each select=".//tei:term[normalize-space()] | .//tei:item[not(tei:term)]
              [normalize-space()]">
            <kwd><xsl:value-of select="normalize-space()"/></kwd>
          </xsl:for-each>
        </kwd-group>
      </xsl:for-each>
    </article-meta>
  </xsl:template>

  <!-- The date of the edition, else that of its source. -->
  <xsl:template name="pub-date">
    <xsl:variable name="said" select="concat($date, substring($source-date, 1 div not(string($date))))"/>
    <xsl:variable name="day" select="substring-before(concat($said, 'T'), 'T')"/>
    <xsl:variable name="form" select="translate($day, '123456789', '000000000')"/>
    <xsl:if test="$form = '0000' or $form = '0000-00' or $form = '0000-00-00'">
      <pub-date iso-8601-date="{$day}">
        <xsl:if test="string-length($day) = 10"><day><xsl:value-of select="substring($day, 9)"/></day>
        </xsl:if>
        <xsl:if test="string-length($day) &gt; 4">
          <month><xsl:value-of select="substring($day, 6, 2)"/></month>
        </xsl:if>
        <year><xsl:value-of select="substring($day, 1, 4)"/></year>
      </pub-date>
    </xsl:if>
  </xsl:template>

  <!-- Divisions ............................................................................. -->
  <xsl:template mode="block" match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5
      | tei:div6 | tei:div7 | tei:titlePage | tei:group/tei:text">
    <sec>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@type or self::tei:titlePage">
        <xsl:attribute name="sec-type">
          <xsl:value-of select="@type"/>
          <xsl:if test="not(@type)">title-page</xsl:if>
        </xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="block"/>
    </sec>
  </xsl:template>
  <xsl:template match="tei:head" mode="block">
    <title><xsl:call-template name="say"/></title>
  </xsl:template>
  <xsl:template mode="block" match="tei:titlePart[not(@type = 'sub'
      or preceding-sibling::tei:titlePart)]"><p><b><xsl:call-template name="say"/></b></p></xsl:template>
  <xsl:template match="tei:floatingText" mode="block">
    <boxed-text>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates mode="block"/>
    </boxed-text>
  </xsl:template>
  <xsl:template name="section-break"><p>* * *</p></xsl:template>
  <xsl:template match="tei:milestone[contains(@rend, '(')]" mode="block">
    <p><xsl:call-template name="say"/></p>
  </xsl:template>

  <!-- Quotations, verse, plays .............................................................. -->
  <xsl:template match="tei:cit" mode="block">
    <quote>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </quote>
  </xsl:template>
  <xsl:template match="tei:cit/tei:quote" mode="block"><xsl:call-template name="say"/></xsl:template>
  <xsl:template match="tei:epigraph[not(tei:cit)]" mode="block">
    <quote><xsl:apply-templates mode="block"/></quote>
  </xsl:template>
  <xsl:template mode="block" match="tei:cit/tei:bibl[not(following-sibling::*)]
      | tei:epigraph/tei:bibl[not(following-sibling::*)]">
    <attrib><xsl:call-template name="say"/></attrib>
  </xsl:template>
  <xsl:template match="tei:sp[*[1][self::tei:speaker]]" mode="block">
    <speech><xsl:apply-templates mode="block"/></speech>
  </xsl:template>
  <xsl:template match="tei:sp/tei:speaker[not(preceding-sibling::*)]" mode="block">
    <speaker><xsl:call-template name="say"/></speaker>
  </xsl:template>

  <xsl:template match="tei:stage" mode="block">
    <p content-type="stage"><xsl:call-template name="say"/></p>
  </xsl:template>
  <xsl:template match="tei:stage" mode="inline">
    <named-content content-type="stage"><xsl:call-template name="say"/></named-content>
  </xsl:template>
  <xsl:template match="tei:lg/tei:stage" mode="block">
    <l><xsl:apply-templates select="." mode="inline"/></l>
  </xsl:template>

  <!-- Lists of words and what they mean ..................................................... -->
  <xsl:template match="tei:list[tei:label[following-sibling::*[1]/self::tei:item]]" mode="block">
    <def-list>
      <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates mode="block"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </def-list>
  </xsl:template>
  <xsl:template match="tei:list/tei:label[following-sibling::*[1]/self::tei:item]" mode="block">
    <def-item>
      <term><xsl:call-template name="say"/></term>
      <xsl:for-each select="following-sibling::*[1]">
        <def><xsl:call-template name="say"/></def>
      </xsl:for-each>
    </def-item>
  </xsl:template>
  <xsl:template match="tei:list/tei:item[preceding-sibling::*[1]/self::tei:label]" mode="block"/>
  <xsl:template match="tei:list[tei:label]/tei:headLabel" mode="block">
    <term-head><xsl:call-template name="say"/></term-head>
  </xsl:template>
  <xsl:template match="tei:list[tei:label]/tei:headItem" mode="block">
    <def-head><xsl:call-template name="say"/></def-head>
  </xsl:template>

  <!-- Tables and figures .................................................................... -->
  <xsl:template match="tei:table" mode="block">
    <table-wrap>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="tei:head"><caption><xsl:apply-templates select="tei:head" mode="block"/></caption>
      </xsl:if>
      <table><tbody>
        <xsl:apply-templates select="node()[not(self::tei:head)]" mode="block"/>
      </tbody></table>
    </table-wrap>
  </xsl:template>
  <xsl:template match="tei:row" mode="block">
    <tr><xsl:apply-templates mode="block"/></tr>
  </xsl:template>
  <xsl:template match="tei:cell" mode="block">
    <td><xsl:call-template name="spans"/><xsl:call-template name="cell-words"/></td>
  </xsl:template>
  <xsl:template name="spans">
    <xsl:if test="@cols &gt; 1"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
    <xsl:if test="@rows &gt; 1"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template match="tei:row[@role = 'label']/tei:cell | tei:cell[@role = 'label']" mode="block">
    <th><xsl:call-template name="spans"/><xsl:call-template name="cell-words"/></th>
  </xsl:template>

  <xsl:template match="tei:figure" mode="block">
    <fig>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="tei:head">
        <caption><title>
          <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
          <xsl:for-each select="tei:head">
            <xsl:if test="position() &gt; 1"><br/></xsl:if>
            <xsl:call-template name="say"/>
          </xsl:for-each>
          <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
        </title></caption>
      </xsl:if>
      <xsl:for-each select="tei:figDesc">
        <alt-text><xsl:value-of select="normalize-space()"/></alt-text>
      </xsl:for-each>
      <xsl:if test="@rend and not(tei:head)"><xsl:call-template name="mark-before"/></xsl:if>
      <xsl:apply-templates select="node()[not(self::tei:head or self::tei:figDesc)]" mode="block"/>
      <xsl:if test="@rend and not(tei:head)"><xsl:call-template name="mark-after"/></xsl:if>
    </fig>
  </xsl:template>
  <xsl:template match="tei:graphic[@url]" mode="inline">
    <xsl:call-template name="picture"><xsl:with-param name="name" select="'inline-graphic'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template mode="inline" priority="1" match="tei:figure[tei:graphic]
      [contains(concat(' ', @rend, ' '), ' inline ')][not(*[not(self::tei:graphic or self::tei:figDesc)])]">
    <xsl:variable name="shown"><xsl:apply-templates select="tei:graphic" mode="inline"/></xsl:variable>
    <xsl:copy-of select="$shown"/>
    <xsl:if test="not(string($shown) or exsl:node-set($shown)/*)">
      <xsl:apply-templates select="tei:figDesc/node()" mode="inline"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:graphic[@url]" mode="block">
    <xsl:call-template name="picture"><xsl:with-param name="name" select="'graphic'"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="caption"/>  <!-- here it stands in a <caption> -->
  <xsl:template name="picture">
    <xsl:param name="name"/>
    <xsl:variable name="target"><xsl:call-template name="target">
      <xsl:with-param name="target" select="@url"/>
    </xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($target)">
        <xsl:element name="{$name}">
          <xsl:attribute name="xlink:href"><xsl:call-template name="replace">
            <xsl:with-param name="text" select="normalize-space(@url)"/>
            <xsl:with-param name="from" select="' '"/><xsl:with-param name="to" select="'%20'"/>
          </xsl:call-template></xsl:attribute>
          <xsl:variable name="words"><xsl:call-template name="instead-of-picture"/></xsl:variable>
          <xsl:if test="string($words) and (tei:desc or not(../tei:figDesc)
              or $name = 'inline-graphic')">
            <alt-text><xsl:value-of select="$words"/></alt-text>
          </xsl:if>
        </xsl:element>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="tei:desc" mode="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:formula[*[namespace-uri() = 'http://www.w3.org/1998/Math/MathML']]"
      mode="inline">
    <inline-formula><xsl:copy-of select="mml:*"/></inline-formula>
  </xsl:template>
  <xsl:template match="tei:formula[@notation = 'tex' or @notation = 'TeX' or @notation = 'LaTeX'
      or @notation = 'latex']" mode="inline">
    <inline-formula><tex-math><xsl:value-of select="."/></tex-math></inline-formula>
  </xsl:template>

  <!-- Bibliographies ........................................................................ -->
  <xsl:template match="tei:listBibl" mode="block">
    <ref-list><xsl:apply-templates mode="block"/></ref-list>
  </xsl:template>
  <xsl:template match="tei:listBibl/tei:bibl" mode="block">
    <ref>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <mixed-citation><xsl:call-template name="say"/></mixed-citation>
    </ref>
  </xsl:template>
  <xsl:template match="tei:listBibl/tei:biblStruct | tei:listBibl/tei:biblFull" mode="block">
    <ref>
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <mixed-citation>
        <xsl:call-template name="joined"><xsl:with-param name="separator" select="'. '"/>
        </xsl:call-template>
      </mixed-citation>
    </ref>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:author">
    <string-name><xsl:call-template name="say"/></string-name>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:title" priority="1">
    <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
    <xsl:choose>
      <xsl:when test="@level = 'a'"><article-title><xsl:apply-templates mode="inline"/></article-title></xsl:when>
      <xsl:otherwise><source><xsl:apply-templates mode="inline"/></source></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:pubPlace">
    <publisher-loc><xsl:call-template name="say"/></publisher-loc>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:publisher">
    <publisher-name><xsl:call-template name="say"/></publisher-name>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:biblScope[@unit = 'volume']">
    <volume><xsl:call-template name="say"/></volume>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:biblScope[@unit = 'issue']">
    <issue><xsl:call-template name="say"/></issue>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:biblScope[@unit = 'page']">
    <page-range><xsl:call-template name="say"/></page-range>
  </xsl:template>
  <xsl:template mode="inline" match="tei:listBibl//tei:date[string-length(normalize-space()) = 4
      and not(translate(normalize-space(), '0123456789', ''))]">
    <year><xsl:value-of select="normalize-space()"/></year>
  </xsl:template>

  <!-- Names ................................................................................. -->
  <xsl:template mode="inline" match="tei:persName | tei:placeName | tei:orgName">
    <named-content content-type="{local-name()}"><xsl:call-template name="say"/></named-content>
  </xsl:template>
  <xsl:template match="tei:add" mode="inline">
    <named-content content-type="add"><xsl:call-template name="say"/></named-content>
  </xsl:template>
  <xsl:template match="tei:hi[contains(@rend, 'smallcaps') or contains(@rend, 'small-caps')
      or contains(concat(' ', @rend, ' '), ' sc ')]" mode="inline">
    <sc><xsl:call-template name="say"/></sc>
  </xsl:template>

  <xsl:template match="tei:hi[contains(@rend, 'underline') or contains(@style, 'underline')]"
      mode="inline">
    <underline><xsl:call-template name="say"/></underline>
  </xsl:template>

  <!-- Notes and pointers .................................................................... -->
  <xsl:template name="note-id">
    <xsl:variable name="label"><xsl:call-template name="footnote-label"/></xsl:variable>
    <xsl:if test="string($label)">fn-<xsl:value-of select="$label"/></xsl:if>
  </xsl:template>
  <xsl:template name="marker">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <xref ref-type="fn" rid="{$id}">[<xsl:call-template name="note-number"/>]</xref>
  </xsl:template>
  <xsl:template name="app-marker">
    <xsl:variable name="letter"><xsl:call-template name="app-letter"/></xsl:variable>
    <xref ref-type="fn" rid="fn-app-{$letter}">[<xsl:value-of select="$letter"/>]</xref>
  </xsl:template>
  <xsl:template match="tei:app" mode="note">
    <xsl:variable name="letter"><xsl:call-template name="app-letter"/></xsl:variable>
    <fn id="fn-app-{$letter}">
      <label><xsl:value-of select="$letter"/></label>
      <xsl:call-template name="app-words"/>
    </fn>
  </xsl:template>
  <xsl:template match="tei:note" mode="note">
    <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
    <fn>
      <xsl:if test="string($id)"><xsl:attribute name="id"><xsl:value-of select="$id"/></xsl:attribute></xsl:if>
      <label>
        <xsl:call-template name="before"/>
        <xsl:if test="not(contains(@rend, 'pre('))"><xsl:call-template name="note-number"/></xsl:if>
      </label>
      <xsl:apply-templates mode="inline"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </fn>
  </xsl:template>
  <xsl:template match="tei:note[not(@n or starts-with(@rend, 'pre('))]" mode="block">
    <boxed-text content-type="note"><xsl:call-template name="say"/></boxed-text>
  </xsl:template>
  <xsl:template match="tei:ref[node()]" mode="inline">
    <xsl:variable name="there" select="id(substring-after(@target[starts-with(., '#')], '#'))"/>
    <xsl:variable name="id">
      <xsl:for-each select="$there/self::tei:note"><xsl:call-template name="note-id"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="target"><xsl:call-template name="target"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($id)">
        <xref ref-type="fn" rid="{$id}"><xsl:call-template name="say"/></xref>
      </xsl:when>
      <xsl:when test="starts-with($target, '#')">
        <xref rid="{substring($target, 2)}"><xsl:call-template name="say"/></xref>
      </xsl:when>
      <xsl:when test="string($target)">
        <ext-link ext-link-type="uri" xlink:href="{$target}"><xsl:call-template name="say"/></ext-link>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="say"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:ref[not(node())] | tei:ptr" mode="inline">
    <xsl:variable name="target"><xsl:call-template name="target"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($target) and not(starts-with($target, '#'))">
        <ext-link ext-link-type="uri" xlink:href="{$target}"><xsl:value-of select="$target"/></ext-link>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="pointer"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:email" mode="inline">
    <email><xsl:call-template name="say"/></email>
  </xsl:template>
</xsl:stylesheet>
