<?xml version="1.0" encoding="UTF-8"?>
<!-- The indexes of a book, and what it says of itself.

     indexes    index @kind (persons, places, organizations, index), entry @id or @term @name @more
     about      lines of the imprint: line @label (a key of labels.xsl) or @name, and @href
     declaration  what the header declares of the encoding: paragraphs and lists; of what tei encode
                  declares, not which of its rules found nothing and what it looked for in vain
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl str tei">

  <xsl:key name="terms" match="ix[@term]" use="@term"/>
  <xsl:key name="points" match="ix[@to]" use="@to"/>

  <!-- $book: the tree, so that only what is mentioned in it has an entry. -->
  <xsl:template name="indexes">
    <xsl:param name="book"/>
    <xsl:variable name="mentioned"><xsl:for-each select="$persons | $places | $orgs">
      <xsl:variable name="id" select="string(@xml:id)"/>
      <xsl:variable name="kind" select="local-name()"/>
      <xsl:variable name="name"><xsl:call-template name="index-name"/></xsl:variable>
      <xsl:variable name="more"><xsl:apply-templates select="." mode="entity-details"/>
      </xsl:variable>
      <xsl:for-each select="$book">
        <xsl:if test="key('points', $id)">
          <entry id="{$id}" kind="{$kind}" name="{$name}" more="{normalize-space($more)}"/></xsl:if>
      </xsl:for-each>
    </xsl:for-each></xsl:variable>
    <xsl:variable name="entries" select="exsl:node-set($mentioned)/entry"/>
    <xsl:call-template name="one-index">
      <xsl:with-param name="entries" select="$entries[@kind = 'person']"/>
      <xsl:with-param name="kind" select="'persons'"/></xsl:call-template>
    <xsl:call-template name="one-index">
      <xsl:with-param name="entries" select="$entries[@kind = 'place']"/>
      <xsl:with-param name="kind" select="'places'"/></xsl:call-template>
    <xsl:call-template name="one-index">
      <xsl:with-param name="entries" select="$entries[@kind = 'org']"/>
      <xsl:with-param name="kind" select="'organizations'"/></xsl:call-template>
    <xsl:if test="$book//ix[@term]">
      <index kind="index">
        <xsl:for-each select="$book//ix[@term][generate-id() = generate-id(key('terms', @term))]">
          <xsl:sort select="@term" lang="{$label-language}"/>
          <entry term="{@term}" name="{@term}"/>
        </xsl:for-each>
      </index>
    </xsl:if>
  </xsl:template>
  <xsl:template name="one-index">
    <xsl:param name="entries"/>
    <xsl:param name="kind"/>
    <xsl:if test="$entries">
      <index kind="{$kind}">
        <xsl:for-each select="$entries">
          <xsl:sort select="@name" lang="{$label-language}"/>
          <xsl:copy-of select="."/>
        </xsl:for-each>
      </index>
    </xsl:if>
  </xsl:template>

  <xsl:variable name="declarations" select="($header/tei:encodingDesc/tei:projectDesc
      | $header/tei:encodingDesc/tei:samplingDecl | $header/tei:encodingDesc/tei:editorialDecl
      | $header/tei:encodingDesc/tei:p)[normalize-space()]"/>
  <xsl:template name="declaration">
    <xsl:apply-templates select="$declarations" mode="declaration"/>
  </xsl:template>
  <xsl:template match="*" mode="declaration">
    <xsl:apply-templates select="*" mode="declaration"/>
  </xsl:template>
  <xsl:template match="tei:p | tei:ab | tei:list" mode="declaration">
    <xsl:apply-templates select="."/>
  </xsl:template>
  <xsl:variable name="is-by-tei" select="boolean(
      $header/tei:encodingDesc/tei:appInfo/tei:application[@ident = 'tei'])"/>
  <xsl:template match="tei:interpretation/tei:p" mode="declaration">
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:if test="not($is-by-tei and (starts-with($words, 'Rules that found nothing to tag:')
        or starts-with($words, 'Rules that had nothing to guess,')))">
      <xsl:apply-templates select="."/></xsl:if>
  </xsl:template>
  <xsl:template priority="1"
      match="tei:correction/tei:p/text()[contains(., ' were looked for.')]">
    <xsl:choose>
      <xsl:when test="$is-by-tei">
        <xsl:for-each select="str:split(normalize-space(), '. ')
            [not(contains(., ' were looked for'))]">
          <xsl:if test="position() &gt; 1"><xsl:text>. </xsl:text></xsl:if>
          <xsl:value-of select="."/>
        </xsl:for-each>
        <xsl:text>.</xsl:text>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="text"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:desc" mode="declaration">
    <p><xsl:call-template name="words"/></p>
  </xsl:template>

  <xsl:template name="about">
    <xsl:for-each select="$file-desc/tei:titleStmt/tei:respStmt">
      <xsl:variable name="known" select="*[not(self::tei:resp)][normalize-space()]
          [not(starts-with(normalize-space(), 'not known'))]"/>
      <xsl:if test="$known">
        <line name="{normalize-space(tei:resp[1])}"><xsl:for-each select="$known">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <xsl:value-of select="normalize-space()"/></xsl:for-each></line>
      </xsl:if>
    </xsl:for-each>
    <xsl:if test="$publisher"><line label="publisher"><xsl:value-of select="$publisher"/></line>
    </xsl:if>
    <xsl:if test="string($date)"><line label="date"><xsl:call-template name="readable-date">
      <xsl:with-param name="date" select="string($date)"/></xsl:call-template></line></xsl:if>
    <xsl:if test="string($source)"><line label="source"><xsl:value-of select="$source"/></line>
    </xsl:if>
    <xsl:variable name="described"><xsl:apply-templates mode="described"
        select="$file-desc/tei:sourceDesc/tei:msDesc[1]"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($described)/d">
      <line name="{@label}"><xsl:value-of select="."/></line>
    </xsl:for-each>
    <xsl:if test="string($licence)"><line label="licence" href="{$licence-url}">
      <xsl:value-of select="$licence"/></line></xsl:if>
    <line label="cite"><xsl:call-template name="citation"/></line>
  </xsl:template>
</xsl:stylesheet>
