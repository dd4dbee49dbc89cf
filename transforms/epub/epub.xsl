<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> the files of an EPUB 3, which tei publish packs.

     The book is made by ../paper. It is parted at its divisions: publication holds one file element
     for each file, @name its place in the package, and in it the document.

     modules     package.xsl: package document, navigation, cover; index.xsl: indexes; about.xsl
     parameters (beside those of ../common and ../paper)
       cover           made: a cover with title and author; none
       index           of names: yes, no
       split           a division longer than so many characters is parted at those in it
       css             rules of your own, put after ours
       uuid, modified, picture-files   set by tei publish
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:import href="../paper/paper.xsl"/>
  <xsl:include href="package.xsl"/>
  <xsl:include href="index.xsl"/>
  <xsl:include href="about.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" omit-xml-declaration="yes"/>

  <xsl:param name="cover" select="'made'"/>
  <xsl:param name="index" select="'yes'"/>
  <xsl:param name="split" select="'100000'"/>
  <xsl:param name="css" select="''"/>
  <xsl:param name="uuid" select="''"/>
  <xsl:param name="modified" select="'1980-01-01T00:00:00Z'"/>
  <xsl:param name="picture-files" select="''"/>

  <xsl:key name="ids" match="section[@id] | p[@id] | block[@id] | line[@id] | list[@id] | item[@id]
      | table[@id] | figure[@id] | note[@id] | anchor[@id] | heading[@id]" use="@id"/>

  <xsl:variable name="book-tree"><xsl:call-template name="book"/></xsl:variable>
  <xsl:variable name="book" select="exsl:node-set($book-tree)"/>
  <xsl:variable name="chunks-tree">
    <xsl:apply-templates select="$book/book/front" mode="chunks"/>
    <xsl:apply-templates select="$book/book/body" mode="chunks"/>
    <xsl:apply-templates select="$book/book/back" mode="chunks"/>
    <!-- A book has a page, if only with its title. -->
    <xsl:if test="not($book/book/front/* | $book/book/body/* | $book/book/back/*)">
      <chunk xmlns="" part="body"><section level="1"><heading level="1">
        <xsl:value-of select="$title"/></heading></section></chunk>
    </xsl:if>
    <xsl:if test="$index != 'no'"><xsl:call-template name="index-chunk"/></xsl:if>
    <xsl:call-template name="about-chunk"/>
  </xsl:variable>
  <xsl:variable name="chunks" select="exsl:node-set($chunks-tree)"/>
  <!-- Numbers of notes, markers, mentions and pages: worked out once, and the same each time. -->
  <xsl:variable name="places-tree">
    <xsl:for-each select="$chunks//note"><n id="{generate-id()}" n="n{position()}"
        xmlns=""/></xsl:for-each>
    <xsl:for-each select="$chunks//again"><n id="{generate-id()}" n="a{position()}"
        xmlns=""/></xsl:for-each>
    <xsl:for-each select="$chunks//ix"><n id="{generate-id()}" n="x{position()}"
        xmlns=""/></xsl:for-each>
    <xsl:for-each select="$chunks//page"><n id="{generate-id()}" n="p{position()}"
        xmlns=""/></xsl:for-each>
    <xsl:for-each select="$chunks/chunk"><n id="{generate-id()}" n="{format-number(position(),
        '0000')}" xmlns=""/></xsl:for-each>
    <xsl:for-each select="$chunks//section"><n id="{generate-id()}" n="s{position()}"
        xmlns=""><xsl:if test="heading"><xsl:attribute name="title"><xsl:call-template
        name="short-heading"/></xsl:attribute></xsl:if></n></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="places-of" select="exsl:node-set($places-tree)"/>
  <xsl:template name="place-number">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$places-of"><xsl:value-of select="key('number', $id)/@n"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== chunks: what becomes a file ===== -->
  <xsl:template match="front | body | back" mode="chunks">
    <xsl:variable name="part" select="local-name()"/>
    <xsl:for-each select="block[@kind = 'titlepage']">
      <chunk xmlns="" kind="titlepage" part="{$part}"><xsl:copy-of select="."/></chunk>
    </xsl:for-each>
    <xsl:choose>
      <xsl:when test="not(section)">
        <xsl:if test="*[not(@kind = 'titlepage')]">
          <chunk xmlns="" part="{$part}"><xsl:copy-of
              select="node()[not(self::block[@kind = 'titlepage'])]"/></chunk></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="first" select="count(section[1]/preceding-sibling::node())"/>
        <xsl:if test="*[position() &lt;= count(../section[1]/preceding-sibling::*)]
            [not(@kind = 'titlepage')]">
          <chunk xmlns="" part="{$part}"><xsl:copy-of select="node()[position() &lt;= $first]
              [not(self::block[@kind = 'titlepage'])]"/></chunk></xsl:if>
        <xsl:apply-templates select="section" mode="chunks">
          <xsl:with-param name="part" select="$part"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="section" mode="chunks">
    <xsl:param name="part"/>
    <xsl:variable name="next" select="following-sibling::section[1]"/>
    <xsl:variable name="after" select="following-sibling::node()[not(self::section)]
        [not($next) or generate-id(following-sibling::section[1]) = generate-id($next)]"/>
    <xsl:choose>
      <xsl:when test="section and string-length() &gt; number($split)">
        <xsl:if test="*[not(self::section)]">
          <chunk xmlns="" part="{$part}"><section><xsl:copy-of select="@* | node()
              [not(self::section)]"/></section></chunk></xsl:if>
        <xsl:apply-templates select="section" mode="chunks">
          <xsl:with-param name="part" select="$part"/></xsl:apply-templates>
        <xsl:if test="$after[self::*]">
          <chunk xmlns="" part="{$part}"><xsl:copy-of select="$after"/></chunk></xsl:if>
      </xsl:when>
      <xsl:otherwise>
        <chunk xmlns="" part="{$part}"><xsl:copy-of select=". | $after"/></chunk></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/">
    <publication xmlns="">
      <xsl:call-template name="package"/>
      <xsl:call-template name="contents"/>
      <xsl:if test="$cover != 'none'"><xsl:call-template name="cover"/></xsl:if>
      <xsl:apply-templates select="$chunks/chunk" mode="document"/>
    </publication>
  </xsl:template>

  <!-- ===== a file of text ===== -->
  <xsl:template match="chunk" mode="document">
    <xsl:variable name="file"><xsl:call-template name="file-name"/></xsl:variable>
    <file xmlns="" name="{$file}">
      <html xmlns="http://www.w3.org/1999/xhtml">
        <xsl:call-template name="language-attributes"/>
        <head>
          <title><xsl:call-template name="chunk-title"/></title>
          <link rel="stylesheet" type="text/css" href="../edition.css"/>
        </head>
        <body epub:type="{@part}matter">
          <xsl:apply-templates mode="x"/>
          <xsl:if test=".//note"><xsl:call-template name="notes"/></xsl:if>
        </body>
      </html>
    </file>
  </xsl:template>
  <xsl:template name="language-attributes">
    <xsl:if test="$language != 'und'">
      <xsl:attribute name="lang"><xsl:value-of select="$language"/></xsl:attribute>
      <xsl:attribute name="xml:lang"><xsl:value-of select="$language"/></xsl:attribute></xsl:if>
    <xsl:if test="$direction = 'rtl'"><xsl:attribute name="dir">rtl</xsl:attribute></xsl:if>
  </xsl:template>
  <xsl:template name="file-name">text/<xsl:call-template name="place-number"/>.xhtml</xsl:template>
  <xsl:template name="chunk-title">
    <xsl:variable name="heads"><xsl:apply-templates select="(.//heading)[1]/node()"
        mode="heading-words"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="@title"><xsl:value-of select="@title"/></xsl:when>
      <xsl:when test="@kind = 'titlepage'"><xsl:value-of select="$title"/></xsl:when>
      <xsl:when test="normalize-space($heads)"><xsl:value-of select="normalize-space($heads)"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="words"><xsl:apply-templates select="(.//p | .//line | .//item)[1]/node()"
            mode="heading-words"/></xsl:variable>
        <xsl:variable name="start" select="normalize-space($words)"/>
        <xsl:choose>
          <xsl:when test="string-length($start) &gt; 50">
            <xsl:value-of select="concat(substring($start, 1, 40), substring-before(concat(
                substring($start, 41), ' '), ' '), ' …')"/></xsl:when>
          <xsl:when test="$start"><xsl:value-of select="$start"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="note | again | page | ix | anchor" mode="heading-words"/>
  <xsl:template match="br" mode="heading-words"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="q" mode="heading-words"><xsl:value-of select="@open"/>
    <xsl:apply-templates mode="heading-words"/><xsl:value-of select="@close"/></xsl:template>

  <!-- ===== notes ===== -->
  <xsl:template name="notes-heading"/>
  <xsl:template name="notes">
    <section class="notes" epub:type="footnotes" role="doc-endnotes">
      <xsl:variable name="under" select=".//note[@under != '']/@under"/>
      <h2>
        <xsl:choose>
          <xsl:when test="$under"><xsl:value-of select="$under[1]"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="word"><xsl:with-param name="key"
              select="'notes'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </h2>
      <xsl:for-each select=".//note">
        <xsl:variable name="place"><xsl:call-template name="place-number"/></xsl:variable>
        <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
        <aside epub:type="footnote" role="doc-footnote">
          <xsl:attribute name="id"><xsl:call-template name="note-id"/></xsl:attribute>
          <xsl:call-template name="lang"/>
          <xsl:choose>
            <xsl:when test="string($is-block)">
              <p class="back"><xsl:call-template name="back-link">
                <xsl:with-param name="place" select="$place"/></xsl:call-template></p>
              <div><xsl:apply-templates mode="x"/></div>
            </xsl:when>
            <xsl:otherwise>
              <p><xsl:call-template name="back-link">
                <xsl:with-param name="place" select="$place"/></xsl:call-template>
                <xsl:text> </xsl:text><xsl:apply-templates mode="x"/></p></xsl:otherwise>
          </xsl:choose>
        </aside>
      </xsl:for-each>
    </section>
  </xsl:template>
  <xsl:template name="back-link">
    <xsl:param name="place"/>
    <a class="back" href="#_r{$place}" role="doc-backlink">
      <xsl:attribute name="title"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'back-to-text'"/></xsl:call-template></xsl:attribute>
      <xsl:value-of select="@n"/></a>
  </xsl:template>
  <xsl:template name="note-id">
    <xsl:choose>
      <xsl:when test="@id and count(key('ids', @id)[1] | .) = 1"><xsl:value-of select="@id"/>
      </xsl:when>
      <xsl:otherwise>_<xsl:call-template name="place-number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="note" mode="x">
    <xsl:variable name="place"><xsl:call-template name="place-number"/></xsl:variable>
    <a class="noteref" id="_r{$place}" epub:type="noteref" role="doc-noteref">
      <xsl:attribute name="href">#<xsl:call-template name="note-id"/></xsl:attribute>
      <xsl:value-of select="@n"/></a>
  </xsl:template>
  <xsl:template match="again" mode="x">
    <xsl:variable name="note" select="key('ids', @to)[1]"/>
    <xsl:choose>
      <xsl:when test="$note">
        <a class="noteref" epub:type="noteref" role="doc-noteref">
          <xsl:attribute name="href"><xsl:call-template name="address">
            <xsl:with-param name="there" select="$note"/><xsl:with-param name="id" select="@to"/>
          </xsl:call-template></xsl:attribute>
          <xsl:value-of select="@n"/></a></xsl:when>
      <xsl:otherwise><sup><xsl:value-of select="@n"/></sup></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- From one file of text to a place in any of them. -->
  <xsl:template name="address">
    <xsl:param name="there"/>
    <xsl:param name="id"/>
    <xsl:variable name="chunk" select="$there/ancestor::chunk"/>
    <xsl:if test="count($chunk | ancestor::chunk) &gt; 1">
      <xsl:for-each select="$chunk"><xsl:call-template name="place-number"/>.xhtml</xsl:for-each>
    </xsl:if>
    <xsl:value-of select="concat('#', $id)"/>
  </xsl:template>

  <!-- ===== blocks ===== -->
  <xsl:template name="lang">
    <xsl:if test="@lang">
      <xsl:attribute name="lang"><xsl:value-of select="@lang"/></xsl:attribute>
      <xsl:attribute name="xml:lang"><xsl:value-of select="@lang"/></xsl:attribute></xsl:if>
    <xsl:if test="@dir"><xsl:attribute name="dir"><xsl:value-of select="@dir"/></xsl:attribute>
    </xsl:if>
  </xsl:template>
  <xsl:template name="own-id">
    <xsl:if test="@id and count(key('ids', @id)[1] | .) = 1">
      <xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute></xsl:if>
    <xsl:call-template name="lang"/>
  </xsl:template>
  <xsl:template name="has-blocks">
    <xsl:if test="descendant::*[self::p or self::block or self::list or self::table or self::figure
        or self::code or self::line or self::ornament or self::section or self::heading]
        [not(ancestor::note[ancestor::*[generate-id() = generate-id(current())]])]">x</xsl:if>
  </xsl:template>

  <xsl:template match="section" mode="x">
    <section>
      <xsl:attribute name="id">
        <xsl:choose>
          <xsl:when test="@id and count(key('ids', @id)[1] | .) = 1"><xsl:value-of select="@id"/>
          </xsl:when>
          <xsl:otherwise>_<xsl:call-template name="place-number"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="lang"/>
      <xsl:if test="string(@kind) and contains(' chapter part preface dedication appendix bibliography
          glossary foreword introduction conclusion epilogue prologue afterword ',
          concat(' ', @kind, ' '))">
        <xsl:attribute name="epub:type"><xsl:value-of select="@kind"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="x"/>
    </section>
  </xsl:template>
  <xsl:template match="heading" mode="x">
    <xsl:variable name="level" select="count(ancestor::section[heading]) + not(parent::section)"/>
    <xsl:element name="h{$level - ($level - 6) * ($level &gt; 6)}"
        namespace="http://www.w3.org/1999/xhtml">
      <xsl:call-template name="own-id"/><xsl:apply-templates mode="x"/></xsl:element>
  </xsl:template>
  <xsl:template match="heading//p | heading//block | heading//line | heading//list | heading//item
      | heading//code | heading//ornament | heading//table | heading//row | heading//cell
      | heading//caption" mode="x" priority="2">
    <span class="block"><xsl:apply-templates mode="x"/></span></xsl:template>
  <xsl:template match="heading//figure" mode="x" priority="2">
    <xsl:call-template name="image"/><xsl:apply-templates mode="x"/></xsl:template>

  <xsl:template match="p" mode="x">
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose><xsl:when test="string($is-block)">div</xsl:when><xsl:otherwise>p</xsl:otherwise>
      </xsl:choose></xsl:variable>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="string(@kind) or string($is-block)">
        <xsl:attribute name="class"><xsl:value-of select="normalize-space(concat(@kind,
            substring(' p', 1, 2 * boolean(string($is-block)))))"/></xsl:attribute></xsl:if>
      <xsl:call-template name="own-id"/>
      <xsl:apply-templates mode="x"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="block" mode="x">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="@kind = 'quotation'">blockquote</xsl:when>
        <xsl:when test="@kind = 'aside'">aside</xsl:when>
        <xsl:otherwise>div</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:attribute name="class"><xsl:value-of select="@kind"/></xsl:attribute>
      <xsl:if test="@kind = 'epigraph'"><xsl:attribute name="role">doc-epigraph</xsl:attribute>
      </xsl:if>
      <xsl:call-template name="own-id"/>
      <xsl:apply-templates mode="x"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="line" mode="x">
    <div class="{normalize-space(concat('line', substring(concat(' in',
        @indent - (@indent - 12) * (@indent &gt; 12)), 1, 5 * boolean(@indent))))}"><xsl:call-template name="own-id"/>
      <xsl:apply-templates mode="x"/></div>
  </xsl:template>
  <xsl:template match="ornament" mode="x"><p class="ornament"><xsl:value-of select="."/></p>
  </xsl:template>
  <xsl:template match="code" mode="x"><pre><xsl:value-of select="."/></pre></xsl:template>

  <xsl:template match="list[item]" mode="x">
    <xsl:choose>
      <xsl:when test="@gloss and not(item[not(label)])">
        <dl><xsl:call-template name="own-id"/>
          <xsl:for-each select="item">
            <dt><xsl:apply-templates select="label/node()" mode="x"/></dt>
            <dd><xsl:call-template name="own-id"/>
              <xsl:apply-templates select="node()[not(self::label)]" mode="x"/></dd>
          </xsl:for-each></dl>
      </xsl:when>
      <xsl:when test="@kind = 'ordered' or item/label">
        <ol><xsl:if test="item/label"><xsl:attribute name="class">labelled</xsl:attribute></xsl:if>
          <xsl:call-template name="own-id"/><xsl:apply-templates select="item" mode="x"/></ol>
      </xsl:when>
      <xsl:otherwise>
        <ul><xsl:if test="@kind = 'none'"><xsl:attribute name="class">bare</xsl:attribute></xsl:if>
          <xsl:call-template name="own-id"/><xsl:apply-templates select="item" mode="x"/></ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="list" mode="x"/>
  <xsl:template match="item" mode="x">
    <li><xsl:call-template name="own-id"/><xsl:apply-templates mode="x"/></li></xsl:template>
  <xsl:template match="label" mode="x"><span class="label"><xsl:apply-templates mode="x"/></span>
    <xsl:text> </xsl:text></xsl:template>

  <xsl:template match="table" mode="x">
    <xsl:if test="row/cell">
      <table>
        <xsl:call-template name="own-id"/>
        <xsl:if test="caption"><caption><xsl:apply-templates select="caption/node()" mode="x"/>
        </caption></xsl:if>
        <tbody><xsl:for-each select="row[cell]"><tr><xsl:apply-templates select="cell" mode="x"/>
        </tr></xsl:for-each></tbody>
      </table>
    </xsl:if>
  </xsl:template>
  <xsl:template match="cell" mode="x">
    <xsl:variable name="name"><xsl:choose><xsl:when test="@head and (normalize-space() or .//figure)">th</xsl:when>
      <xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="@columns"><xsl:attribute name="colspan"><xsl:value-of select="@columns"/>
      </xsl:attribute></xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/>
      </xsl:attribute></xsl:if>
      <xsl:apply-templates mode="x"/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="figure" mode="x">
    <xsl:if test="@src or caption or missing">
      <figure>
        <xsl:call-template name="own-id"/>
        <xsl:call-template name="image"/>
        <xsl:if test="caption or missing">
          <figcaption><xsl:apply-templates select="caption/node()" mode="x"/>
            <xsl:if test="caption and missing"><xsl:text> </xsl:text></xsl:if>
            <xsl:apply-templates select="missing" mode="x"/></figcaption></xsl:if>
      </figure>
    </xsl:if>
    <xsl:apply-templates select="*[not(self::caption or self::missing)]" mode="x"/>
  </xsl:template>
  <xsl:template match="picture" mode="x">
    <xsl:call-template name="image"/><xsl:apply-templates select="missing" mode="x"/>
  </xsl:template>
  <xsl:template name="image">
    <xsl:if test="@src">
      <img alt="{@alt}" src="../{substring-before(substring-after($picture-files,
          concat('|', @src, '>')), '>')}"/></xsl:if>
  </xsl:template>
  <xsl:template match="missing" mode="x"><span class="missing">[<xsl:value-of select="."/>]</span>
  </xsl:template>
  <xsl:template match="aside-words" mode="x"><i><xsl:apply-templates mode="x"/></i></xsl:template>
  <xsl:template match="generated" mode="x"/>

  <!-- ===== amid words; with blocks inside they are divisions set in line ===== -->
  <xsl:template match="i | b | sup | sub | u | s | sc | tt | span" mode="x">
    <xsl:variable name="is-block"><xsl:call-template name="has-blocks"/></xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="string($is-block)">div</xsl:when>
        <xsl:when test="self::sc">span</xsl:when>
        <xsl:when test="self::tt">code</xsl:when>
        <xsl:otherwise><xsl:value-of select="local-name()"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:element name="{$name}" namespace="http://www.w3.org/1999/xhtml">
      <xsl:if test="self::sc or string($is-block)"><xsl:attribute name="class">
        <xsl:value-of select="concat(local-name(), substring(' inline', 1,
            7 * boolean(string($is-block))))"/></xsl:attribute></xsl:if>
      <xsl:call-template name="lang"/>
      <xsl:apply-templates mode="x"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="br" mode="x"><br/></xsl:template>
  <xsl:template match="q" mode="x"><xsl:value-of select="@open"/><xsl:apply-templates mode="x"/>
    <xsl:value-of select="@close"/></xsl:template>
  <xsl:template match="ref" mode="x">
    <xsl:variable name="there" select="key('ids', @to)[1]"/>
    <xsl:choose>
      <xsl:when test="ancestor::ref"><xsl:apply-templates mode="x"/></xsl:when>
      <xsl:when test="@to and $there">
        <a><xsl:attribute name="href"><xsl:call-template name="address">
          <xsl:with-param name="there" select="$there"/><xsl:with-param name="id" select="@to"/>
        </xsl:call-template></xsl:attribute><xsl:apply-templates mode="x"/></a></xsl:when>
      <xsl:when test="@href and not(translate(@href, '&quot;&lt;&gt;\^`{|}[] ', '') != @href)
          and string-length(substring-after(@href, ':')) &gt; 2">
        <a href="{@href}"><xsl:apply-templates mode="x"/></a></xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="x"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- No link in a link, and none in the label of a note. -->
  <xsl:template match="ref//note" mode="x" priority="1"><sup><xsl:value-of select="@n"/></sup>
  </xsl:template>
  <xsl:template match="anchor" mode="x">
    <xsl:if test="count(key('ids', @id)[1] | .) = 1"><span id="{@id}"/></xsl:if></xsl:template>
  <xsl:template match="ix" mode="x">
    <xsl:if test="$index != 'no'">
      <span><xsl:attribute name="id">_<xsl:call-template name="place-number"/></xsl:attribute>
      </span></xsl:if>
  </xsl:template>
  <xsl:template match="page" mode="x">
    <span class="page" epub:type="pagebreak" role="doc-pagebreak" aria-label="{@n}">
      <xsl:attribute name="id">_<xsl:call-template name="place-number"/></xsl:attribute>
      <xsl:if test="$page-breaks != 'hidden'"><xsl:value-of select="@label"/></xsl:if>
    </span>
  </xsl:template>
  <xsl:template match="formula" mode="x">
    <xsl:choose>
      <xsl:when test="@kind = 'mathml'"><xsl:copy-of select="*"/></xsl:when>
      <xsl:when test="figure"><xsl:apply-templates mode="x"/></xsl:when>
      <xsl:otherwise><code><xsl:value-of select="."/></code></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
