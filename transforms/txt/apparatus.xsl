<?xml version="1.0" encoding="UTF-8"?>
<!-- The readings of an apparatus as notes after the text, with letters for markers:
     lemma A B] reading C; reading D. Guidelines: TCAPLL.

     $apps             the <app>s of which more than the lemma is to be said, in their order
     app-letter        of the current <app>: a, b, ... z, aa; "" if it is none of these
     app-marker        what stands in the text for it
     app-words         what the note says
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <!-- One within a reading or a note is said there. -->
  <xsl:variable name="apps" select="/*[contains($kinds, ' app ')]/descendant::tei:app
      [ancestor::tei:text][not(ancestor::tei:rdg or ancestor::tei:note)][*[2] or */@wit]"/>
  <xsl:variable name="app-letters-tree">
    <xsl:for-each select="$apps">
      <n id="{generate-id()}">
        <xsl:attribute name="n"><xsl:number value="position()" format="a"/></xsl:attribute>
      </n>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="app-letters" select="exsl:node-set($app-letters-tree)"/>

  <xsl:template name="app-letter">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:for-each select="$app-letters"><xsl:value-of select="key('number', $id)/@n"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="app-marker">
    <xsl:variable name="letter"><xsl:call-template name="app-letter"/></xsl:variable>
    <xsl:value-of select="concat('[', $letter, ']')"/>
  </xsl:template>

  <xsl:template match="tei:app" mode="inline">
    <xsl:variable name="letter"><xsl:call-template name="app-letter"/></xsl:variable>
    <xsl:apply-templates mode="inline" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
    <xsl:if test="string($letter)"><xsl:call-template name="app-marker"/></xsl:if>
  </xsl:template>
  <xsl:template match="tei:app" mode="block">
    <xsl:variable name="letter"><xsl:call-template name="app-letter"/></xsl:variable>
    <xsl:variable name="shown" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
    <xsl:choose>
      <xsl:when test="$shown[tei:l or tei:lg or tei:p or tei:ab or tei:div or tei:sp]">
        <xsl:apply-templates select="$shown/node()" mode="block"/>
        <xsl:if test="string($letter)"><p><xsl:call-template name="app-marker"/></p></xsl:if>
      </xsl:when>
      <xsl:otherwise><p><xsl:apply-templates select="." mode="inline"/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:app" mode="note">
    <note>
      <xsl:attribute name="label"><xsl:call-template name="app-marker"/></xsl:attribute>
      <xsl:call-template name="app-words"/>
    </note>
  </xsl:template>

  <xsl:template name="app-words">
    <xsl:variable name="shown" select="(tei:lem | tei:rdg[not(../tei:lem)]
        | tei:rdgGrp[not(../tei:lem or ../tei:rdg)])[1]"/>
    <xsl:variable name="lemma"><xsl:apply-templates select="$shown/node()" mode="plain"/>
    </xsl:variable>
    <xsl:value-of select="normalize-space($lemma)"/>
    <xsl:for-each select="$shown"><xsl:call-template name="witnesses"/></xsl:for-each>
    <xsl:text>]</xsl:text>
    <xsl:for-each select="tei:rdg[count(. | $shown) &gt; 1] | tei:rdgGrp/tei:rdg
        | tei:rdgGrp/tei:lem | .//tei:note | .//tei:witDetail">
      <xsl:text> </xsl:text>
      <xsl:choose>
        <xsl:when test="not(node())"><i><xsl:call-template name="word">
          <xsl:with-param name="key" select="'omitted'"/></xsl:call-template></i></xsl:when>
        <xsl:when test="tei:l or tei:lg or tei:p or tei:ab or tei:div or tei:sp">
          <xsl:for-each select=".//tei:l | .//tei:p | .//tei:ab | .//tei:head | .//tei:speaker">
            <xsl:variable name="words"><xsl:apply-templates mode="plain"/></xsl:variable>
            <xsl:if test="position() &gt; 1"> / </xsl:if>
            <xsl:value-of select="normalize-space($words)"/>
          </xsl:for-each>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates mode="inline"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="witnesses"/>
      <xsl:if test="position() != last()">;</xsl:if>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="witnesses">
    <xsl:variable name="who" select="@wit | @resp[not(../@wit)]"/>
    <xsl:if test="$who"><xsl:text> </xsl:text>
      <i><xsl:value-of select="normalize-space(translate($who, '#', ''))"/></i></xsl:if>
  </xsl:template>
</xsl:stylesheet>
