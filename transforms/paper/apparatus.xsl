<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes where their markers stand, and the readings of an apparatus as notes. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <!-- The headings of the divisions that are lists of notes. -->
  <xsl:variable name="note-lists-tree">
    <xsl:for-each select="$texts//tei:div[tei:note][tei:head][not(*[not(self::tei:head
        or self::tei:note or self::tei:pb)])]">
      <n id="{generate-id()}"><xsl:attribute name="n"><xsl:for-each select="tei:head">
        <xsl:variable name="words"><xsl:apply-templates select="." mode="plain"/></xsl:variable>
        <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="normalize-space($words)"/></xsl:for-each></xsl:attribute></n>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="note-lists" select="exsl:node-set($note-lists-tree)"/>

  <!-- Notes whose marker is no pointer: they point at the place they belong to. -->
  <xsl:key name="notes-at" match="tei:note[@target]" use="@target"/>

  <xsl:template match="tei:note">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
    <xsl:variable name="placed"><xsl:if test="$kind = 'foot'"><xsl:call-template name="is-placed"/>
    </xsl:if></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($placed)"/>
      <xsl:when test="$kind = 'foot' and contains($holders, concat(' ', local-name(..), ' '))">
        <block kind="aside"><xsl:call-template name="id"/>
          <xsl:call-template name="note-blocks"><xsl:with-param name="mark">
            <xsl:call-template name="note-number"/></xsl:with-param></xsl:call-template>
        </block></xsl:when>
      <xsl:when test="$kind = 'foot'"><xsl:call-template name="foot-note"/></xsl:when>
      <xsl:when test="$kind = 'aside'">
        <block kind="aside"><xsl:call-template name="id"/>
          <xsl:call-template name="note-blocks"/></block></xsl:when>
      <xsl:when test="@place = 'inline' and normalize-space()">
        <xsl:variable name="open"><xsl:call-template name="opening-of-note">
          <xsl:with-param name="is-numbered-too" select="true()"/></xsl:call-template></xsl:variable>
        <xsl:value-of select="$open"/>
        <xsl:call-template name="label-in-line"/>
        <xsl:apply-templates/>
        <xsl:call-template name="after"/>
        <xsl:if test="string($open)">]</xsl:if>
      </xsl:when>
      <xsl:when test="contains(@rend, 'pre(') or contains(@rend, 'brackets')
          or contains('[(', substring(normalize-space(), 1, 1)) or parent::tei:bibl">
        <xsl:call-template name="words"/></xsl:when>
      <xsl:otherwise> [<xsl:apply-templates/>]</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- "yes" if a marker or a place elsewhere in the text shows this note. -->
  <xsl:template name="is-placed">
    <xsl:variable name="own" select="concat('#', @xml:id)"/>
    <xsl:choose>
      <xsl:when test="@xml:id and key('anchors', $own)[ancestor::tei:text and not(ancestor::tei:note)]
          [self::tei:ptr or @type = 'noteAnchor' or string-length(normalize-space()) &lt; 8]"
          >yes</xsl:when>
      <xsl:when test="starts-with(@target, '#') and id(substring(@target, 2))[self::tei:anchor]
          [ancestor::tei:text and not(ancestor::tei:note)]">yes</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="notes-here">
    <xsl:for-each select="key('notes-at', concat('#', @xml:id))">
      <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
      <xsl:if test="$kind = 'foot' and not(@xml:id and key('anchors', concat('#', @xml:id)))">
        <xsl:call-template name="foot-note"/></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- The first marker of a note brings the note; the others lead to it. -->
  <xsl:template name="marker">
    <xsl:param name="note"/>
    <xsl:variable name="first" select="key('anchors', concat('#', $note/@xml:id))
        [ancestor::tei:text and not(ancestor::tei:note)]
        [self::tei:ptr or @type = 'noteAnchor' or string-length(normalize-space()) &lt; 8][1]"/>
    <xsl:choose>
      <xsl:when test="count($first | .) = 1">
        <xsl:for-each select="$note"><xsl:call-template name="foot-note"/></xsl:for-each></xsl:when>
      <xsl:otherwise>
        <again to="{$note/@xml:id}">
          <xsl:attribute name="n"><xsl:for-each select="$note">
            <xsl:call-template name="note-number"/></xsl:for-each></xsl:attribute>
        </again>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="foot-note">
    <xsl:variable name="list" select="generate-id(..)"/>
    <note>
      <xsl:if test="parent::tei:div">
        <xsl:for-each select="$note-lists"><xsl:for-each select="key('number', $list)">
          <xsl:attribute name="under"><xsl:value-of select="@n"/></xsl:attribute>
        </xsl:for-each></xsl:for-each></xsl:if>
      <xsl:call-template name="id"/>
      <xsl:call-template name="language"/>
      <xsl:attribute name="n"><xsl:call-template name="note-number"/></xsl:attribute>
      <xsl:call-template name="note-words"/>
    </note>
  </xsl:template>
  <!-- Its label as printed is replaced by its marker, unless it has words: “Ed. note:”. -->
  <xsl:template name="note-words"><xsl:apply-templates/></xsl:template>
  <!-- $mark: of one whose marker stands nowhere. -->
  <xsl:template name="note-blocks">
    <xsl:param name="mark"/>
    <xsl:choose>
      <xsl:when test="tei:p or tei:ab or tei:list or tei:lg or tei:quote[tei:p] or tei:table
          or tei:cit or tei:head">
        <xsl:if test="string($mark)"><p kind="line"><sup><xsl:value-of select="$mark"/></sup></p>
        </xsl:if>
        <xsl:apply-templates/></xsl:when>
      <xsl:otherwise><p>
        <xsl:if test="string($mark)"><sup><xsl:value-of select="$mark"/></sup>
          <xsl:text> </xsl:text></xsl:if>
        <xsl:call-template name="words"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- lemma] reading A B; reading C -->
  <xsl:template match="tei:app">
    <xsl:variable name="shown" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
    <xsl:variable name="whole">
      <xsl:apply-templates select="$shown"/>
      <xsl:if test="*[count(. | $shown) &gt; 1] or $shown/@wit">
        <note>
          <xsl:attribute name="n"><xsl:number level="any" count="tei:app" format="a"
              from="tei:text"/></xsl:attribute>
          <xsl:apply-templates select="$shown/node()" mode="lemma"/>
          <xsl:call-template name="witnesses"><xsl:with-param name="of" select="$shown"/>
          </xsl:call-template>
          <xsl:text>]</xsl:text>
          <xsl:for-each select="tei:rdg[count(. | $shown) &gt; 1] | tei:rdgGrp/tei:rdg | .//tei:note
              | tei:rdgGrp/tei:lem | .//tei:witDetail">
            <xsl:text> </xsl:text>
            <xsl:choose>
              <xsl:when test="not(node())"><i><xsl:call-template name="word">
                <xsl:with-param name="key" select="'omitted'"/></xsl:call-template></i></xsl:when>
              <xsl:otherwise><xsl:apply-templates/></xsl:otherwise>
            </xsl:choose>
            <xsl:call-template name="witnesses"/>
            <xsl:if test="position() != last()">;</xsl:if>
          </xsl:for-each>
        </note>
      </xsl:if>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="contains($holders, concat(' ', local-name(..), ' '))
          and not(*/tei:p or */tei:l or */tei:lg or */tei:div)">
        <p><xsl:copy-of select="$whole"/></p></xsl:when>
      <xsl:otherwise><xsl:copy-of select="$whole"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="node()" mode="lemma"><xsl:apply-templates select="." mode="plain"/>
  </xsl:template>
  <xsl:template name="witnesses">
    <xsl:param name="of" select="."/>
    <xsl:if test="$of/@wit"><xsl:text> </xsl:text>
      <i><xsl:value-of select="normalize-space(translate($of/@wit, '#', ''))"/></i></xsl:if>
    <xsl:if test="$of/@resp and not($of/@wit)"><xsl:text> </xsl:text>
      <i><xsl:value-of select="normalize-space(translate($of/@resp, '#', ''))"/></i></xsl:if>
  </xsl:template>
</xsl:stylesheet>
