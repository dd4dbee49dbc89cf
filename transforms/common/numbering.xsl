<?xml version="1.0" encoding="UTF-8"?>
<!-- Numbers, all worked out once: xsl:number level="any" would count anew at each place.

     $kinds             the elements that the texts hold: “ p hi note ”; who makes the tree can note
                        those that are asked for (tei/publish/prepared.py) in @data-kinds of its
                        root, so that nobody need look
     $texts, $bodies    the outermost <text>s, and their <body>s
     paragraph-number   of the current <p>: 1, 2, ...; "" if it is not numbered: only those of the
                        bodies are, and not in notes, figures, tables; who makes the tree can say
                        it in @data-n of each
     $notes             the notes to print at the foot or the end, in the order of their markers
     note-number        of the current note: its @n, else counted through all texts, as a note with
                        a sign or a letter (*, †, a) is not
     note-position      of the current note among $notes: 1, 2, ... (unlike @n never twice)
     mode "note-kind"   of a note: foot (a marker in the text, the note elsewhere), aside (set
                        among the blocks), inline (words of the running text, such as [sic])
     level              of a head: how deep its division stands, from 1
     item-label         of the current <item>: its @n as printed; in an ordered list the number that
                        follows on the one before it, “4.”; else ""
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:variable name="kinds-tree">
    <xsl:choose>
      <xsl:when test="/*/@data-kinds"><xsl:value-of select="/*/@data-kinds"/></xsl:when>
      <xsl:otherwise>
        <xsl:text> </xsl:text>
        <xsl:for-each select="/*/descendant::tei:*[ancestor::tei:text]">
          <xsl:value-of select="concat(local-name(), ' ')"/>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="kinds" select="string($kinds-tree)"/>

  <xsl:variable name="texts" select="/*/tei:text | /*/tei:TEI/tei:text
      | /*/tei:TEI/tei:TEI/tei:text | /*/tei:teiCorpus//tei:text"/>
  <xsl:variable name="bodies" select="$texts/tei:body | $texts/tei:group//tei:body"/>
  <!-- From one place each: libxml2 holds what it finds below several against all it has found. -->
  <xsl:variable name="body" select="$bodies[last() = 1] | /*[count($bodies) &gt; 1]"/>
  <xsl:variable name="paragraphs" select="$body[not(/*/@data-kinds)]/descendant::tei:p[not(ancestor::tei:note
      or ancestor::tei:figure or ancestor::tei:table or ancestor::tei:quote
      or ancestor::tei:item)][$body/self::tei:body or ancestor::tei:body[parent::tei:text]]"/>
  <xsl:variable name="paragraph-numbers-tree">
    <xsl:for-each select="$paragraphs">
      <n id="{generate-id()}" n="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="paragraph-numbers" select="exsl:node-set($paragraph-numbers-tree)"/>
  <xsl:key name="number" match="/n" use="@id"/>

  <xsl:template name="paragraph-number">
    <xsl:value-of select="@data-n"/>
    <xsl:if test="$paragraphs">
      <xsl:variable name="id" select="generate-id()"/>
      <xsl:for-each select="$paragraph-numbers">
        <xsl:value-of select="key('number', $id)/@n"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- A note with a pointer or a place of its own is printed elsewhere. Of the others: words of
       the running text in square brackets or of the type “sic” stay in it, notes among blocks
       stay there, and so do notes on a part of a bibliography, description, list or entry.
       The printed label of a numbered note is in @n, and as it was printed in its pre(). -->
  <xsl:variable name="notes" select="/*[contains($kinds, ' note ')]
      /descendant::tei:note[ancestor::tei:text][
      not(@place = 'inline' or @type = 'sic' or parent::tei:bibl or parent::tei:biblStruct
          or parent::tei:person or parent::tei:place or parent::tei:org or parent::tei:app
          or parent::tei:rdg or ancestor::tei:msDesc or ancestor::tei:entry
          or parent::tei:respStmt)]
      [@target or @place
       or not(contains(@rend, 'brackets') or starts-with(@rend, 'pre([')
              or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:div
              or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4
              or parent::tei:div5 or parent::tei:div6 or parent::tei:div7 or parent::tei:group
              or parent::tei:titlePage or parent::tei:argument or parent::tei:postscript
              or parent::tei:noteGrp[parent::tei:div])]"/>
  <xsl:variable name="note-numbers-tree">
    <xsl:for-each select="$notes">
      <n id="{generate-id()}" n="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="note-numbers" select="exsl:node-set($note-numbers-tree)"/>
  <xsl:variable name="counted-notes-tree">
    <xsl:for-each select="$notes[not(translate(@n, '0123456789 ', ''))]">
      <n id="{generate-id()}" n="{position()}"/>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="counted-notes" select="exsl:node-set($counted-notes-tree)"/>

  <xsl:template match="tei:note" mode="note-kind">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:variable name="is-foot">
      <xsl:for-each select="$note-numbers"><xsl:value-of select="key('number', $id)/@n"/>
      </xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="string($is-foot)">foot</xsl:when>
      <xsl:when test="tei:p or tei:ab or tei:list or tei:lg or parent::tei:body or parent::tei:front
          or parent::tei:back or parent::tei:div or parent::tei:group or parent::tei:div1
          or parent::tei:div2 or parent::tei:div3">aside</xsl:when>
      <xsl:otherwise>inline</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="note-position">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$note-numbers"><xsl:value-of select="key('number', $id)/@n"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="note-number">
    <xsl:choose>
      <xsl:when test="normalize-space(@n)"><xsl:value-of select="normalize-space(@n)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="id" select="generate-id()"/>
        <xsl:for-each select="$counted-notes"><xsl:value-of select="key('number', $id)/@n"/>
        </xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of ordered lists in which none has a label, or only the first one has. -->
  <xsl:variable name="item-places-tree">
    <xsl:for-each select="/*[contains($kinds, ' list ')]/descendant::tei:list[@type or @rend
        or @rendition]">
      <xsl:variable name="kind" select="concat(' ', @type, ' ', @rend, ' ', @rendition, ' ')"/>
      <xsl:if test="contains($kind, ' ordered ') or contains($kind, ' numbered ')">
        <xsl:variable name="first" select="translate(tei:item[1]/@n, translate(tei:item[1]/@n,
            '0123456789', ''), '')"/>
        <xsl:variable name="labels" select="count(tei:item/@n)"/>
        <xsl:if test="$labels = 0 or ($labels = 1 and $first)">
          <xsl:variable name="before" select="number(concat('0', $first)) - $labels"/>
          <xsl:for-each select="tei:item">
            <n id="{generate-id()}" n="{$before + position()}"/>
          </xsl:for-each>
        </xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="item-places" select="exsl:node-set($item-places-tree)"/>

  <xsl:template name="item-label">
    <xsl:variable name="kind"
        select="concat(' ', ../@type, ' ', ../@rend, ' ', ../@rendition, ' ')"/>
    <xsl:choose>
      <xsl:when test="@n"><xsl:value-of select="normalize-space(@n)"/></xsl:when>
      <xsl:when test="preceding-sibling::*[1]/self::tei:label"/>
      <xsl:when test="contains($kind, ' ordered ') or contains($kind, ' numbered ')">
        <xsl:variable name="id" select="generate-id()"/>
        <xsl:variable name="place">
          <xsl:for-each select="$item-places">
            <xsl:value-of select="key('number', $id)/@n"/>
          </xsl:for-each>
        </xsl:variable>
        <!-- Where labels stand amid the list, and in the header, it is told from those before. -->
        <xsl:variable name="last" select="self::*[not(string($place))]
            /preceding-sibling::tei:item[@n][1]"/>
        <xsl:variable name="number"
            select="translate($last/@n, translate($last/@n, '0123456789', ''), '')"/>
        <xsl:choose>
          <xsl:when test="string($place)"><xsl:value-of select="concat($place, '.')"/></xsl:when>
          <xsl:when test="$number">
            <xsl:value-of select="concat($number + count(preceding-sibling::tei:item)
                - count($last/preceding-sibling::tei:item), '.')"/>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="concat(count(preceding-sibling::tei:item) + 1, '.')"/>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="level">
    <xsl:value-of select="count(ancestor::tei:div | ancestor::tei:div1 | ancestor::tei:div2
        | ancestor::tei:div3 | ancestor::tei:div4 | ancestor::tei:div5 | ancestor::tei:div6
        | ancestor::tei:div7 | ancestor::tei:floatingText | ancestor::tei:group)"/>
  </xsl:template>
</xsl:stylesheet>
