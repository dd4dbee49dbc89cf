<?xml version="1.0" encoding="UTF-8"?>
<!-- Quotations: set off as blocks, or in the sentence with the marks of the source, or of its
     language. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <!-- How the first of them is printed, if it is printed with marks. -->
  <xsl:variable name="usual" select="((/*/tei:text/descendant::tei:said)[1]
      | (/*/tei:text/descendant::tei:q)[1])[1]/@rend[starts-with(., 'pre(')
      and contains(., ') post(') and string-length() &lt; 16 + 14 * contains(., ') space(')]"/>
  <xsl:variable name="usual-rend" select="string($usual)"/>
  <xsl:variable name="usual-open"><xsl:call-template name="before">
    <xsl:with-param name="rend" select="$usual"/></xsl:call-template></xsl:variable>
  <xsl:variable name="usual-close"><xsl:call-template name="after">
    <xsl:with-param name="rend" select="$usual"/></xsl:call-template></xsl:variable>
  <xsl:template name="quotations" match="tei:q | tei:quote | tei:said">
    <xsl:choose>
      <!-- In most cases, and told soonest: words between the marks of most. -->
      <xsl:when test="@rend = $usual-rend and parent::tei:p
          and not(* or @rendition or @xml:lang)">
        <q class="{local-name()}">
          <xsl:if test="@xml:id">
            <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
          </xsl:if>
          <xsl:copy-of select="@data-tei"/>
          <xsl:value-of select="$usual-open"/>
          <xsl:apply-templates/>
          <xsl:value-of select="$usual-close"/>
        </q>
      </xsl:when>
      <xsl:when test="parent::tei:p and not(contains(@rend, 'block')) and (not(*) or not(tei:p
          or tei:lg or tei:l or tei:ab or tei:list or tei:table or tei:floatingText or tei:div
          or tei:sp))">
        <xsl:call-template name="quotation"/>
      </xsl:when>
      <xsl:when test="contains(@rend, 'block') or tei:p or tei:lg or tei:l or tei:ab or tei:list
          or tei:table or tei:floatingText or tei:div or tei:sp
          or parent::tei:div or parent::tei:body or parent::tei:cit[parent::tei:div
          or parent::tei:body or parent::tei:epigraph or parent::tei:floatingText
          or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4
          or contains(@rend, 'block')]
          or parent::tei:epigraph or parent::tei:div1 or parent::tei:div2 or parent::tei:div3
          or parent::tei:div4 or parent::tei:front or parent::tei:back or parent::tei:postscript">
        <xsl:call-template name="block-quotation"/>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="quotation"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Right in the text of a novel, the same a thousand times: no other quotation can stand around
       it, and without elements in it and attributes of its own there is little to look at. -->
  <xsl:template match="tei:TEI/tei:text/tei:body/tei:p/tei:q
      | tei:TEI/tei:text/tei:body/tei:div/tei:p/tei:q
      | tei:TEI/tei:text/tei:body/tei:div/tei:div/tei:p/tei:q">
    <xsl:choose>
      <!-- What begins with white space may have a sign after it, and is looked at more closely. -->
      <xsl:when test="$marks-are-one and @data-tei and not(@*[2] or * or contains(
          '“”„‟«»‹›‘‚‛&quot;「『 &#9;&#10;&#13;', substring(., 1, 1)))">
        <q class="q" data-tei="{@data-tei}">
          <xsl:value-of select="$main-open"/>
          <xsl:apply-templates/>
          <xsl:value-of select="$main-close"/>
        </q>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="quotations"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="quotation">
    <q class="{local-name()}">
      <xsl:choose>
        <xsl:when test="@data-tei and not(@*[2])"><xsl:copy-of select="@*"/></xsl:when>
        <!-- Nothing but marks, as tei encode has it. -->
        <xsl:when test="@xml:id and starts-with(@rend, 'pre(')
            and string-length(@rend) &lt; 16 + 14 * contains(@rend, ') space(')
            and contains(@rend, ' post(') and not(@rendition or @xml:lang)">
          <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
          <xsl:copy-of select="@data-tei"/>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="a"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="between-marks"/>
    </q>
  </xsl:template>

  <xsl:template name="block-quotation">
    <blockquote>
      <xsl:call-template name="a"/>
      <xsl:choose>
        <xsl:when test="text()[normalize-space()] and not(tei:p or tei:lg or tei:list or tei:ab
            or tei:table or tei:div or tei:sp)">
          <p>
            <xsl:call-template name="before"/><xsl:apply-templates/><xsl:call-template name="after"/>
          </p>
        </xsl:when>
        <xsl:when test="tei:p or not(@rend)"><xsl:apply-templates/></xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="before"/><xsl:apply-templates/><xsl:call-template name="after"/>
        </xsl:otherwise>
      </xsl:choose>
    </blockquote>
  </xsl:template>
  <!-- Marks around quoted paragraphs stand in the first and the last of them. -->
  <xsl:template name="opening-of-block">
    <xsl:if test="not(preceding-sibling::*[1])">
      <xsl:for-each select="parent::tei:q | parent::tei:quote | parent::tei:said">
        <xsl:call-template name="before"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
  <xsl:template name="closing-of-block">
    <xsl:if test="not(following-sibling::tei:p[1])">
      <xsl:for-each select="parent::tei:q | parent::tei:quote | parent::tei:said">
        <xsl:call-template name="after"/>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:cit">
    <span>
      <xsl:call-template name="a"/>
      <xsl:for-each select="node()">
        <xsl:if test="self::* and preceding-sibling::node()[1]/self::*"><xsl:text> </xsl:text>
        </xsl:if>
        <xsl:apply-templates select="."/>
      </xsl:for-each>
    </span>
  </xsl:template>
  <xsl:template match="tei:cit[parent::tei:div or parent::tei:body or parent::tei:epigraph
      or parent::tei:floatingText or parent::tei:div1 or parent::tei:div2 or parent::tei:div3
      or parent::tei:div4 or contains(@rend, 'block')
      or tei:quote[tei:p or tei:lg or tei:l or contains(@rend, 'block')]]">
    <figure>
      <xsl:call-template name="a"/>
      <xsl:apply-templates select="*[not(self::tei:bibl or self::tei:ref)]"/>
      <xsl:if test="tei:bibl | tei:ref">
        <figcaption><xsl:apply-templates select="tei:bibl | tei:ref"/></figcaption>
      </xsl:if>
    </figure>
  </xsl:template>
  <xsl:template match="tei:soCalled | tei:mentioned">
    <span>
      <xsl:call-template name="a"/>
      <xsl:choose>
        <xsl:when test="self::tei:soCalled or contains(@rend, 'pre(') or contains(@rend, 'post(')">
          <xsl:call-template name="between-marks"/>
        </xsl:when>
        <xsl:otherwise><i><xsl:apply-templates/></i></xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>
</xsl:stylesheet>
