<?xml version="1.0" encoding="UTF-8"?>
<!-- Plain text: the words and marks in the order in which they were printed. What comes out is a
     small tree of blocks and lines (its elements are below); tei/publish/prose.py sets it as text:
     it breaks, indents and spaces. So a stylesheet of your own that imports tei:txt.xsl is run
     with “to txt”. transforms/md/md.xsl is this one with Markdown's signs.

     parameters
       readings          printed (sic, orig, abbr) or corrected (corr, reg, expan)
       title-page        auto: begin with title and authors of the header, if the text prints none
                         and is not what tei encode made of a printed text; yes, no
       pages             printed: the page numbers that the source prints; all: each <pb> and
                         each <milestone> with @n
       language-of-labels   en, de, fr, es, it for the few words that are ours; "" = the text's
       width             characters a line; 0: each paragraph is one line (a setting of the packager)

     named templates
       document, notes   the whole; the notes that stand amid a sentence, after the text
       front, texts      title and authors (see title.xsl); the texts
       say               the current element's words, with the marks that @rend records
       say-quoted        the same; without recorded marks, with those of its language
       joined            the children of a record (person, monogr), with $separator between them
       label             what is printed before a note or an item

     elements of the result
       p line h          a paragraph; a line that follows without an empty one; a heading (@level)
       box               blocks, each line after @first and @rest; quote: a quotation set off
       list item         list/@kind: ordered, simple, if no item has an @n; @label as printed; note: @label as printed, @fn for a pointer to it
       verse l           @indent; table row cell: @cols, @rows, row/@head; code: kept as it is
       rule              a line between two sections: * * *
       pre post          marks: in front of what follows, behind what went before
       i b sup sub tt a del ins fn img br meta   within a line; txt lets them go, Markdown writes them
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:eg="http://www.tei-c.org/ns/Examples"
    exclude-result-prefixes="tei eg">
  <xsl:import href="../common/common.xsl"/>
  <xsl:include href="title.xsl"/>
  <xsl:include href="blocks.xsl"/>
  <xsl:include href="phrases.xsl"/>
  <xsl:include href="records.xsl"/>
  <xsl:include href="apparatus.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="title-page" select="'auto'"/>
  <xsl:param name="pages" select="'printed'"/>
  <xsl:param name="width" select="'80'"/>

  <!-- Notes that interrupt a sentence: they come after the text, in the order of their places. -->
  <xsl:variable name="moved" select="($notes | $texts/descendant::tei:note[@place = 'inline'][@n])
      [not(parent::tei:div or parent::tei:body or parent::tei:back or parent::tei:front
      or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4
      or parent::tei:div5 or parent::tei:div6 or parent::tei:div7
      or parent::tei:noteGrp[not(ancestor::tei:p or ancestor::tei:ab or ancestor::tei:head)]
      or parent::tei:group or parent::tei:titlePage)]"/>

  <xsl:template match="/">
    <doc><xsl:call-template name="document"/></doc>
  </xsl:template>

  <xsl:template name="document">
    <xsl:call-template name="front"/>
    <xsl:call-template name="texts"/>
    <xsl:call-template name="notes"/>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:call-template name="no-text"/>
    <xsl:apply-templates select="$moved" mode="note">
      <xsl:with-param name="is-moved" select="true()"/>
    </xsl:apply-templates>
    <xsl:apply-templates select="$apps" mode="note"/>
  </xsl:template>

  <!-- Marks ................................................................................. -->
  <xsl:template name="say">
    <xsl:if test="@rend"><xsl:call-template name="mark-before"/></xsl:if>
    <xsl:apply-templates mode="inline"/>
    <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
  </xsl:template>

  <xsl:template name="mark-before">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="not(node() or @n or @url)"><xsl:value-of select="$mark"/></xsl:when>
      <xsl:when test="string($mark)"><pre><xsl:value-of select="$mark"/></pre></xsl:when>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="mark-after">
    <xsl:variable name="mark"><xsl:call-template name="after"/></xsl:variable>
    <xsl:if test="string($mark)"><post><xsl:value-of select="$mark"/></post></xsl:if>
  </xsl:template>

  <xsl:template name="say-quoted">
    <xsl:variable name="first"><xsl:call-template name="open"/></xsl:variable>
    <xsl:variable name="last"><xsl:call-template name="close"/></xsl:variable>
    <xsl:if test="string($first)"><pre><xsl:value-of select="$first"/></pre></xsl:if>
    <xsl:apply-templates mode="inline"/>
    <xsl:if test="string($last)"><post><xsl:value-of select="$last"/></post></xsl:if>
  </xsl:template>

  <!-- The editor's signs where the source has none of its own. -->
  <xsl:template name="say-between">
    <xsl:param name="first"/>
    <xsl:param name="last"/>
    <xsl:choose>
      <xsl:when test="contains(@rend, 'pre(') or contains(@rend, 'post(')
          or contains(concat(' ', @rend, ' '), ' brackets ')">
        <xsl:call-template name="say"/>
      </xsl:when>
      <xsl:otherwise>
        <pre><xsl:value-of select="$first"/></pre>
        <xsl:apply-templates mode="inline"/>
        <post><xsl:value-of select="$last"/></post>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Notes ................................................................................. -->
  <xsl:template match="tei:note" mode="inline">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'foot' or (@place = 'inline' and @n)">
        <xsl:if test="not(@xml:id and key('anchors', concat('#', @xml:id)))">
          <xsl:call-template name="marker"/>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$kind = 'aside'">
        <xsl:apply-templates select="." mode="block"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="open"><xsl:call-template name="opening-of-note"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="string($open)">
            <xsl:if test="starts-with($open, ' ')"><xsl:text> </xsl:text></xsl:if>
            <xsl:call-template name="say-between">
              <xsl:with-param name="first" select="'['"/><xsl:with-param name="last" select="']'"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="say"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note" mode="block">
    <xsl:choose>
      <xsl:when test="@n or starts-with(@rend, 'pre(')">
        <xsl:apply-templates select="." mode="note"/>
      </xsl:when>
      <xsl:otherwise><box><xsl:call-template name="say"/></box></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note" mode="note">
    <xsl:variable name="label"><xsl:call-template name="label"/></xsl:variable>
    <note label="{$label}">
      <xsl:apply-templates mode="inline"/>
      <xsl:if test="@rend"><xsl:call-template name="mark-after"/></xsl:if>
    </note>
  </xsl:template>

  <!-- The marker where the source prints none. -->
  <xsl:template name="marker">
    <xsl:text>[</xsl:text>
    <xsl:call-template name="note-number"/>
    <xsl:text>]</xsl:text>
  </xsl:template>

  <!-- “Footnote 1:” is recorded as Footnote1: and in @n as 1. -->
  <xsl:template name="label">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:variable name="number" select="normalize-space(@n)"/>
    <xsl:choose>
      <xsl:when test="string($mark) and $number and contains($mark, $number)
          and string-length(substring-before($mark, $number)) &gt; 1">
        <xsl:value-of select="concat(substring-before($mark, $number), ' ', $number,
            substring-after($mark, $number))"/>
      </xsl:when>
      <xsl:when test="string($mark)"><xsl:value-of select="$mark"/></xsl:when>
      <xsl:when test="self::tei:note and @xml:id and key('anchors', concat('#', @xml:id))">
        <xsl:value-of select="$number"/>
      </xsl:when>
      <xsl:when test="self::tei:note"><xsl:call-template name="marker"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$number"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

</xsl:stylesheet>
