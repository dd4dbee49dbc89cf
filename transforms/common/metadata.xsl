<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says of the edition, as strings; of a teiCorpus, what its own header says.

     $header                 the teiHeader
     $title, $subtitle       the main title; without one, the first head of the text
     $authors                node set: <author>s (or, without one, <editor>s) of the title statement
     authors                 their names, $separator between them ('; '), the last after $last
     $date                   when this edition was published: YYYY, YYYY-MM or YYYY-MM-DD, or ""
     $source-date            when the source was
     $changed                the latest date of the header, for files that must carry one
     $publisher, $licence, $licence-url, $source, $abstract, $identifier, $doi
     $language               of the text: BCP 47, "und" if nobody says it
     $direction              rtl or ltr, by the language and its script
     citation                the edition cited as text
     plain-name              a name's words: “Penrose, Harriet” stays as it stands; without the
                             affiliation, number and address of the person
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:variable name="header" select="/*/tei:teiHeader"/>
  <xsl:variable name="file-desc" select="$header/tei:fileDesc"/>
  <xsl:variable name="titles" select="$file-desc/tei:titleStmt/tei:title"/>

  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="normalize-space($titles[@type = 'main'][1])">
        <xsl:apply-templates select="$titles[@type = 'main'][1]" mode="as-title"/>
      </xsl:when>
      <xsl:when test="normalize-space($titles[not(@type = 'sub')][1])">
        <xsl:apply-templates select="$titles[not(@type = 'sub')][1]" mode="as-title"/>
      </xsl:when>
      <xsl:when test="normalize-space(/*/descendant::tei:head[ancestor::tei:text][1])">
        <xsl:apply-templates select="/*/descendant::tei:head[ancestor::tei:text][1]" mode="as-title"/>
      </xsl:when>
      <xsl:otherwise>[ ]</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="subtitle">
    <xsl:apply-templates select="$titles[@type = 'sub'][1]" mode="as-title"/>
  </xsl:variable>

  <!-- A title as a string: without the notes in it, and each run of white space one space. -->
  <xsl:template match="*" mode="as-title">
    <xsl:variable name="words">
      <xsl:for-each select=".//text()[not(ancestor::tei:note or ancestor::tei:sic/../tei:corr)]
          | .//tei:lb">
        <xsl:choose>
          <xsl:when test="self::tei:lb[not(@break = 'no' or @type = 'hyphenInWord')]"><xsl:text> </xsl:text></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="normalize-space($words)"/>
  </xsl:template>

  <xsl:variable name="authors" select="$file-desc/tei:titleStmt/tei:author
      | $file-desc/tei:titleStmt[not(tei:author)]/tei:editor"/>
  <xsl:template name="authors">
    <xsl:param name="separator" select="'; '"/>
    <xsl:param name="last" select="$separator"/>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:choose>
        <xsl:when test="position() = 1"/>
        <xsl:when test="position() = last()"><xsl:value-of select="$last"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$separator"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="plain-name"/>
    </xsl:for-each>
  </xsl:template>
  <xsl:template name="plain-name">
    <xsl:variable name="names" select="tei:persName | tei:orgName | tei:name"/>
    <xsl:variable name="is-mixed" select="boolean(text()[normalize-space()])"/>
    <xsl:variable name="said">
      <xsl:for-each select="$names[1][not($is-mixed)] | self::*[$is-mixed or not($names)]">
        <xsl:variable name="of-parts" select="not(text()[normalize-space()])"/>
        <xsl:for-each select=".//text()[not(ancestor::tei:affiliation or ancestor::tei:idno
            or ancestor::tei:email or ancestor::tei:note)]">
          <xsl:value-of select="."/><xsl:if test="$of-parts"><xsl:text> </xsl:text></xsl:if>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:value-of select="normalize-space($said)"/>
    <xsl:if test="not(normalize-space($said))"><xsl:value-of select="normalize-space()"/></xsl:if>
  </xsl:template>

  <xsl:variable name="publication" select="$file-desc/tei:publicationStmt"/>
  <xsl:variable name="date">
    <xsl:call-template name="iso-date">
      <xsl:with-param name="date" select="($publication/tei:date
          | $file-desc/tei:editionStmt/tei:edition/tei:date)[1]"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="source-date">
    <xsl:call-template name="iso-date">
      <xsl:with-param name="date" select="($file-desc/tei:sourceDesc//tei:date)[1]"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:variable name="changed">
    <xsl:for-each select="$header//tei:revisionDesc//tei:change/@when | $publication/tei:date/@when
        | $file-desc/tei:sourceDesc//tei:date/@when">
      <xsl:sort select="substring(concat(translate(., '-:TZ.+', ''), '0101000000'), 1, 14)"
          data-type="number" order="descending"/>
      <xsl:if test="position() = 1 and not(starts-with(., '-'))">
        <xsl:value-of select="."/>
      </xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- The value of a date; its words, where they are a year, if it has no attribute. -->
  <xsl:template name="iso-date">
    <xsl:param name="date"/>
    <xsl:variable name="words" select="normalize-space($date)"/>
    <xsl:choose>
      <xsl:when test="$date/@when"><xsl:value-of select="$date/@when"/></xsl:when>
      <xsl:when test="$date/@to"><xsl:value-of select="$date/@to"/></xsl:when>
      <xsl:when test="$date/@from"><xsl:value-of select="$date/@from"/></xsl:when>
      <xsl:when test="string-length($words) = 4 and number($words) = $words">
        <xsl:value-of select="$words"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="publisher"
      select="normalize-space(($publication/tei:publisher | $publication/tei:authority
          | $publication/tei:distributor)[1])"/>
  <xsl:variable name="licence-element" select="$publication/tei:availability//tei:licence[1]"/>
  <xsl:variable name="licence">
    <xsl:choose>
      <xsl:when test="normalize-space($licence-element)">
        <xsl:value-of select="normalize-space($licence-element)"/>
      </xsl:when>
      <xsl:when test="$licence-element/@target">
        <xsl:value-of select="$licence-element/@target"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="normalize-space($publication/tei:availability[1])"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="licence-url">
    <xsl:variable name="url" select="normalize-space(($licence-element/@target
        | $licence-element//tei:ref/@target)[1])"/>
    <xsl:if test="starts-with($url, 'http://') or starts-with($url, 'https://')">
      <xsl:value-of select="$url"/>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="source">
    <xsl:for-each select="$file-desc/tei:sourceDesc/*[1]">
      <xsl:variable name="words">
        <xsl:for-each select="self::tei:listWit//tei:witness">
          <xsl:if test="position() &gt; 1">; </xsl:if>
          <xsl:call-template name="siglum"/><xsl:value-of select="."/>
        </xsl:for-each>
        <xsl:for-each select="self::tei:msDesc"><xsl:call-template name="identification"/>
        </xsl:for-each>
        <xsl:for-each select="self::*[not(self::tei:listWit or self::tei:msDesc)]//text()[normalize-space()][not(
            ancestor::tei:idno[@type = 'sha256'
            or @type = 'file'] or ancestor::tei:extent or ancestor::tei:note[@type = 'format'])]">
          <xsl:value-of select="."/>
          <xsl:if test="position() != last() and ../../self::tei:bibl
              and not(normalize-space(../following-sibling::node()[1]/self::text())) and not(
              contains('.,;:', substring(normalize-space(), string-length(normalize-space()))))"
              >, </xsl:if>
          <xsl:text> </xsl:text>
        </xsl:for-each>
      </xsl:variable>
      <xsl:call-template name="without-space-before-comma">
        <xsl:with-param name="words" select="normalize-space($words)"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:variable>
  <!-- What the readings call the current <witness>, unless it begins with that: “A: ”. -->
  <xsl:template name="siglum">
    <xsl:variable name="siglum" select="normalize-space((@n | @xml:id[not(../@n)])[1])"/>
    <xsl:if test="$siglum and not(tei:abbr[@type = 'siglum']) and $siglum != normalize-space()
        and not(starts-with(normalize-space(), concat($siglum, ':'))
        or starts-with(normalize-space(), concat($siglum, ' '))
        or starts-with(normalize-space(), concat($siglum, ',')))">
      <xsl:value-of select="concat($siglum, ': ')"/>
    </xsl:if>
  </xsl:template>
  <xsl:template name="without-space-before-comma">
    <xsl:param name="words"/>
    <xsl:choose>
      <xsl:when test="contains($words, ' ,')">
        <xsl:value-of select="concat(substring-before($words, ' ,'), ',')"/>
        <xsl:call-template name="without-space-before-comma">
          <xsl:with-param name="words" select="substring-after($words, ' ,')"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$words"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="abstract" select="normalize-space(($header/tei:profileDesc/tei:abstract
      | /*/tei:text/tei:front//tei:argument)[1])"/>
  <xsl:variable name="identifier" select="normalize-space($publication/tei:idno[1])"/>
  <xsl:variable name="doi">
    <xsl:variable name="said" select="normalize-space(($publication//tei:idno[@type = 'DOI'
        or @type = 'doi' or starts-with(., '10.')
        or starts-with(., 'https://doi.org/')])[1])"/>
    <xsl:choose>
      <xsl:when test="contains($said, 'doi.org/')">
        <xsl:value-of select="substring-after($said, 'doi.org/')"/>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$said"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:variable name="language">
    <xsl:variable name="said" select="translate(normalize-space((/*/tei:text/@xml:lang
        | /*[not(tei:text/@xml:lang)]/@xml:lang
        | /*[not(@xml:lang or tei:text/@xml:lang)]/*/tei:text/@xml:lang
        | /*[not(@xml:lang or tei:text/@xml:lang)]/tei:TEI/@xml:lang
        | $header[not(/*/@xml:lang or /*/tei:text/@xml:lang)]
            /tei:profileDesc/tei:langUsage/tei:language[1]/@ident)[1]), '_', '-')"/>
    <xsl:choose>
      <!-- Nothing but what a language tag is made of may come into lang="...". -->
      <xsl:when test="$said and not(translate($said,
          'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', ''))">
        <xsl:value-of select="$said"/>
      </xsl:when>
      <xsl:otherwise>und</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="direction">
    <xsl:call-template name="direction"><xsl:with-param name="language" select="$language"/>
    </xsl:call-template>
  </xsl:variable>
  <xsl:template name="direction">
    <xsl:param name="language"/>
    <xsl:variable name="short" select="concat(' ',
        substring-before(concat($language, '-'), '-'), ' ')"/>
    <xsl:choose>
      <xsl:when test="contains($language, '-Latn')">ltr</xsl:when>
      <xsl:when test="contains($language, '-Arab') or contains($language, '-Hebr')
          or contains($language, '-Syrc')">rtl</xsl:when>
      <xsl:when test="contains(' ar arc ckb dv fa he khw ks ota ps sd syc syr ug ur yi ', $short)"
          >rtl</xsl:when>
      <xsl:otherwise>ltr</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Author: Title. Publisher, date. DOI -->
  <xsl:template name="citation">
    <xsl:variable name="names"><xsl:call-template name="authors"/></xsl:variable>
    <xsl:variable name="when">
      <xsl:choose>
        <xsl:when test="normalize-space($date)"><xsl:value-of select="$date"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$source-date"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="normalize-space($names)"><xsl:value-of select="concat($names, ': ')"/></xsl:if>
    <xsl:value-of select="$title"/>
    <xsl:if test="not(contains('.?!', substring($title, string-length($title))))">.</xsl:if>
    <xsl:if test="normalize-space($subtitle)">
      <xsl:value-of select="concat(' ', $subtitle)"/>
      <xsl:if test="not(contains('.?!', substring($subtitle, string-length($subtitle))))"
          >.</xsl:if>
    </xsl:if>
    <xsl:if test="$publisher">
      <xsl:value-of select="concat(' ', $publisher)"/>
      <xsl:choose>
        <xsl:when test="normalize-space($when)">,</xsl:when>
        <xsl:otherwise>.</xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:if test="normalize-space($when)"><xsl:value-of select="concat(' ', $when, '.')"/></xsl:if>
    <xsl:if test="normalize-space($doi)">
      <xsl:value-of select="concat(' https://doi.org/', $doi)"/>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
