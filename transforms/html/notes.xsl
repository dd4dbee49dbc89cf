<?xml version="1.0" encoding="UTF-8"?>
<!-- Notes: a marker in the text that opens the note beside it (a popover, which needs no script),
     and all of them in a list, each with a link back to its place. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:key name="noted" match="tei:note" use="@target"/>

  <xsl:template match="tei:note">
    <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$kind = 'foot'">
        <xsl:variable name="at" select="id(substring-after(@target, '#'))"/>
        <xsl:variable name="has-marker" select="(@xml:id
            and key('anchors', concat('#', @xml:id))) or $at[self::tei:anchor or self::tei:ref
            or self::tei:ptr]"/>
        <xsl:if test="not($has-marker)"><xsl:call-template name="marker"/></xsl:if>
      </xsl:when>
      <xsl:when test="$kind = 'aside'">
        <aside role="note"><xsl:call-template name="a"/><xsl:apply-templates/></aside>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="open"><xsl:call-template name="opening-of-note">
          <xsl:with-param name="is-numbered-too" select="true()"/></xsl:call-template></xsl:variable>
        <xsl:if test="starts-with($open, ' ')"><xsl:text> </xsl:text></xsl:if>
        <span>
          <xsl:call-template name="a">
            <xsl:with-param name="class" select="concat('note',
                substring(' edit', 1 div (@type = 'sic')))"/>
          </xsl:call-template>
          <xsl:value-of select="normalize-space($open)"/>
          <xsl:call-template name="label-in-line"/>
          <xsl:apply-templates/>
          <xsl:call-template name="after"/>
          <xsl:if test="string($open)">]</xsl:if>
        </span>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The markers of notes that say themselves where they belong. -->
  <xsl:template name="noted-here">
    <xsl:if test="@xml:id">
      <xsl:for-each select="key('noted', concat('#', @xml:id))[not(@xml:id
          and key('anchors', concat('#', @xml:id)))]">
        <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
        <xsl:if test="$kind = 'foot'"><xsl:call-template name="marker"/></xsl:if>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template name="note-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:otherwise>note-<xsl:call-template name="note-position"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Called on the note. -->
  <xsl:template name="marker">
    <xsl:param name="anchor" select="/.."/>
    <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
    <xsl:variable name="position"><xsl:call-template name="note-position"/></xsl:variable>
    <sup class="marker">
      <button type="button" popovertarget="popover-{$position}"
          aria-label="{$word-note} {$number}">
        <xsl:attribute name="id">
          <xsl:choose>
            <xsl:when test="$anchor/@xml:id"><xsl:value-of select="$anchor/@xml:id"/></xsl:when>
            <xsl:otherwise>note-<xsl:value-of select="$position"/>-ref</xsl:otherwise>
          </xsl:choose>
        </xsl:attribute>
        <xsl:for-each select="$anchor | self::*[not($anchor)]">
          <xsl:copy-of select="@data-tei"/>
        </xsl:for-each>
        <xsl:value-of select="$number"/>
      </button>
    </sup>
  </xsl:template>

  <!-- A division that holds notes and a head for them gives the list its head. -->
  <xsl:template name="holds-notes-only">
    <xsl:if test="tei:note and not(*[not(self::tei:note or self::tei:head or self::tei:pb
        or self::tei:milestone)]) and not(text()[normalize-space()])">
      <xsl:variable name="others">
        <xsl:for-each select="tei:note">
          <xsl:variable name="kind"><xsl:apply-templates select="." mode="note-kind"/></xsl:variable>
          <xsl:if test="$kind != 'foot'">x</xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="not(string($others))">yes</xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes">
    <xsl:if test="$notes">
      <xsl:variable name="head" select="$notes[last()]/parent::*[tei:head][not(*[not(self::tei:note
          or self::tei:head or self::tei:pb or self::tei:milestone)])]/tei:head[1]"/>
      <section id="notes" class="notes" role="doc-endnotes">
        <h2>
          <xsl:for-each select="$head"><xsl:call-template name="a"/></xsl:for-each>
          <xsl:apply-templates select="$head/node()"/>
          <xsl:if test="not($head)">
            <span lang="{$label-language}"><xsl:call-template name="word">
              <xsl:with-param name="key" select="'notes'"/></xsl:call-template></span>
          </xsl:if>
        </h2>
        <ol>
          <xsl:for-each select="$notes">
            <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
            <li>
              <xsl:call-template name="a"><xsl:with-param name="id" select="$id"/>
              </xsl:call-template>
              <xsl:call-template name="back-links"/>
              <div class="note-text"><xsl:apply-templates/></div>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="back-links">
    <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
    <xsl:variable name="position"><xsl:call-template name="note-position"/></xsl:variable>
    <span class="back-links">
      <xsl:choose>
        <!-- Without an id there is nothing to look for, and the first key() works out all keys. -->
        <xsl:when test="@xml:id and key('anchors', concat('#', @xml:id))[@xml:id]">
          <xsl:for-each select="key('anchors', concat('#', @xml:id))[@xml:id]">
            <a class="back" href="#{@xml:id}" aria-label="{$word-back-to-text}: {$number}">
              <xsl:if test="position() = 1"><xsl:value-of select="$number"/></xsl:if>
              <xsl:if test="position() &gt; 1">↑</xsl:if>
            </a>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise>
          <a class="back" href="#note-{$position}-ref" aria-label="{$word-back-to-text}: {$number}">
            <xsl:value-of select="$number"/>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <!-- The notes again, beside their markers: an id that is said twice is dropped here. -->
  <xsl:template name="popovers">
    <xsl:for-each select="$notes">
      <xsl:variable name="position"><xsl:call-template name="note-position"/></xsl:variable>
      <xsl:variable name="number"><xsl:call-template name="note-number"/></xsl:variable>
      <xsl:variable name="id"><xsl:call-template name="note-id"/></xsl:variable>
      <div popover="auto" class="popover" id="popover-{$position}" role="note"
          aria-label="{$word-note} {$number}">
        <div class="note-text"><xsl:apply-templates/></div>
        <p class="all" lang="{$label-language}">
          <a href="#{$id}"><xsl:call-template name="word">
            <xsl:with-param name="key" select="'notes'"/></xsl:call-template></a>
        </p>
      </div>
    </xsl:for-each>
    <xsl:apply-templates select="$variants" mode="popover"/>
  </xsl:template>
</xsl:stylesheet>
