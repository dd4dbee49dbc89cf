<?xml version="1.0" encoding="UTF-8"?>
<!-- TEI -> a text in the language of Typst, from which tei publish makes a PDF.

     The book is made by ../paper; here each of its elements becomes a call of a function of
     edition.typ, which tei publish puts before the result. Words are always strings, "like this",
     and keys of the text always labels made of strings: what a TEI file holds never is code.

     parameters (beside those of ../common and ../paper)
       paper            a4, a5, us-letter, ...: the names of Typst
       font-size        in points, 6 to 24
       font             a font that is installed; the one by default is always there
       title-page       auto: where the TEI has one or the text has more than 20,000 characters;
                        of a shorter text the title stands above it, and what is said of the
                        edition below; yes; no: neither
       contents         auto: in such a longer text, if it has more than three headings; yes, no
       contents-depth   1 to 6
       index            of names: yes, no
       chapters         new-page: a division of the first level begins a page; run-on; auto: in a
                        long text they do
       hyphens          yes, no
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl str tei">

  <xsl:import href="../paper/paper.xsl"/>
  <xsl:output method="text" encoding="UTF-8"/>

  <xsl:param name="paper" select="'a4'"/>
  <xsl:param name="font-size" select="'11'"/>
  <xsl:param name="font" select="'Libertinus Serif'"/>
  <xsl:param name="title-page" select="'auto'"/>
  <xsl:param name="contents" select="'auto'"/>
  <xsl:param name="contents-depth" select="'3'"/>
  <xsl:param name="index" select="'yes'"/>
  <xsl:param name="chapters" select="'auto'"/>
  <xsl:param name="hyphens" select="'yes'"/>

  <xsl:key name="ids" match="section[@id] | p[@id] | block[@id] | line[@id] | list[@id] | item[@id]
      | table[@id] | figure[@id] | note[@id] | anchor[@id] | heading[@id]" use="@id"/>

  <xsl:template match="/">
    <xsl:variable name="tree"><xsl:call-template name="book"/></xsl:variable>
    <xsl:apply-templates select="exsl:node-set($tree)" mode="document"/>
  </xsl:template>

  <!-- ===== the whole ===== -->
  <xsl:template match="/" mode="document">
    <xsl:variable name="has-titlepage" select="book/front/block[@kind = 'titlepage']"/>
    <xsl:variable name="is-long" select="string-length(book) &gt; 20000"/>
    <!-- tei encode makes a <titlePage> of any title: of a shorter text it stands above it. -->
    <xsl:variable name="has-page" select="$title-page = 'yes' or $title-page = 'auto'
        and ($has-titlepage and not($is-by-tei) or $is-long)"/>
    <!-- A heading that says the same as the title of the header is not said twice on one page; that
         of a <titlePage> is of the text, as the heading is. -->
    <xsl:variable name="first" select="book/body/heading[1][not(preceding-sibling::*)]
        [$title-page = 'auto' and not($has-page or $has-titlepage)]"/>
    <xsl:variable name="first-words"><xsl:apply-templates select="$first/node()"
        mode="heading-words"/></xsl:variable>
    <xsl:variable name="is-title" select="$first and normalize-space($first-words) = $title"/>
    <xsl:call-template name="document"/>
    <xsl:if test="$has-page">
      <xsl:text>#title-page[</xsl:text>
      <xsl:choose>
        <xsl:when test="$has-titlepage">
          <xsl:apply-templates select="book/front/block[@kind = 'titlepage']/node()"
              mode="typst"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="made-title"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>];&#10;#about-page[</xsl:text>
      <xsl:call-template name="imprint"/>
      <xsl:text>];&#10;</xsl:text>
    </xsl:if>
    <xsl:if test="$title-page != 'no' and not($has-page or $has-titlepage)">
      <xsl:text>#title-above[</xsl:text>
      <xsl:call-template name="made-title"><xsl:with-param name="heading"
          select="$first[$is-title]"/></xsl:call-template>
      <xsl:text>];&#10;</xsl:text>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="$contents = 'yes' or $contents = 'auto' and $is-long
          and count(.//heading) &gt; 3">
        <xsl:value-of select="concat('#contents(', substring('apart: true, ', 1,
            13 * $has-page))"/>
        <xsl:call-template name="string"><xsl:with-param name="text">
          <xsl:call-template name="word"><xsl:with-param name="key" select="'contents'"/>
          </xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:call-template name="number"><xsl:with-param name="value" select="$contents-depth"/>
          <xsl:with-param name="least" select="1"/><xsl:with-param name="most" select="6"/>
          <xsl:with-param name="else" select="3"/></xsl:call-template>
        <xsl:text>);&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>#numbers-begin();</xsl:otherwise>
    </xsl:choose>
    <xsl:text>#body-begins();&#10;</xsl:text>
    <xsl:apply-templates select="book/front/node()[not($has-page)
        or not(self::block[@kind = 'titlepage'])]" mode="typst"/>
    <xsl:apply-templates select="book/body/node()[not($is-title) or count(. | $first) = 2]"
        mode="typst"/>
    <xsl:apply-templates select="book/back" mode="typst"/>
    <xsl:if test="$index != 'no'"><xsl:call-template name="index"/></xsl:if>
    <xsl:if test="$title-page != 'no'"><xsl:call-template name="about-section">
      <xsl:with-param name="has-page" select="$has-page"/></xsl:call-template></xsl:if>
  </xsl:template>

  <!-- Behind the text: what the header declares; without a page for it also the imprint. -->
  <xsl:template name="about-section">
    <xsl:param name="has-page"/>
    <xsl:variable name="declared"><xsl:call-template name="declaration"/></xsl:variable>
    <xsl:variable name="key" select="concat(substring('about', 1, 5 * not($has-page)),
        substring('declaration', 1, 11 * $has-page))"/>
    <xsl:if test="not($has-page) or string($declared)">
      <xsl:text>#about-section(</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text"><xsl:call-template name="word">
        <xsl:with-param name="key" select="$key"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:text>, </xsl:text>
      <xsl:choose>
        <xsl:when test="$has-page">none</xsl:when>
        <xsl:otherwise>[<xsl:call-template name="imprint"/>]</xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="exsl:node-set($declared)/node()[self::* or normalize-space()]">
        <xsl:text>, [</xsl:text><xsl:apply-templates select="." mode="typst"/>
        <xsl:text>]</xsl:text>
      </xsl:for-each>
      <xsl:text>);&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="document">
    <xsl:text>#show: edition.with(title: </xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text" select="$title"/>
    </xsl:call-template>
    <xsl:text>, authors: (</xsl:text>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:call-template name="string"><xsl:with-param name="text"><xsl:call-template
          name="plain-name"/></xsl:with-param></xsl:call-template>, </xsl:for-each>
    <xsl:text>), lang: </xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text">
      <xsl:call-template name="short-language"/></xsl:with-param></xsl:call-template>
    <xsl:variable name="region" select="substring-after($language, '-')"/>
    <xsl:if test="string-length($region) = 2">
      <xsl:text>, region: </xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text" select="$region"/>
      </xsl:call-template></xsl:if>
    <xsl:if test="$direction = 'rtl'">, dir: rtl</xsl:if>
    <xsl:text>, paper: </xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text" select="$paper"/>
    </xsl:call-template>
    <xsl:text>, size: </xsl:text>
    <xsl:call-template name="number">
      <xsl:with-param name="value" select="substring-before(concat($font-size, 'pt'), 'pt')"/>
      <xsl:with-param name="least" select="6"/><xsl:with-param name="most" select="24"/>
      <xsl:with-param name="else" select="11"/></xsl:call-template>
    <xsl:text>pt, font: </xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text" select="$font"/>
    </xsl:call-template>
    <xsl:if test="$abstract">, description: <xsl:call-template name="string">
      <xsl:with-param name="text" select="$abstract"/></xsl:call-template></xsl:if>
    <xsl:if test="$chapters = 'new-page' or $chapters = 'auto'
        and string-length(.) &gt; 120000">, chapters: true</xsl:if>
    <xsl:if test="$hyphens = 'no'">, hyphens: false</xsl:if>
    <xsl:text>)&#10;</xsl:text>
  </xsl:template>

  <xsl:template name="short-language">
    <xsl:param name="language" select="$language"/>
    <xsl:variable name="short" select="substring-before(concat($language, '-'), '-')"/>
    <xsl:choose>
      <xsl:when test="$short = 'und' or string-length($short) &lt; 2
          or string-length($short) &gt; 3">en</xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($short, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
          'abcdefghijklmnopqrstuvwxyz')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="number">
    <xsl:param name="value"/><xsl:param name="least"/><xsl:param name="most"/>
    <xsl:param name="else"/>
    <xsl:choose>
      <xsl:when test="number($value) &gt;= $least and number($value) &lt;= $most">
        <xsl:value-of select="number($value)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$else"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="made-title">
    <xsl:param name="heading" select="/.."/>
    <xsl:text>#paragraph("title-main")[</xsl:text>
    <xsl:for-each select="$heading"><xsl:call-template name="labelled"/>
      <xsl:apply-templates select=".//ix | .//anchor" mode="point"/>
      <xsl:apply-templates mode="typst"/></xsl:for-each>
    <xsl:if test="not($heading)">
      <xsl:call-template name="words-of"><xsl:with-param name="text" select="$title"/>
      </xsl:call-template></xsl:if>
    <xsl:text>];&#10;</xsl:text>
    <xsl:if test="string($subtitle)">
      <xsl:text>#paragraph("title-sub")[</xsl:text>
      <xsl:call-template name="words-of"><xsl:with-param name="text" select="$subtitle"/>
      </xsl:call-template>
      <xsl:text>];&#10;</xsl:text></xsl:if>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:text>#paragraph("by")[</xsl:text>
      <xsl:call-template name="words-of"><xsl:with-param name="text"><xsl:call-template
          name="plain-name"/></xsl:with-param></xsl:call-template>
      <xsl:text>];&#10;</xsl:text></xsl:for-each>
  </xsl:template>

  <xsl:template name="imprint">
    <xsl:variable name="lines"><xsl:call-template name="about"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($lines)/line">
      <xsl:text>#emph[</xsl:text>
      <xsl:call-template name="words-of"><xsl:with-param name="text">
        <xsl:value-of select="@name"/>
        <xsl:if test="@label"><xsl:call-template name="word"><xsl:with-param name="key"
            select="@label"/></xsl:call-template></xsl:if>:</xsl:with-param></xsl:call-template>
      <xsl:text>]; </xsl:text>
      <xsl:if test="string(@href)">#link(<xsl:call-template name="string">
        <xsl:with-param name="text" select="@href"/></xsl:call-template>)[</xsl:if>
      <xsl:call-template name="words-of"/>
      <xsl:if test="string(@href)">];</xsl:if>
      <xsl:text>&#10;&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="index">
    <xsl:variable name="tree"><xsl:call-template name="indexes">
      <xsl:with-param name="book" select="."/></xsl:call-template></xsl:variable>
    <xsl:variable name="all" select="exsl:node-set($tree)/index"/>
    <xsl:if test="count($all) &gt; 1">
      <xsl:text>#index-heading(</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text"><xsl:call-template name="word">
        <xsl:with-param name="key" select="'indexes'"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:text>);&#10;</xsl:text>
    </xsl:if>
    <xsl:for-each select="$all">
      <xsl:value-of select="concat('#index(', 1 + (count($all) &gt; 1), ', ')"/>
      <xsl:call-template name="string"><xsl:with-param name="text"><xsl:call-template name="word">
        <xsl:with-param name="key" select="@kind"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:for-each select="entry">
        <xsl:text>,&#10;entry(</xsl:text>
        <xsl:call-template name="string"><xsl:with-param name="text"
            select="concat(@id, substring(concat('term ', @term), 1 div boolean(@term)))"/>
        </xsl:call-template>, <xsl:call-template name="string">
        <xsl:with-param name="text" select="@name"/></xsl:call-template>, <xsl:call-template
            name="string"><xsl:with-param name="text" select="@more"/></xsl:call-template>
        <xsl:text>)</xsl:text>
      </xsl:for-each>
      <xsl:text>);&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== words: always strings ===== -->
  <xsl:template name="string">
    <xsl:param name="text" select="."/>
    <xsl:text>"</xsl:text>
    <xsl:value-of select="str:replace(str:replace(string($text), '\', '\\'), '&quot;', '\&quot;')"/>
    <xsl:text>"</xsl:text>
  </xsl:template>
  <xsl:template name="words-of">
    <xsl:param name="text" select="."/>
    <xsl:if test="starts-with($text, ' ')"><xsl:text> </xsl:text></xsl:if>
    <xsl:if test="normalize-space($text)">
      <xsl:text>#</xsl:text>
      <xsl:call-template name="string">
        <xsl:with-param name="text" select="normalize-space($text)"/></xsl:call-template>
      <xsl:text>;</xsl:text>
      <xsl:if test="substring($text, string-length($text)) = ' '"><xsl:text> </xsl:text></xsl:if>
    </xsl:if>
  </xsl:template>
  <xsl:template match="text()" mode="typst"><xsl:call-template name="words-of"/></xsl:template>

  <xsl:template name="labelled">
    <xsl:if test="@id and count(key('ids', @id)[1] | .) = 1">
      <xsl:text>#anchor(</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text" select="@id"/>
      </xsl:call-template>
      <xsl:text>);</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template name="call">
    <xsl:param name="function"/>
    <xsl:value-of select="concat('#', $function, '[')"/>
    <xsl:apply-templates mode="typst"/>
    <xsl:text>];</xsl:text>
  </xsl:template>

  <!-- ===== what stands too deep =====
       Typst sets a thing in a thing some sixty times, then refuses the text. Before that what is
       deeper is set as paragraphs, one after the other, with their labels. (One predicate: with
       several libxslt looks for all such elements anew at each.) -->
  <xsl:template match="*[ancestor::*[12] and count(ancestor::*)
      + 3 * count(ancestor::block | ancestor::list[@gloss]) + 5 * count(ancestor::table) &gt; 44
      and contains(' block list table p i b sc sup sub u s tt span note section ',
          concat(' ', local-name(), ' '))]" mode="typst" priority="3">
    <xsl:choose>
      <xsl:when test="self::list">
        <xsl:for-each select="item">
          <xsl:text>&#10;&#10;</xsl:text>
          <xsl:choose>
            <xsl:when test="label"><xsl:apply-templates select="label/node()" mode="typst"/>
            </xsl:when>
            <xsl:when test="../@kind = 'ordered'"><xsl:call-template name="words-of">
              <xsl:with-param name="text" select="concat(position(), '.')"/></xsl:call-template>
            </xsl:when>
            <xsl:when test="not(../@kind = 'none')"><xsl:call-template name="words-of">
              <xsl:with-param name="text" select="'•'"/></xsl:call-template></xsl:when>
          </xsl:choose>
          <xsl:text> </xsl:text>
          <xsl:call-template name="labelled"/>
          <xsl:apply-templates select="node()[not(self::label)]" mode="typst"/>
        </xsl:for-each>
        <xsl:text>&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="self::table">
        <xsl:text>&#10;&#10;</xsl:text>
        <xsl:apply-templates select="caption/node()" mode="typst"/>
        <xsl:for-each select="row">
          <xsl:text>&#10;&#10;</xsl:text>
          <xsl:for-each select="cell"><xsl:apply-templates mode="typst"/>
            <xsl:text>#h(1em);</xsl:text></xsl:for-each>
        </xsl:for-each>
        <xsl:text>&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="self::note">
        <xsl:call-template name="words-of"><xsl:with-param name="text"
            select="concat(' [', @n, ' ')"/></xsl:call-template>
        <xsl:apply-templates mode="typst"/>
        <xsl:call-template name="words-of"><xsl:with-param name="text" select="']'"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="self::block or self::p or self::section">
        <xsl:text>&#10;&#10;</xsl:text>
        <xsl:call-template name="labelled"/>
        <xsl:apply-templates mode="typst"/>
        <xsl:text>&#10;&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="typst"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== blocks ===== -->
  <xsl:template match="front | body | back | index" mode="typst">
    <xsl:apply-templates mode="typst"/></xsl:template>
  <xsl:template match="section" mode="typst">
    <xsl:choose>
      <xsl:when test="@lang">
        <xsl:text>#[#set text(lang: </xsl:text>
        <xsl:call-template name="language-of"/>
        <xsl:text>);&#10;</xsl:text>
        <xsl:if test="not(heading)"><xsl:call-template name="labelled"/></xsl:if>
        <xsl:apply-templates mode="typst"/>
        <xsl:text>]&#10;</xsl:text>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="not(heading)"><xsl:call-template name="labelled"/></xsl:if>
        <xsl:apply-templates mode="typst"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Levels without a gap, whatever the divisions without a heading do. -->
  <xsl:template match="heading" mode="typst">
    <xsl:variable name="level" select="count(ancestor::section[heading])
        + not(parent::section)"/>
    <xsl:text>&#10;#heading(level: </xsl:text>
    <xsl:value-of select="$level - ($level - 6) * ($level &gt; 6)"/>
    <xsl:text>, supplement: [</xsl:text>
    <xsl:variable name="plain"><xsl:apply-templates mode="heading-words"/></xsl:variable>
    <xsl:call-template name="words-of"><xsl:with-param name="text"
        select="normalize-space($plain)"/></xsl:call-template>
    <xsl:text>])[</xsl:text>
    <xsl:apply-templates mode="typst"/>
    <xsl:text>];&#10;</xsl:text>
    <xsl:for-each select="parent::section"><xsl:call-template name="labelled"/></xsl:for-each>
    <xsl:call-template name="labelled"/>
    <xsl:apply-templates select=".//ix | .//anchor" mode="point"/>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="note | again | page" mode="heading-words"/>
  <xsl:template match="br" mode="heading-words"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="q" mode="heading-words"><xsl:value-of select="@open"/>
    <xsl:apply-templates mode="heading-words"/><xsl:value-of select="@close"/></xsl:template>

  <xsl:template match="p" mode="typst">
    <xsl:text>&#10;</xsl:text>
    <xsl:choose>
      <xsl:when test="string(@kind) and @kind != 'ab'">
        <xsl:text>#paragraph(</xsl:text>
        <xsl:call-template name="string"><xsl:with-param name="text" select="@kind"/>
        </xsl:call-template>
        <xsl:text>)[</xsl:text>
        <xsl:call-template name="in-language-of"/>
        <xsl:text>];</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="in-language-of"/></xsl:otherwise>
    </xsl:choose>
    <xsl:text>&#10;&#10;</xsl:text>
  </xsl:template>
  <xsl:template name="in-language-of">
    <xsl:if test="@lang">#text(lang: <xsl:call-template name="language-of"/>)[</xsl:if>
    <xsl:call-template name="labelled"/>
    <xsl:apply-templates mode="typst"/>
    <xsl:if test="@lang">];</xsl:if>
  </xsl:template>
  <xsl:template name="language-of">
    <xsl:call-template name="string"><xsl:with-param name="text">
      <xsl:call-template name="short-language">
        <xsl:with-param name="language" select="@lang"/></xsl:call-template>
    </xsl:with-param></xsl:call-template>
    <xsl:if test="@dir"><xsl:value-of select="concat(', dir: ', @dir)"/></xsl:if>
  </xsl:template>

  <xsl:template match="block" mode="typst">
    <xsl:text>&#10;#box-of(</xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text" select="@kind"/>
    </xsl:call-template>
    <xsl:text>)[</xsl:text>
    <xsl:call-template name="in-language-of"/>
    <xsl:text>];&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="line" mode="typst">
    <xsl:value-of select="concat('#verse-line(', number(concat('0', @indent)), ')[')"/>
    <xsl:call-template name="labelled"/>
    <xsl:apply-templates mode="typst"/>
    <xsl:text>];&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="ornament" mode="typst">
    <xsl:text>&#10;#ornament(</xsl:text><xsl:call-template name="string"/>
    <xsl:text>);&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="list" mode="typst">
    <xsl:variable name="function">
      <xsl:choose>
        <xsl:when test="item/label and @gloss">glossary</xsl:when>
        <xsl:when test="item/label">labelled</xsl:when>
        <xsl:when test="@kind = 'ordered'">enum</xsl:when>
        <xsl:when test="@kind = 'none'">bare</xsl:when>
        <xsl:otherwise>list</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:call-template name="labelled"/>
    <xsl:if test="item">
      <xsl:value-of select="concat('&#10;#', $function, '(')"/>
      <xsl:for-each select="item">
        <xsl:if test="$function = 'glossary' or $function = 'labelled'">[<xsl:apply-templates
            select="label/node()" mode="typst"/>], </xsl:if>
        <xsl:text>[</xsl:text>
        <xsl:call-template name="labelled"/>
        <xsl:apply-templates select="node()[not(self::label)]" mode="typst"/>
        <xsl:text>],&#10;</xsl:text>
      </xsl:for-each>
      <xsl:text>);&#10;</xsl:text>
    </xsl:if>
  </xsl:template>

  <!-- Each cell says its row, and of how many columns and rows it is: tables.typ does the rest. -->
  <xsl:template match="table" mode="typst">
    <xsl:variable name="heads" select="count(row[@head][not(preceding-sibling::row[not(@head)
        or cell[@rows]] or cell[@rows])])"/>
    <xsl:variable name="repeated" select="$heads * boolean(row[not(@head)])"/>
    <xsl:call-template name="labelled"/>
    <xsl:if test="row/cell">
      <xsl:text>&#10;#grid-of(</xsl:text>
      <xsl:choose>
        <xsl:when test="caption">[<xsl:apply-templates select="caption/node()" mode="typst"/>]</xsl:when>
        <xsl:otherwise>none</xsl:otherwise>
      </xsl:choose>
      <xsl:text>, (0, </xsl:text>
      <xsl:for-each select="row">
        <xsl:if test="@head and following-sibling::row[1][not(@head)]">
          <xsl:value-of select="concat(position(), ', ')"/></xsl:if>
      </xsl:for-each>
      <xsl:text>), (</xsl:text>
      <xsl:if test="$repeated">
        <xsl:text>table.header(</xsl:text>
        <xsl:apply-templates select="row[position() &lt;= $repeated]" mode="typst"/>
        <xsl:text>),</xsl:text>
      </xsl:if>
      <xsl:text>), (</xsl:text>
      <xsl:apply-templates select="row[position() &gt; $repeated]" mode="typst">
        <xsl:with-param name="before" select="$repeated"/></xsl:apply-templates>
      <xsl:text>));&#10;</xsl:text>
    </xsl:if>
  </xsl:template>
  <xsl:template match="row" mode="typst">
    <xsl:param name="before" select="0"/>
    <xsl:variable name="y" select="$before + position() - 1"/>
    <xsl:for-each select="cell">
      <xsl:value-of select="concat('table.cell(y: ', $y)"/>
      <xsl:if test="@columns">, colspan: <xsl:value-of select="@columns"/></xsl:if>
      <xsl:if test="@rows">, rowspan: <xsl:value-of select="@rows"/></xsl:if>
      <xsl:text>)[</xsl:text>
      <xsl:if test="@head">#emph[</xsl:if>
      <xsl:apply-templates mode="typst"/>
      <xsl:if test="@head">];</xsl:if>
      <xsl:text>],&#10;</xsl:text>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="figure" mode="typst">
    <xsl:text>&#10;</xsl:text>
    <xsl:call-template name="labelled"/>
    <xsl:choose>
      <xsl:when test="@src">
        <xsl:text>#picture(</xsl:text>
        <xsl:call-template name="string"><xsl:with-param name="text" select="concat('/', @src)"/>
        </xsl:call-template>, <xsl:call-template name="string">
          <xsl:with-param name="text" select="@alt"/></xsl:call-template>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="caption">[<xsl:apply-templates select="caption/node()"
              mode="typst"/>]</xsl:when>
          <xsl:otherwise>none</xsl:otherwise>
        </xsl:choose>
        <xsl:text>);&#10;</xsl:text>
      </xsl:when>
      <xsl:when test="caption or missing">
        <xsl:text>#no-picture[</xsl:text>
        <xsl:apply-templates select="caption/node()" mode="typst"/>
        <xsl:if test="caption and missing"> \ </xsl:if>
        <xsl:apply-templates select="missing" mode="typst"/>
        <xsl:text>];&#10;</xsl:text>
      </xsl:when>
    </xsl:choose>
    <xsl:apply-templates select="*[not(self::caption or self::missing)]" mode="typst"/>
  </xsl:template>
  <xsl:template match="picture" mode="typst">
    <xsl:if test="@src">
      <xsl:text>#picture-in-line(</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text" select="concat('/', @src)"/>
      </xsl:call-template>, <xsl:call-template name="string">
        <xsl:with-param name="text" select="@alt"/></xsl:call-template>
      <xsl:text>);</xsl:text>
    </xsl:if>
    <xsl:apply-templates select="missing" mode="typst"/>
  </xsl:template>
  <xsl:template match="missing" mode="typst">#source-page(<xsl:call-template name="string">
    <xsl:with-param name="text" select="concat('[', ., ']')"/></xsl:call-template>);</xsl:template>
  <xsl:template match="aside-words" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'emph'"/></xsl:call-template></xsl:template>
  <xsl:template match="code" mode="typst">
    <xsl:text>&#10;#raw(block: true, </xsl:text><xsl:call-template name="string"/>
    <xsl:text>);&#10;</xsl:text>
  </xsl:template>
  <xsl:template match="generated" mode="typst"/>

  <!-- ===== amid words ===== -->
  <xsl:template match="i" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'emph'"/></xsl:call-template></xsl:template>
  <xsl:template match="b" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'strong'"/></xsl:call-template></xsl:template>
  <xsl:template match="sc" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'sc'"/></xsl:call-template></xsl:template>
  <xsl:template match="sup" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'super'"/></xsl:call-template></xsl:template>
  <xsl:template match="sub" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'sub'"/></xsl:call-template></xsl:template>
  <xsl:template match="u" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'underline'"/></xsl:call-template></xsl:template>
  <xsl:template match="s" mode="typst"><xsl:call-template name="call">
    <xsl:with-param name="function" select="'strike'"/></xsl:call-template></xsl:template>
  <xsl:template match="tt | formula" mode="typst">
    <xsl:apply-templates select=".//note | .//ix | .//anchor | .//figure" mode="typst"/>
    <xsl:text>#raw(</xsl:text>
    <xsl:variable name="plain"><xsl:apply-templates mode="heading-words"/></xsl:variable>
    <xsl:call-template name="string"><xsl:with-param name="text"
        select="normalize-space($plain)"/></xsl:call-template>
    <xsl:text>);</xsl:text>
  </xsl:template>
  <xsl:template match="br" mode="typst">#linebreak();</xsl:template>
  <xsl:template match="span" mode="typst">
    <xsl:choose>
      <xsl:when test="@lang">#text(lang: <xsl:call-template name="language-of"/>)[<xsl:apply-templates
          mode="typst"/>];</xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="typst"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="q" mode="typst">
    <xsl:call-template name="words-of"><xsl:with-param name="text" select="string(@open)"/>
    </xsl:call-template>
    <xsl:apply-templates mode="typst"/>
    <xsl:call-template name="words-of"><xsl:with-param name="text" select="string(@close)"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="note" mode="typst">
    <xsl:text>#note(</xsl:text>
    <xsl:call-template name="string"><xsl:with-param name="text" select="@n"/></xsl:call-template>
    <xsl:text>)[</xsl:text>
    <xsl:if test="not(ancestor::heading)"><xsl:call-template name="labelled"/></xsl:if>
    <xsl:apply-templates mode="typst"/>
    <xsl:text>];</xsl:text>
  </xsl:template>
  <xsl:template match="again" mode="typst">
    <xsl:choose>
      <xsl:when test="key('ids', @to)[not(ancestor::heading)]">#again(<xsl:call-template
          name="string"><xsl:with-param name="text" select="@to"/></xsl:call-template>, <xsl:call-template
          name="string"><xsl:with-param name="text" select="@n"/></xsl:call-template>);</xsl:when>
      <xsl:otherwise>#super(<xsl:call-template name="string">
        <xsl:with-param name="text" select="@n"/></xsl:call-template>);</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="ref" mode="typst">
    <xsl:variable name="there" select="key('ids', @to)[1]"/>
    <xsl:choose>
      <xsl:when test="@to and $there[not(self::note[ancestor::heading])]
          and not(ancestor::heading or ancestor::ref)">#to(<xsl:call-template name="string">
          <xsl:with-param name="text" select="@to"/></xsl:call-template>)[<xsl:apply-templates
          mode="typst"/>];</xsl:when>
      <xsl:when test="@href and not(ancestor::heading or ancestor::ref)">#link(<xsl:call-template
          name="string"><xsl:with-param name="text" select="@href"/></xsl:call-template>)[<xsl:apply-templates
          mode="typst"/>];</xsl:when>
      <xsl:otherwise><xsl:apply-templates mode="typst"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="heading//anchor | heading//ix" mode="typst"/>
  <xsl:template match="anchor" mode="typst"><xsl:call-template name="labelled"/></xsl:template>
  <xsl:template match="ix" mode="typst"><xsl:apply-templates select="." mode="point"/>
  </xsl:template>
  <xsl:template match="anchor" mode="point"><xsl:call-template name="labelled"/></xsl:template>
  <xsl:template match="ix" mode="point">#ix(<xsl:call-template name="string"><xsl:with-param
      name="text" select="concat(@to, substring(concat('term ', @term), 1 div boolean(@term)))"/>
    </xsl:call-template>);</xsl:template>
  <xsl:template match="page" mode="typst">
    <xsl:if test="@alone"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
    <xsl:if test="$page-breaks != 'hidden'">
      <xsl:text>#source-page(</xsl:text>
      <xsl:call-template name="string"><xsl:with-param name="text" select="@label"/>
      </xsl:call-template>
      <xsl:text>);</xsl:text>
    </xsl:if>
    <xsl:if test="@alone"><xsl:text>&#10;&#10;</xsl:text></xsl:if>
  </xsl:template>
</xsl:stylesheet>
