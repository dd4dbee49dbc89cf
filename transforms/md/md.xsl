<?xml version="1.0" encoding="UTF-8"?>
<!-- Markdown: CommonMark with footnotes, pipe tables, line blocks for verse, and the metadata as
     YAML in front. As for plain text, what comes out is a tree of blocks; tei/publish/markdown.py
     writes it, and escapes whatever would read as Markdown. What Markdown can say replaces the
     printed marks: *emphasis*, headings, the bars of tables, the numbers of notes.

     parameters, beside those of ../txt/txt.xsl
       metadata          yes: YAML in front; no: none
       verse             lines: line blocks (| at each line's begin); breaks: hard line breaks
       width             0: each paragraph is one line (a setting of the packager)

     named templates, beside those of ../txt/txt.xsl
       metadata          <meta name="title" value="..."/> ...
       footnote-label    of the current note: its @n if that is plain and unique
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="exsl tei eg">
  <xsl:import href="../txt/txt.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="metadata" select="'yes'"/>
  <xsl:param name="verse" select="'lines'"/>
  <xsl:param name="width" select="'0'"/>

  <!-- The metadata say the title already. -->
  <xsl:variable name="begins-with-title" select="$titles-are-wanted and $title != '[ ]'
      and not(string($title-is-printed) or ($metadata = 'yes' and $title-page = 'auto'))"/>
  <xsl:variable name="shift" select="number(boolean($texts/tei:front/tei:titlePage//tei:titlePart
      | $texts/tei:front/tei:docTitle | $texts[$begins-with-title])) + boolean($own-titles/n)"/>

  <xsl:template name="document">
    <xsl:if test="$metadata = 'yes'"><xsl:call-template name="metadata"/></xsl:if>
    <xsl:call-template name="front"/>
    <xsl:call-template name="texts"/>
    <xsl:call-template name="notes"/>
  </xsl:template>

  <xsl:template name="metadata">
    <meta name="title" value="{$title}"/>
    <meta name="subtitle" value="{$subtitle}"/>
    <xsl:for-each select="$authors[normalize-space()]">
      <meta name="author"><xsl:attribute name="value">
        <xsl:call-template name="plain-name"/>
      </xsl:attribute></meta>
    </xsl:for-each>
    <meta name="date" value="{$date}"/>
    <xsl:if test="$language != 'und'"><meta name="lang" value="{$language}"/></xsl:if>
    <meta name="publisher" value="{$publisher}"/>
    <meta name="license" value="{$licence}"/>
    <meta name="doi" value="{$doi}"/>
    <meta name="source" value="{$source}"/>
  </xsl:template>

  <!-- Marks that Markdown's own signs stand for. -->
  <xsl:template name="mark-before">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:variable name="is-sign"><xsl:call-template name="is-sign">
      <xsl:with-param name="mark" select="string($mark)"/>
    </xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($is-sign)"/>
      <xsl:when test="not(node() or @n or @url)"><xsl:value-of select="$mark"/></xsl:when>
      <xsl:when test="string($mark)"><pre><xsl:value-of select="$mark"/></pre></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="mark-after">
    <xsl:variable name="mark"><xsl:call-template name="after"/></xsl:variable>
    <xsl:variable name="is-sign"><xsl:call-template name="is-sign">
      <xsl:with-param name="mark" select="string($mark)"/>
    </xsl:call-template></xsl:variable>
    <xsl:if test="string($mark) and not(string($is-sign))">
      <post><xsl:value-of select="$mark"/></post>
    </xsl:if>
  </xsl:template>
  <xsl:template name="is-sign">
    <xsl:param name="mark"/>
    <xsl:choose>
      <xsl:when test="self::tei:cell and not(translate($mark, '|-: +', ''))">yes</xsl:when>
      <xsl:when test="(self::tei:emph or self::tei:hi or self::tei:title or self::tei:foreign
          or self::tei:mentioned or self::tei:term) and not(translate($mark, '*_/', ''))">yes</xsl:when>
      <xsl:when test="(self::tei:ref or self::tei:email) and ($mark = '&lt;' or $mark = '&gt;')"
          >yes</xsl:when>
      <xsl:when test="(self::tei:head or self::tei:titlePart or self::tei:docTitle)
          and not(translate($mark, '=-_~*#^', ''))">yes</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Headings .............................................................................. -->
  <xsl:template match="tei:titlePart[not(@type = 'sub' or preceding-sibling::tei:titlePart)]"
      mode="block">
    <h level="1"><xsl:call-template name="say"/></h>
  </xsl:template>
  <xsl:template match="tei:head" mode="block">
    <xsl:variable name="level"><xsl:call-template name="level"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="parent::tei:figure">
        <xsl:variable name="caption"><xsl:call-template name="caption"/></xsl:variable>
        <xsl:if test="not(string($caption))"><p><xsl:call-template name="say"/></p></xsl:if>
      </xsl:when>
      <xsl:when test="parent::tei:list or parent::tei:table
          or parent::tei:lg"><p><xsl:call-template name="say"/></p></xsl:when>
      <xsl:when test="parent::tei:castList or parent::tei:castGroup or parent::tei:msDesc
          or parent::tei:msPart or parent::tei:msFrag">
        <p><b><xsl:call-template name="say"/></b></p>
      </xsl:when>
      <xsl:otherwise>
        <h level="{$level + $shift}">
          <xsl:for-each select="(. | parent::tei:*[starts-with(local-name(), 'div')])
              [@xml:id][key('anchors', concat('#', @xml:id))][last()]">
            <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
          </xsl:for-each>
          <xsl:call-template name="say"/>
        </h>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:floatingText" mode="block">
    <quote><xsl:apply-templates mode="block"/></quote>
  </xsl:template>

  <!-- The head of a picture that has no other words is what stands in its brackets: Pandoc and
       Quarto make the caption of it. For the current head: its words; "" if it stands below. -->
  <xsl:template name="caption">
    <xsl:variable name="picture" select="../tei:graphic[@url]"/>
    <xsl:variable name="target">
      <xsl:for-each select="$picture"><xsl:call-template name="target">
        <xsl:with-param name="target" select="@url"/>
      </xsl:call-template></xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($target) and count(../tei:head) = 1 and count(../tei:graphic) = 1
        and not(* or @rend or $picture/@rend or $picture/tei:desc or ../tei:figDesc)">
      <xsl:value-of select="normalize-space()"/>
    </xsl:if>
  </xsl:template>

  <!-- The head of a table stands behind it, after Pandoc's “Table:”. -->
  <xsl:template match="tei:table[tei:head[not(tei:p)]][not(ancestor::tei:cell)]" mode="block"
      priority="1">
    <table><xsl:apply-templates mode="block"
        select="node()[not(self::tei:head or self::tei:trailer)]"/></table>
    <xsl:for-each select="tei:head">
      <p>
        <xsl:if test="not(preceding-sibling::tei:head)">Table: </xsl:if>
        <xsl:call-template name="say"/>
      </p>
    </xsl:for-each>
    <xsl:apply-templates select="tei:trailer" mode="block"/>
  </xsl:template>

  <!-- A printed line of stars or hyphens is a thematic break. -->
  <xsl:template match="tei:milestone[contains(@rend, '(')]" mode="block">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="not(node()) and not(translate($mark, '*-_=•#~', ''))"><rule/></xsl:when>
      <xsl:otherwise><p><xsl:call-template name="say"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Emphasis .............................................................................. -->
  <xsl:template mode="inline" match="tei:emph | tei:hi | tei:title | tei:foreign | tei:mentioned
      | tei:distinct">
    <xsl:variable name="look" select="concat(' ', translate(@rend, 'BISU', 'bisu'), ' ',
        @rendition, ' ', @style)"/>
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($mark) and translate($mark, '*_/', '')">
        <xsl:call-template name="say"/>
      </xsl:when>
      <xsl:when test="self::tei:title[@level = 'a' or @level = 'u']">
        <xsl:call-template name="say"/>
      </xsl:when>
      <xsl:when test="$mark = '**' or $mark = '__' or contains($look, 'bold')">
        <b><xsl:call-template name="say"/></b>
      </xsl:when>
      <xsl:when test="contains($look, 'strike') or contains($look, 'line-through')
          or contains($look, 'linethrough')">
        <del><xsl:call-template name="say"/></del>
      </xsl:when>
      <xsl:when test="contains($look, 'sup')"><sup><xsl:call-template name="say"/></sup></xsl:when>
      <xsl:when test="contains($look, 'sub')"><sub><xsl:call-template name="say"/></sub></xsl:when>
      <xsl:when test="not(string($mark)) and (contains($look, 'caps') or contains($look, 'sc ')
          or contains($look, 'spaced') or contains($look, 'quote'))">
        <xsl:call-template name="say"/>
      </xsl:when>
      <xsl:otherwise><i><xsl:call-template name="say"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:del" mode="inline"><del><xsl:call-template name="say"/></del></xsl:template>
  <xsl:template match="tei:add" mode="inline"><ins><xsl:call-template name="say"/></ins></xsl:template>

  <xsl:template mode="inline" priority="1" match="tei:hi[contains(@rend, 'su')]/text()
      | tei:ref[contains(@rend, 'sup')]/text()">
    <xsl:call-template name="beside-breaks"/>
  </xsl:template>

  <!-- Links and pictures .................................................................... -->
  <xsl:template match="tei:ref[node()]" mode="inline">
    <xsl:variable name="there" select="id(substring-after(@target[starts-with(., '#')], '#'))"/>
    <xsl:variable name="label">
      <xsl:for-each select="$there/self::tei:note">
        <xsl:call-template name="footnote-label"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="target"><xsl:call-template name="target"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($label)">
        <xsl:if test="not(@type = 'noteAnchor') and (string-length(normalize-space()) &gt; 5
            or contains(normalize-space(), ' '))"><xsl:call-template name="say"/></xsl:if>
        <fn label="{$label}"/>
      </xsl:when>
      <xsl:when test="string($target) and (not(starts-with($target, '#'))
          or $there/self::tei:head or $there[starts-with(local-name(), 'div')]/tei:head)">
        <a href="{$target}"><xsl:call-template name="say"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="say"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:email" mode="inline">
    <a href="mailto:{normalize-space()}"><xsl:call-template name="say"/></a>
  </xsl:template>
  <xsl:template match="tei:ref[not(node())] | tei:ptr" mode="inline">
    <xsl:variable name="target"><xsl:call-template name="target"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($target) and not(starts-with($target, '#'))">
        <a href="{$target}"><xsl:value-of select="$target"/></a>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="pointer"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:graphic[@url]" mode="inline">
    <xsl:variable name="target"><xsl:call-template name="target">
      <xsl:with-param name="target" select="@url"/>
    </xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($target)">
        <img src="{normalize-space(@url)}" >
          <xsl:attribute name="alt"><xsl:call-template name="instead-of-picture"/></xsl:attribute>
        </img>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="tei:desc" mode="inline"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template mode="inline" priority="1" match="tei:figure[tei:graphic]
      [contains(concat(' ', @rend, ' '), ' inline ')][not(*[not(self::tei:graphic or self::tei:figDesc)])]">
    <xsl:variable name="shown"><xsl:apply-templates select="tei:graphic" mode="inline"/></xsl:variable>
    <xsl:copy-of select="$shown"/>
    <xsl:if test="not(string($shown) or exsl:node-set($shown)/*)">
      <xsl:apply-templates select="tei:figDesc/node()" mode="inline"/></xsl:if>
  </xsl:template>
  <!-- What is said of a picture; else what the source prints for it: [inline: gate.jpg] -->
  <xsl:template name="instead-of-picture">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="normalize-space((tei:desc | ../tei:figDesc)[1])
          = normalize-space(../tei:head)"/>
      <xsl:when test="tei:desc or ../tei:figDesc">
        <xsl:value-of select="normalize-space((tei:desc | ../tei:figDesc)[1])"/>
      </xsl:when>
      <xsl:when test="string($mark)">
        <xsl:value-of select="normalize-space(concat(translate($mark, '[', ''), ' ', @url))"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="../tei:head"><xsl:call-template name="caption"/></xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:figDesc[../tei:graphic[@url][not(tei:desc)]]" mode="block"/>

  <!-- Notes ................................................................................. -->
  <xsl:variable name="labels-tree">
    <xsl:for-each select="$moved | $notes">
      <n id="{generate-id()}" label="{normalize-space(@n)}" position="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="labels" select="exsl:node-set($labels-tree)"/>
  <xsl:key name="label" match="n" use="@label"/>

  <xsl:template name="footnote-label">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$labels">
      <xsl:for-each select="key('number', $id)">
        <xsl:choose>
          <xsl:when test="string(@label) and count(key('label', @label)) = 1
              and not(translate(@label, 'abcdefghijklmnopqrstuvwxyz0123456789', ''))">
            <xsl:value-of select="@label"/>
          </xsl:when>
          <xsl:otherwise>note-<xsl:value-of select="@position"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="marker">
    <xsl:variable name="label"><xsl:call-template name="footnote-label"/></xsl:variable>
    <fn label="{$label}"/>
  </xsl:template>

  <xsl:template name="app-marker">
    <fn><xsl:attribute name="label">app-<xsl:call-template name="app-letter"/></xsl:attribute></fn>
  </xsl:template>
  <xsl:template match="tei:app" mode="note">
    <note>
      <xsl:attribute name="fn">app-<xsl:call-template name="app-letter"/></xsl:attribute>
      <xsl:call-template name="app-words"/>
    </note>
  </xsl:template>

  <xsl:template match="tei:note" mode="note">
    <xsl:param name="is-moved" select="false()"/>
    <xsl:variable name="label"><xsl:call-template name="footnote-label"/></xsl:variable>
    <note>
      <xsl:choose>
        <xsl:when test="string($label) and ($is-moved
            or (@xml:id and key('anchors', concat('#', @xml:id))))">
          <xsl:attribute name="fn"><xsl:value-of select="$label"/></xsl:attribute>
        </xsl:when>
        <xsl:otherwise>
          <xsl:attribute name="label">
            <xsl:call-template name="before"/>
            <xsl:if test="not(contains(@rend, 'pre('))">
              <xsl:value-of select="normalize-space(@n)"/>
            </xsl:if>
          </xsl:attribute>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:apply-templates mode="inline"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </note>
  </xsl:template>
</xsl:stylesheet>
