<?xml version="1.0" encoding="UTF-8"?>
<!-- Package document, navigation and cover of an EPUB 3.3 publication.

     package     package.opf: Dublin Core, accessibility metadata, manifest, spine
     contents    nav.xhtml: table of contents, landmarks, list of pages
     cover       cover.svg, and cover.xhtml, which shows it
-->
<xsl:stylesheet version="1.0"
    xmlns="http://www.w3.org/1999/xhtml"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:epub="http://www.idpf.org/2007/ops"
    xmlns:m="http://www.w3.org/1998/Math/MathML"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="m str tei">

  <xsl:template name="package">
    <file xmlns="" name="package.opf">
      <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id">
        <xsl:if test="$language != 'und'"><xsl:attribute name="xml:lang">
          <xsl:value-of select="$language"/></xsl:attribute></xsl:if>
        <xsl:call-template name="package-metadata"/>
        <xsl:call-template name="manifest"/>
        <spine>
          <xsl:if test="$direction = 'rtl'">
            <xsl:attribute name="page-progression-direction">rtl</xsl:attribute></xsl:if>
          <xsl:if test="$cover != 'none'"><itemref idref="cover"/></xsl:if>
          <xsl:for-each select="$chunks/chunk[@kind = 'titlepage']">
            <xsl:call-template name="itemref"/></xsl:for-each>
          <itemref idref="nav"/>
          <xsl:for-each select="$chunks/chunk[not(@kind = 'titlepage')]">
            <xsl:call-template name="itemref"/></xsl:for-each>
        </spine>
      </package>
    </file>
  </xsl:template>
  <xsl:template name="itemref">
    <xsl:variable name="place"><xsl:call-template name="place-number"/></xsl:variable>
    <itemref xmlns="http://www.idpf.org/2007/opf" idref="c{$place}"/>
  </xsl:template>

  <xsl:template name="package-metadata">
    <metadata xmlns="http://www.idpf.org/2007/opf">
      <dc:identifier id="id">
        <xsl:choose>
          <xsl:when test="string($doi)">https://doi.org/<xsl:value-of select="$doi"/></xsl:when>
          <xsl:otherwise>urn:uuid:<xsl:value-of select="$uuid"/></xsl:otherwise>
        </xsl:choose>
      </dc:identifier>
      <xsl:if test="$identifier and $identifier != $doi">
        <dc:identifier><xsl:value-of select="$identifier"/></dc:identifier></xsl:if>
      <dc:title id="title"><xsl:value-of select="$title"/></dc:title>
      <meta refines="#title" property="title-type">main</meta>
      <xsl:if test="string($subtitle)">
        <dc:title id="subtitle"><xsl:value-of select="$subtitle"/></dc:title>
        <meta refines="#subtitle" property="title-type">subtitle</meta></xsl:if>
      <dc:language><xsl:value-of select="$language"/></dc:language>
      <xsl:for-each select="$authors[normalize-space()]">
        <dc:creator id="creator{position()}"><xsl:call-template name="plain-name"/></dc:creator>
        <meta refines="#creator{position()}" property="role" scheme="marc:relators">
          <xsl:choose><xsl:when test="self::tei:editor">edt</xsl:when>
            <xsl:otherwise>aut</xsl:otherwise></xsl:choose></meta>
      </xsl:for-each>
      <xsl:if test="$publisher"><dc:publisher><xsl:value-of select="$publisher"/></dc:publisher>
      </xsl:if>
      <xsl:if test="string($date) and not(translate($date, '0123456789-', ''))
          and not(starts-with($date, '-'))"><dc:date><xsl:value-of select="$date"/></dc:date></xsl:if>
      <xsl:if test="string($licence)"><dc:rights><xsl:value-of select="$licence"/></dc:rights>
      </xsl:if>
      <xsl:if test="string($source)"><dc:source><xsl:value-of select="$source"/></dc:source></xsl:if>
      <xsl:if test="$abstract"><dc:description><xsl:value-of select="$abstract"/></dc:description>
      </xsl:if>
      <meta property="dcterms:modified"><xsl:value-of select="$modified"/></meta>
      <meta property="schema:accessMode">textual</meta>
      <xsl:if test="$chunks//*[self::figure or self::picture][@src]"><meta property="schema:accessMode">visual</meta></xsl:if>
      <meta property="schema:accessModeSufficient">textual</meta>
      <meta property="schema:accessibilityFeature">tableOfContents</meta>
      <meta property="schema:accessibilityFeature">structuralNavigation</meta>
      <meta property="schema:accessibilityFeature">readingOrder</meta>
      <meta property="schema:accessibilityFeature">displayTransformability</meta>
      <meta property="schema:accessibilityFeature">ARIA</meta>
      <xsl:if test="$chunks//*[self::figure or self::picture][@src]">
        <meta property="schema:accessibilityFeature">alternativeText</meta></xsl:if>
      <xsl:if test="$chunks//page">
        <meta property="schema:accessibilityFeature">pageNavigation</meta>
        <meta property="schema:accessibilityFeature">pageBreakMarkers</meta></xsl:if>
      <xsl:if test="$chunks//m:math">
        <meta property="schema:accessibilityFeature">MathML</meta></xsl:if>
      <xsl:if test="$chunks/chunk[@kind = 'index']">
        <meta property="schema:accessibilityFeature">index</meta></xsl:if>
      <meta property="schema:accessibilityHazard">none</meta>
      <meta property="schema:accessibilitySummary">All content is text with headings, a table of
        contents and notes linked both ways; no colour, sound or movement carries meaning.</meta>
      <xsl:if test="$chunks//page and string($source)">
        <meta property="pageBreakSource"><xsl:value-of select="$source"/></meta></xsl:if>
    </metadata>
  </xsl:template>

  <xsl:template name="manifest">
    <manifest xmlns="http://www.idpf.org/2007/opf">
      <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
      <item id="css" href="edition.css" media-type="text/css"/>
      <xsl:if test="$cover != 'none'">
        <item id="cover-image" href="cover.svg" media-type="image/svg+xml"
            properties="cover-image"/>
        <item id="cover" href="cover.xhtml" media-type="application/xhtml+xml"/>
      </xsl:if>
      <xsl:for-each select="$chunks/chunk">
        <xsl:variable name="place"><xsl:call-template name="place-number"/></xsl:variable>
        <item id="c{$place}" href="text/{$place}.xhtml" media-type="application/xhtml+xml">
          <xsl:if test=".//m:math"><xsl:attribute name="properties">mathml</xsl:attribute></xsl:if>
        </item>
      </xsl:for-each>
      <xsl:for-each select="str:tokenize($picture-files, '|')">
        <xsl:variable name="rest" select="substring-after(., '>')"/>
        <item id="picture{position()}" href="{substring-before($rest, '>')}"
            media-type="{substring-after($rest, '>')}"/>
      </xsl:for-each>
    </manifest>
  </xsl:template>

  <xsl:template name="contents">
    <file xmlns="" name="nav.xhtml">
      <html xmlns="http://www.w3.org/1999/xhtml">
        <xsl:call-template name="language-attributes"/>
        <head>
          <title><xsl:call-template name="word"><xsl:with-param name="key" select="'contents'"/>
          </xsl:call-template></title>
          <link rel="stylesheet" type="text/css" href="edition.css"/>
        </head>
        <body>
          <nav epub:type="toc" role="doc-toc" id="toc">
            <h1><xsl:call-template name="word"><xsl:with-param name="key" select="'contents'"/>
            </xsl:call-template></h1>
            <ol>
              <xsl:apply-templates select="$chunks/chunk[@kind = 'titlepage']" mode="nav"/>
              <xsl:apply-templates select="$chunks/chunk[not(@kind = 'titlepage')]
                  [.//heading or @title or string-length() &gt; 1000
                  or @part = 'body' and not($chunks/chunk[@part = 'body']//heading)]" mode="nav"/>
            </ol>
          </nav>
          <nav epub:type="landmarks" id="landmarks" hidden="hidden">
            <h2><xsl:value-of select="$title"/></h2>
            <ol>
              <li><a epub:type="toc" href="#toc"><xsl:call-template name="word">
                <xsl:with-param name="key" select="'contents'"/></xsl:call-template></a></li>
              <xsl:call-template name="landmark"><xsl:with-param name="part" select="'front'"/>
              </xsl:call-template>
              <xsl:call-template name="landmark"><xsl:with-param name="part" select="'body'"/>
                <xsl:with-param name="key" select="'text'"/></xsl:call-template>
              <xsl:call-template name="landmark"><xsl:with-param name="part" select="'back'"/>
              </xsl:call-template>
            </ol>
          </nav>
          <xsl:if test="$chunks//page">
            <nav epub:type="page-list" role="doc-pagelist" id="pages" hidden="hidden">
              <h2><xsl:call-template name="word"><xsl:with-param name="key" select="'page'"/>
              </xsl:call-template></h2>
              <ol>
                <xsl:for-each select="$chunks//page">
                  <li><a><xsl:attribute name="href"><xsl:for-each select="ancestor::chunk">
                    <xsl:call-template name="file-name"/></xsl:for-each>#_<xsl:call-template
                    name="place-number"/></xsl:attribute><xsl:value-of select="@n"/></a></li>
                </xsl:for-each>
              </ol>
            </nav>
          </xsl:if>
        </body>
      </html>
    </file>
  </xsl:template>
  <xsl:template name="landmark">
    <xsl:param name="part"/>
    <xsl:param name="key" select="$part"/>
    <xsl:for-each select="$chunks/chunk[@part = $part][1]">
      <li><a epub:type="{$part}matter"><xsl:attribute name="href">
        <xsl:call-template name="file-name"/></xsl:attribute>
        <xsl:call-template name="word"><xsl:with-param name="key" select="$key"/>
        </xsl:call-template></a></li>
    </xsl:for-each>
  </xsl:template>

  <!-- A file, and the divisions with a heading in it below the first. What has none and is short, such
       as a note on the first edition, is no chapter: one comes to it by turning the pages. -->
  <xsl:template match="chunk" mode="nav">
    <xsl:variable name="first" select="(.//heading)[1]"/>
    <li>
      <a><xsl:attribute name="href"><xsl:call-template name="file-name"/></xsl:attribute>
        <xsl:call-template name="chunk-title"/></a>
      <xsl:variable name="inner"><xsl:apply-templates select="*" mode="nav">
        <xsl:with-param name="first" select="$first"/></xsl:apply-templates></xsl:variable>
      <xsl:if test="string($inner)"><ol><xsl:copy-of select="$inner"/></ol></xsl:if>
    </li>
  </xsl:template>
  <xsl:template match="section" mode="nav">
    <xsl:param name="first"/>
    <xsl:choose>
      <xsl:when test="heading and count(heading[1] | $first) = 2">
        <li>
          <a><xsl:attribute name="href"><xsl:for-each select="ancestor::chunk">
            <xsl:call-template name="file-name"/></xsl:for-each>#<xsl:choose>
            <xsl:when test="@id and count(key('ids', @id)[1] | .) = 1"><xsl:value-of select="@id"/>
            </xsl:when>
            <xsl:otherwise>_<xsl:call-template name="place-number"/></xsl:otherwise></xsl:choose>
          </xsl:attribute>
            <xsl:variable name="words"><xsl:apply-templates select="heading[1]/node()"
                mode="heading-words"/></xsl:variable>
            <xsl:value-of select="normalize-space($words)"/>
            <xsl:if test="not(normalize-space($words))">—</xsl:if></a>
          <xsl:if test=".//section/heading"><ol><xsl:apply-templates select="section" mode="nav">
            <xsl:with-param name="first" select="$first"/></xsl:apply-templates></ol></xsl:if>
        </li>
      </xsl:when>
      <xsl:otherwise><xsl:apply-templates select="section" mode="nav">
        <xsl:with-param name="first" select="$first"/></xsl:apply-templates></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="nav"/>

  <!-- ===== cover ===== -->
  <xsl:template name="cover">
    <xsl:variable name="names"><xsl:call-template name="authors">
      <xsl:with-param name="separator" select="', '"/></xsl:call-template></xsl:variable>
    <file xmlns="" name="cover.svg">
      <svg xmlns="http://www.w3.org/2000/svg" width="1600" height="2400" viewBox="0 0 1600 2400">
        <title><xsl:value-of select="$title"/></title>
        <rect width="1600" height="2400" fill="#f6f2e9"/>
        <rect x="90" y="90" width="1420" height="2220" fill="none" stroke="#5b2a28"
            stroke-width="6"/>
        <g text-anchor="middle" font-family="Georgia, 'Times New Roman', serif" fill="#2b2320">
          <g font-size="{112 - 28 * (string-length($title) &gt; 60)
              - 24 * (string-length($title) &gt; 140)}">
            <xsl:call-template name="lines">
              <xsl:with-param name="words" select="str:tokenize(substring($title, 1, 320), ' ')"/>
              <xsl:with-param name="y" select="620"/>
              <xsl:with-param name="width" select="24 + 8 * (string-length($title) &gt; 60)
                  + 14 * (string-length($title) &gt; 140)"/>
              <xsl:with-param name="step" select="150 - 40 * (string-length($title) &gt; 60)
                  - 30 * (string-length($title) &gt; 140)"/>
            </xsl:call-template>
          </g>
          <g font-size="64" font-style="italic">
            <xsl:call-template name="lines">
              <xsl:with-param name="words" select="str:tokenize(substring($names, 1, 160), ' ')"/>
              <xsl:with-param name="y" select="1740"/>
              <xsl:with-param name="width" select="40"/>
              <xsl:with-param name="step" select="90"/>
            </xsl:call-template>
          </g>
          <xsl:if test="$publisher"><text x="800" y="2190" font-size="44">
            <xsl:value-of select="substring($publisher, 1, 60)"/></text></xsl:if>
        </g>
      </svg>
    </file>
    <file xmlns="" name="cover.xhtml">
      <html xmlns="http://www.w3.org/1999/xhtml">
        <xsl:call-template name="language-attributes"/>
        <head>
          <title><xsl:value-of select="$title"/></title>
          <link rel="stylesheet" type="text/css" href="edition.css"/>
        </head>
        <body epub:type="cover" class="cover">
          <img src="cover.svg" role="doc-cover">
            <xsl:attribute name="alt"><xsl:value-of select="$title"/>
              <xsl:if test="string($names)">, <xsl:value-of select="$names"/></xsl:if>
            </xsl:attribute></img>
        </body>
      </html>
    </file>
  </xsl:template>
  <!-- Words in lines of about $width letters, one below the other. -->
  <xsl:template name="lines">
    <xsl:param name="words"/>
    <xsl:param name="y"/>
    <xsl:param name="width"/>
    <xsl:param name="step"/>
    <xsl:param name="line" select="''"/>
    <xsl:variable name="next" select="normalize-space(concat($line, ' ', $words[1]))"/>
    <xsl:choose>
      <xsl:when test="not($words)">
        <xsl:if test="$line"><text xmlns="http://www.w3.org/2000/svg" x="800" y="{$y}">
          <xsl:value-of select="$line"/></text></xsl:if></xsl:when>
      <xsl:when test="$line and string-length($next) &gt; $width">
        <text xmlns="http://www.w3.org/2000/svg" x="800" y="{$y}"><xsl:value-of select="$line"/>
        </text>
        <xsl:call-template name="lines">
          <xsl:with-param name="words" select="$words[position() &gt; 1]"/>
          <xsl:with-param name="y" select="$y + $step"/>
          <xsl:with-param name="width" select="$width"/><xsl:with-param name="step" select="$step"/>
          <xsl:with-param name="line" select="string($words[1])"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="lines">
          <xsl:with-param name="words" select="$words[position() &gt; 1]"/>
          <xsl:with-param name="y" select="$y"/>
          <xsl:with-param name="width" select="$width"/><xsl:with-param name="step" select="$step"/>
          <xsl:with-param name="line" select="$next"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
