<?xml version="1.0" encoding="UTF-8"?>
<!-- About the edition: who made it, from what, how; its licence; how to cite it. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="tei exsl str">

  <!-- What is known of the edition; who is known to have had a part in it. -->
  <xsl:variable name="about-facts">
    <xsl:for-each select="$file-desc/tei:titleStmt/tei:respStmt">
      <xsl:variable name="known" select="*[not(self::tei:resp)][normalize-space()]
          [not(starts-with(normalize-space(), 'not known'))]"/>
      <xsl:if test="$known">
        <dt lang="{$language}"><xsl:value-of select="normalize-space(tei:resp[1])"/></dt>
        <dd><xsl:for-each select="$known">
          <xsl:if test="position() &gt; 1">, </xsl:if>
          <bdi><xsl:value-of select="normalize-space()"/></bdi></xsl:for-each></dd>
      </xsl:if>
    </xsl:for-each>
    <xsl:call-template name="fact"><xsl:with-param name="key" select="'publisher'"/>
      <xsl:with-param name="value" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="key" select="'date'"/>
      <xsl:with-param name="lang" select="$label-language"/>
      <xsl:with-param name="value"><xsl:call-template name="readable-date">
        <xsl:with-param name="date" select="string($date)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:call-template name="fact"><xsl:with-param name="key" select="'source'"/>
      <xsl:with-param name="value" select="$source"/></xsl:call-template>
    <xsl:variable name="described"><xsl:apply-templates mode="described"
        select="$file-desc/tei:sourceDesc/tei:msDesc[1]"/></xsl:variable>
    <xsl:for-each select="exsl:node-set($described)/d">
      <dt><xsl:value-of select="@label"/></dt>
      <dd lang="{$language}"><bdi><xsl:value-of select="."/></bdi></dd>
    </xsl:for-each>
    <xsl:if test="normalize-space($licence)">
      <dt><xsl:call-template name="word"><xsl:with-param name="key" select="'licence'"/>
      </xsl:call-template></dt>
      <dd>
        <xsl:choose>
          <xsl:when test="normalize-space($licence-url)">
            <a rel="license" href="{$licence-url}"><xsl:value-of select="$licence"/></a>
          </xsl:when>
          <xsl:otherwise><xsl:value-of select="$licence"/></xsl:otherwise>
        </xsl:choose>
      </dd>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="declarations" select="($header/tei:encodingDesc/tei:projectDesc
      | $header/tei:encodingDesc/tei:samplingDecl | $header/tei:encodingDesc/tei:editorialDecl
      | $header/tei:encodingDesc/tei:p)[normalize-space()]"/>
  <xsl:variable name="has-about" select="string($about-facts) or $declarations"/>

  <xsl:template name="about">
    <xsl:if test="$has-about">
    <section id="about">
      <h2><xsl:call-template name="word"><xsl:with-param name="key" select="'about'"/>
      </xsl:call-template></h2>
      <xsl:if test="string($about-facts)"><dl><xsl:copy-of select="$about-facts"/></dl></xsl:if>
      <xsl:if test="$declarations">
        <details id="declaration">
          <summary><h3><xsl:call-template name="word"><xsl:with-param name="key"
            select="'declaration'"/></xsl:call-template></h3></summary>
          <div>
            <xsl:attribute name="lang"><xsl:value-of select="substring(concat($header/@xml:lang,
                $language), 1, string-length($header/@xml:lang) + string-length($language)
                * not($header/@xml:lang))"/></xsl:attribute>
            <xsl:apply-templates select="$declarations" mode="declaration"/>
          </div>
        </details>
      </xsl:if>
    </section>
    </xsl:if>
  </xsl:template>
  <xsl:template match="*" mode="declaration">
    <xsl:apply-templates select="*" mode="declaration"/>
  </xsl:template>
  <xsl:template match="tei:p | tei:ab | tei:list | tei:desc" mode="declaration">
    <xsl:apply-templates select="."/>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="key"/>
    <xsl:param name="value"/>
    <xsl:param name="lang" select="$language"/>
    <xsl:if test="normalize-space($value)">
      <dt><xsl:call-template name="word"><xsl:with-param name="key" select="$key"/>
      </xsl:call-template></dt>
      <dd lang="{$lang}"><bdi><xsl:value-of select="$value"/></bdi></dd>
    </xsl:if>
  </xsl:template>

  <xsl:template name="cite">
    <section id="cite">
      <h2><xsl:call-template name="word"><xsl:with-param name="key" select="'cite'"/>
      </xsl:call-template></h2>
      <p id="citation-text" class="citation" lang="{$language}">
        <xsl:call-template name="citation"/>
      </p>
      <xsl:call-template name="copy-button"><xsl:with-param name="of" select="'citation-text'"/>
      </xsl:call-template>
      <xsl:call-template name="citation-form"><xsl:with-param name="name" select="'BibTeX'"/>
        <xsl:with-param name="words"><xsl:call-template name="bibtex"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="citation-form"><xsl:with-param name="name" select="'CSL-JSON'"/>
        <xsl:with-param name="words"><xsl:call-template name="csl"/></xsl:with-param>
      </xsl:call-template>
      <xsl:call-template name="citation-form"><xsl:with-param name="name" select="'RIS'"/>
        <xsl:with-param name="words"><xsl:call-template name="ris"/></xsl:with-param>
      </xsl:call-template>
    </section>
  </xsl:template>
  <xsl:template name="citation-form">
    <xsl:param name="name"/>
    <xsl:param name="words"/>
    <details>
      <summary><xsl:value-of select="$name"/></summary>
      <pre id="citation-{$name}" tabindex="0" class="citation"><xsl:value-of select="$words"/></pre>
      <xsl:call-template name="copy-button">
        <xsl:with-param name="of" select="concat('citation-', $name)"/>
        <xsl:with-param name="what" select="$name"/>
      </xsl:call-template>
    </details>
  </xsl:template>
  <xsl:template name="copy-button">
    <xsl:param name="of"/>
    <xsl:param name="what" select="''"/>
    <p class="by-script" hidden="hidden">
      <button type="button" class="copy" data-copy="{$of}">
        <xsl:attribute name="data-copied"><xsl:call-template name="word">
          <xsl:with-param name="key" select="'copied'"/></xsl:call-template></xsl:attribute>
        <xsl:call-template name="word"><xsl:with-param name="key" select="'copy'"/>
        </xsl:call-template>
        <xsl:if test="$what"><span class="for-readers"><xsl:value-of select="concat(' ', $what)"/>
        </span></xsl:if>
      </button>
    </p>
  </xsl:template>

  <xsl:variable name="year" select="substring($published, 1, 4)"/>
  <xsl:variable name="bibtex-tree">
    <f>\</f><t>\textbackslash{}</t><f>{</f><t>\{</t><f>}</f><t>\}</t><f>&amp;</f><t>\&amp;</t>
    <f>%</f><t>\%</t><f>$</f><t>\$</t><f>#</f><t>\#</t><f>_</f><t>\_</t>
    <f>~</f><t>\textasciitilde{}</t><f>^</f><t>\textasciicircum{}</t>
  </xsl:variable>
  <xsl:variable name="bibtex-escapes" select="exsl:node-set($bibtex-tree)"/>

  <xsl:template name="bibtex">
    <xsl:variable name="names"><xsl:call-template name="authors">
      <xsl:with-param name="separator" select="' and '"/></xsl:call-template></xsl:variable>
    <xsl:variable name="first"><xsl:for-each select="$authors[1]"><xsl:call-template
        name="plain-name"/></xsl:for-each></xsl:variable>
    <xsl:variable name="word" select="translate($first, ' ,.;:&quot;{}()[]&#10;&#9;\', '')"/>
    <xsl:text>@misc{</xsl:text>
    <xsl:value-of select="translate(concat(substring($word, 1, 20), $year), '%#~$^&amp;_@', '')"/>
    <xsl:if test="not($word or $year)">edition</xsl:if>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'author'"/>
      <xsl:with-param name="text" select="$names"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'title'"/>
      <xsl:with-param name="text" select="$title"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'subtitle'"/>
      <xsl:with-param name="text" select="$subtitle"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'publisher'"/>
      <xsl:with-param name="text" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'year'"/>
      <xsl:with-param name="text" select="$year"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'doi'"/>
      <xsl:with-param name="text" select="$doi"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'url'"/>
      <xsl:with-param name="text" select="$url"/></xsl:call-template>
    <xsl:call-template name="bibtex-field"><xsl:with-param name="name" select="'langid'"/>
      <xsl:with-param name="text" select="$language"/></xsl:call-template>
    <xsl:text>&#10;}</xsl:text>
  </xsl:template>
  <xsl:template name="bibtex-field">
    <xsl:param name="name"/>
    <xsl:param name="text"/>
    <xsl:if test="normalize-space($text)">
      <xsl:value-of select="concat(',&#10;  ', $name, ' = {')"/>
      <xsl:value-of select="str:replace(normalize-space($text), $bibtex-escapes/f,
          $bibtex-escapes/t)"/>
      <xsl:text>}</xsl:text>
    </xsl:if>
  </xsl:template>

  <xsl:template name="csl">
    <xsl:text>[{"id":"edition","type":"document","title":</xsl:text>
    <xsl:variable name="whole"><xsl:value-of select="$title"/>
      <xsl:if test="normalize-space($subtitle)"><xsl:value-of select="concat(': ', $subtitle)"/>
      </xsl:if></xsl:variable>
    <xsl:call-template name="json"><xsl:with-param name="text" select="$whole"/></xsl:call-template>
    <xsl:if test="$authors[normalize-space()]">
      <xsl:text>,&#10;"author":[</xsl:text>
      <xsl:for-each select="$authors[normalize-space()]">
        <xsl:if test="position() &gt; 1">,</xsl:if>
        <xsl:text>{"literal":</xsl:text>
        <xsl:call-template name="json"><xsl:with-param name="text"><xsl:call-template
            name="plain-name"/></xsl:with-param></xsl:call-template>
        <xsl:text>}</xsl:text>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'publisher'"/>
      <xsl:with-param name="text" select="$publisher"/></xsl:call-template>
    <xsl:if test="string-length($year) = 4 and number($year) = number($year)">
      <xsl:value-of select="concat(',&#10;&quot;issued&quot;:{&quot;date-parts&quot;:[[',
          number($year), ']]}')"/>
    </xsl:if>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'language'"/>
      <xsl:with-param name="text" select="$language"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'DOI'"/>
      <xsl:with-param name="text" select="$doi"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'URL'"/>
      <xsl:with-param name="text" select="$url"/></xsl:call-template>
    <xsl:text>}]</xsl:text>
  </xsl:template>

  <xsl:template name="ris">
    <xsl:text>TY  - ELEC&#10;</xsl:text>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:text>AU  - </xsl:text><xsl:call-template name="plain-name"/><xsl:text>&#10;</xsl:text>
    </xsl:for-each>
    <xsl:value-of select="concat('TI  - ', $title, '&#10;')"/>
    <xsl:if test="normalize-space($subtitle)">
      <xsl:value-of select="concat('T2  - ', $subtitle, '&#10;')"/>
    </xsl:if>
    <xsl:if test="$publisher"><xsl:value-of select="concat('PB  - ', $publisher, '&#10;')"/></xsl:if>
    <xsl:if test="$year"><xsl:value-of select="concat('PY  - ', $year, '&#10;')"/></xsl:if>
    <xsl:value-of select="concat('LA  - ', $language, '&#10;')"/>
    <xsl:if test="string($doi)"><xsl:value-of select="concat('DO  - ', $doi, '&#10;')"/></xsl:if>
    <xsl:if test="$url"><xsl:value-of select="concat('UR  - ', $url, '&#10;')"/></xsl:if>
    <xsl:text>ER  - &#10;</xsl:text>
  </xsl:template>
</xsl:stylesheet>
