<?xml version="1.0" encoding="UTF-8"?>
<!-- What leads to what: keys in place of searches, so that a long text costs no more a page.

     id('n1')                     the element with an xml:id (XPath's own, and the fastest)
     key('mentions', '#person-a') the elements of the text whose @ref points there
     key('anchors', '#n1')        the <ref type="noteAnchor"> (or any <ref>, <ptr>) to a note
     key('dates', '1908-10-03~~~~')   the dates of the text, by @when~@from~@notBefore~@to~@notAfter
     $persons, $places, $orgs     the entities that the text mentions, each sorted by the user
     mode "entity-name"           of a person, place, org, ...: the name to show
     index-name                   of a person, place, org: the name for an index; of a person whose
                                  surname is known “Weiss, Anna”
     mode "entity-details"        what else is known of it: life dates, notes, addresses
     target                       what a pointer leads to, made harmless: http(s), mailto, tel,
                                  #id and relative addresses; "" for javascript:, data: and others
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="str tei">

  <!-- libxslt works out all keys of a document when the first is asked for: so they are few, and
       their patterns plain names where that will do. For xml:id there is id(). -->
  <xsl:key name="mentions" match="*[@ref][ancestor::tei:text]" 
      use="@ref[not(contains(., ' '))] | str:tokenize(@ref[contains(., ' ')])"/>
  <xsl:key name="anchors" match="tei:ref" use="@target"/>
  <xsl:key name="anchors" match="tei:ptr" use="@target"/>
  <xsl:key name="dates" match="tei:date[ancestor::tei:text]"
      use="concat(@when, '~', @from, '~', @notBefore, '~', @to, '~', @notAfter)"/>

  <!-- Paths from the root: a // through a novel for each would cost more than the novel. -->
  <xsl:variable name="all-headers" select="/*/tei:teiHeader | /*/tei:TEI/tei:teiHeader"/>
  <xsl:variable name="entities" select="/*/tei:standOff | /*/tei:TEI/tei:standOff
      | $all-headers/tei:profileDesc/tei:particDesc | $all-headers/tei:profileDesc/tei:settingDesc
      | $all-headers/tei:fileDesc/tei:sourceDesc
      | /*/tei:text/tei:back//*[self::tei:listPerson or self::tei:listPlace or self::tei:listOrg]"/>
  <xsl:variable name="persons"
      select="$entities//tei:person[@xml:id][key('mentions', concat('#', @xml:id))]"/>
  <xsl:variable name="places"
      select="$entities//tei:place[@xml:id][key('mentions', concat('#', @xml:id))]"/>
  <xsl:variable name="orgs"
      select="$entities//tei:org[@xml:id][key('mentions', concat('#', @xml:id))]"/>

  <xsl:template match="*" mode="entity-name">
    <xsl:variable name="names" select="tei:persName | tei:placeName | tei:orgName | tei:name
        | tei:geogName | tei:label | tei:idno"/>
    <xsl:choose>
      <xsl:when test="$names[not(@type = 'variant')]">
        <xsl:value-of select="normalize-space($names[not(@type = 'variant')][1])"/>
      </xsl:when>
      <xsl:when test="$names">
        <xsl:value-of select="normalize-space($names[1])"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="@xml:id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A surname is known where the file marks it (<surname>), or where it calls one of its persons
       by the last word of the name alone, or after a form of address: Anna Weiss, Dr. Weiss. -->
  <xsl:variable name="surnames">
    <xsl:text>|</xsl:text>
    <xsl:for-each select="$persons/tei:persName[not(@type = 'variant')]/tei:surname">
      <xsl:value-of select="concat(normalize-space(), '|')"/>
    </xsl:for-each>
    <xsl:for-each select="$persons[not(tei:persName/tei:surname)]/tei:persName[@type = 'variant']">
      <xsl:variable name="said" select="normalize-space(../tei:persName[not(@type = 'variant')][1])"/>
      <xsl:variable name="last" select="string(str:tokenize($said, ' ')[last()])"/>
      <xsl:variable name="own" select="normalize-space()"/>
      <xsl:variable name="given" select="string(str:tokenize($said, ' ')[last() - 1])"/>
      <xsl:if test="$given and not(contains(concat(' ', $own, ' '), concat(' ', $given, ' ')))
          and str:tokenize($own, ' ')[last()] = $last">
        <xsl:value-of select="concat($last, '|')"/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>
  <xsl:template name="index-name">
    <xsl:variable name="said"><xsl:apply-templates select="." mode="entity-name"/></xsl:variable>
    <xsl:variable name="name" select="normalize-space($said)"/>
    <xsl:variable name="own" select="tei:persName[tei:surname][1]"/>
    <xsl:variable name="last" select="string(str:tokenize($name, ' ')[last()])"/>
    <xsl:choose>
      <xsl:when test="$own/tei:forename or $own/tei:roleName">
        <xsl:for-each select="$own/tei:surname">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="normalize-space()"/></xsl:for-each>
        <xsl:text>, </xsl:text>
        <xsl:for-each select="$own/*[not(self::tei:surname or self::tei:genName
            or self::tei:addName)]">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:value-of select="normalize-space()"/></xsl:for-each>
        <xsl:for-each select="$own/tei:genName | $own/tei:addName">
          <xsl:value-of select="concat(', ', normalize-space())"/></xsl:for-each>
      </xsl:when>
      <xsl:when test="self::tei:person and contains($name, ' ') and not(contains($name, ','))
          and contains($surnames, concat('|', $last, '|'))">
        <xsl:value-of select="concat($last, ', ', substring($name, 1, string-length($name)
            - string-length($last) - 1))"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="*" mode="entity-details">
    <xsl:for-each select="tei:birth | tei:death | tei:floruit | tei:occupation | tei:location
        | tei:desc | tei:note | tei:idno">
      <xsl:if test="position() &gt; 1">; </xsl:if>
      <xsl:choose>
        <xsl:when test="self::tei:birth">* </xsl:when>
        <xsl:when test="self::tei:death">† </xsl:when>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="normalize-space()"><xsl:value-of select="normalize-space()"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="@when"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="target">
    <xsl:param name="target" select="@target"/>
    <!-- A browser passes over control characters and spaces before and in a scheme. -->
    <xsl:variable name="first" select="normalize-space($target)"/>
    <xsl:variable name="one">
      <xsl:choose>
        <xsl:when test="contains($first, ' ')">
          <xsl:value-of select="substring-before($first, ' ')"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$first"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="scheme" select="translate(substring-before($one, ':'),
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:choose>
      <xsl:when test="$scheme = 'http' or $scheme = 'https' or $scheme = 'mailto'
          or $scheme = 'tel' or $scheme = 'ftp'">
        <xsl:value-of select="$one"/>
      </xsl:when>
      <xsl:when test="starts-with($one, '//')"/>
      <xsl:when test="contains($one, ':')
          and not(contains(substring-before($one, ':'), '/')
               or contains(substring-before($one, ':'), '#')
               or contains(substring-before($one, ':'), '?'))"/>
      <xsl:otherwise><xsl:value-of select="$one"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
