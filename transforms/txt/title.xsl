<?xml version="1.0" encoding="UTF-8"?>
<!-- Title and authors of the header, where the text itself prints no title; in a corpus, those of
     each text too.

     $begins-with-title   true, if the whole begins with them
     front                of the whole;  own-title: of the current <text> of a corpus
     $own-titles          one <n> a <text> of a corpus that begins with its title
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:variable name="capitals"
      select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÁÂÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖØÙÚÛÜŒ'"/>
  <xsl:variable name="small"
      select="'abcdefghijklmnopqrstuvwxyzàáâäåæçèéêëìíîïñòóôöøùúûüœ'"/>

  <!-- What tei encode made of a printed text stands for that text, to the letter. -->
  <xsl:variable name="titles-are-wanted" select="$title-page = 'yes' or ($title-page = 'auto'
      and not($file-desc/tei:sourceDesc//tei:idno[@type = 'file']))"/>
  <xsl:variable name="title-is-printed">
    <xsl:for-each select="$texts[$title-page = 'auto'][1]">
      <xsl:call-template name="prints"><xsl:with-param name="title" select="$title"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="begins-with-title" select="$titles-are-wanted and $title != '[ ]'
      and not(string($title-is-printed))"/>

  <xsl:variable name="own-titles-tree">
    <xsl:for-each select="$texts[$titles-are-wanted and $texts[2]]">
      <xsl:variable name="said" select="../tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title"/>
      <xsl:variable name="own"><xsl:apply-templates mode="as-title"
          select="($said[@type = 'main'] | $said[not(@type = 'sub')][not($said/@type = 'main')])[1]"/>
      </xsl:variable>
      <xsl:variable name="printed"><xsl:call-template name="prints">
        <xsl:with-param name="title" select="$own"/></xsl:call-template></xsl:variable>
      <xsl:if test="normalize-space($own) and not(string($printed)) and $own != $title">
        <n id="{generate-id()}" title="{$own}"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="own-titles" select="exsl:node-set($own-titles-tree)"/>

  <!-- “yes”, if the current <text> has a title page or a heading that is $title. -->
  <xsl:template name="prints">
    <xsl:param name="title"/>
    <xsl:variable name="wanted"
        select="translate(normalize-space($title), $capitals, $small)"/>
    <xsl:choose>
      <xsl:when test="tei:front[.//tei:titlePage or .//tei:docTitle or .//tei:titlePart]">yes</xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="(descendant::tei:head)[position() &lt; 4]">
          <xsl:variable name="said"><xsl:apply-templates select="." mode="as-title"/></xsl:variable>
          <xsl:variable name="head" select="translate($said, $capitals, $small)"/>
          <!-- “The rock”, “The rock: a tale” and “The rock. By A. Writer” are the same title. -->
          <xsl:if test="string($head) and ($head = $wanted
              or (starts-with($head, $wanted) and contains(' :.,;–—(',
                substring($head, string-length($wanted) + 1, 1)))
              or (starts-with($wanted, $head) and contains(':.,;–—(',
                substring(normalize-space(substring-after($wanted, $head)), 1, 1))))">yes</xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="front">
    <xsl:if test="$begins-with-title">
      <h level="1"><xsl:value-of select="$title"/></h>
      <xsl:if test="normalize-space($subtitle)"><p><xsl:value-of select="$subtitle"/></p></xsl:if>
      <xsl:if test="$authors[normalize-space()]">
        <p><xsl:call-template name="authors"/></p></xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="own-title">
    <xsl:variable name="id" select="generate-id()"/>
    <xsl:variable name="statement" select="../tei:teiHeader/tei:fileDesc/tei:titleStmt"/>
    <xsl:for-each select="$own-titles">
      <xsl:for-each select="key('number', $id)">
        <h level="{1 + $begins-with-title}"><xsl:value-of select="@title"/></h>
        <xsl:variable name="names" select="$statement/tei:author[normalize-space()]"/>
        <xsl:if test="$names[not(. = $authors)]">
          <p><xsl:for-each select="$names">
            <xsl:if test="position() &gt; 1">; </xsl:if>
            <xsl:call-template name="plain-name"/>
          </xsl:for-each></p>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="texts">
    <xsl:for-each select="$texts">
      <xsl:if test="$own-titles/n"><xsl:call-template name="own-title"/></xsl:if>
      <xsl:apply-templates select="." mode="block"/>
    </xsl:for-each>
    <xsl:apply-templates select="/*/tei:sourceDoc | /*/tei:TEI/tei:sourceDoc" mode="block"/>
  </xsl:template>
</xsl:stylesheet>
