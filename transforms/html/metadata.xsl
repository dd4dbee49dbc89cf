<?xml version="1.0" encoding="UTF-8"?>
<!-- What machines read: JSON-LD (schema.org), Dublin Core, Highwire's citation tags, Open Graph. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl str tei">

  <xsl:variable name="published">
    <xsl:choose>
      <xsl:when test="normalize-space($date)"><xsl:value-of select="$date"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$source-date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="address">
    <xsl:choose>
      <xsl:when test="$url"><xsl:value-of select="$url"/></xsl:when>
      <xsl:when test="normalize-space($doi)">https://doi.org/<xsl:value-of select="$doi"/>
      </xsl:when>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="metadata">
    <xsl:variable name="describing">
      <xsl:choose>
        <xsl:when test="$abstract"><xsl:value-of select="$abstract"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space($subtitle)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <meta name="generator" content="tei publish"/>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'description'"/>
      <xsl:with-param name="content" select="$describing"/></xsl:call-template>
    <xsl:for-each select="$authors[normalize-space()]">
      <xsl:variable name="name"><xsl:call-template name="plain-name"/></xsl:variable>
      <meta name="author" content="{$name}"/>
      <meta name="citation_author" content="{$name}"/>
      <meta name="DC.creator" content="{$name}"/>
      <meta property="article:author" content="{$name}"/>
    </xsl:for-each>
    <meta name="citation_title" content="{$title}"/>
    <meta name="DC.title" content="{$title}"/>
    <meta property="og:title" content="{$title}"/>
    <meta property="og:type" content="article"/>
    <meta name="citation_language" content="{$language}"/>
    <meta name="DC.language" content="{$language}"/>
    <meta property="og:locale" content="{translate($language, '-', '_')}"/>
    <meta name="DC.type" content="Text"/>
    <meta name="DC.format" content="text/html"/>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.description'"/>
      <xsl:with-param name="content" select="$describing"/></xsl:call-template>
    <xsl:if test="normalize-space($describing)">
      <meta property="og:description" content="{$describing}"/>
    </xsl:if>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'citation_publication_date'"/>
      <xsl:with-param name="content" select="translate($published, '-', '/')"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.date'"/>
      <xsl:with-param name="content" select="$published"/></xsl:call-template>
    <xsl:if test="normalize-space($published)">
      <meta property="article:published_time" content="{$published}"/>
    </xsl:if>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'citation_publisher'"/>
      <xsl:with-param name="content" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.publisher'"/>
      <xsl:with-param name="content" select="$publisher"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.rights'"/>
      <xsl:with-param name="content" select="$licence"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.source'"/>
      <xsl:with-param name="content" select="$source"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'DC.identifier'"/>
      <xsl:with-param name="content" select="$identifier"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'citation_doi'"/>
      <xsl:with-param name="content" select="$doi"/></xsl:call-template>
    <xsl:call-template name="meta"><xsl:with-param name="name" select="'citation_fulltext_html_url'"/>
      <xsl:with-param name="content" select="$url"/></xsl:call-template>
    <xsl:if test="normalize-space($address)">
      <meta property="og:url" content="{$address}"/>
      <link rel="canonical" href="{$address}"/>
    </xsl:if>
    <xsl:if test="normalize-space($licence-url)"><link rel="license" href="{$licence-url}"/></xsl:if>
    <script type="application/ld+json"><xsl:call-template name="json-ld"/></script>
  </xsl:template>

  <xsl:template name="meta">
    <xsl:param name="name"/>
    <xsl:param name="content"/>
    <xsl:if test="normalize-space($content)">
      <meta name="{$name}" content="{normalize-space($content)}"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="json-ld">
    <xsl:text>{"@context":"https://schema.org","@type":"Article","headline":</xsl:text>
    <xsl:call-template name="json"><xsl:with-param name="text" select="$title"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'alternativeHeadline'"/>
      <xsl:with-param name="text" select="$subtitle"/></xsl:call-template>
    <xsl:if test="$authors[normalize-space()]">
      <xsl:text>,"author":[</xsl:text>
      <xsl:for-each select="$authors[normalize-space()]">
        <xsl:if test="position() &gt; 1">,</xsl:if>
        <xsl:text>{"@type":"Person","name":</xsl:text>
        <xsl:call-template name="json"><xsl:with-param name="text"><xsl:call-template
            name="plain-name"/></xsl:with-param></xsl:call-template>
        <xsl:text>}</xsl:text>
      </xsl:for-each>
      <xsl:text>]</xsl:text>
    </xsl:if>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'datePublished'"/>
      <xsl:with-param name="text" select="$published"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'inLanguage'"/>
      <xsl:with-param name="text" select="$language"/></xsl:call-template>
    <xsl:if test="$publisher">
      <xsl:text>,"publisher":{"@type":"Organization","name":</xsl:text>
      <xsl:call-template name="json"><xsl:with-param name="text" select="$publisher"/>
      </xsl:call-template>
      <xsl:text>}</xsl:text>
    </xsl:if>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'license'"/>
      <xsl:with-param name="text" select="concat($licence-url, substring($licence, 1 div
          not(string($licence-url))))"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'isBasedOn'"/>
      <xsl:with-param name="text" select="$source"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'abstract'"/>
      <xsl:with-param name="text" select="$abstract"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'identifier'"/>
      <xsl:with-param name="text" select="$identifier"/></xsl:call-template>
    <xsl:call-template name="json-pair"><xsl:with-param name="name" select="'url'"/>
      <xsl:with-param name="text" select="$address"/></xsl:call-template>
    <xsl:text>}</xsl:text>
  </xsl:template>

  <xsl:template name="json-pair">
    <xsl:param name="name"/>
    <xsl:param name="text"/>
    <xsl:if test="normalize-space($text)">
      <xsl:value-of select="concat(',&quot;', $name, '&quot;:')"/>
      <xsl:call-template name="json"><xsl:with-param name="text" select="$text"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A JSON string that may stand in a script: without any character < or &. -->
  <xsl:variable name="json-tree">
    <f>\</f><t>\\</t><f>"</f><t>\"</t><f>&lt;</f><t>\u003c</t><f>&gt;</f><t>\u003e</t>
    <f>&amp;</f><t>\u0026</t><f>&#x2028;</f><t>\u2028</t><f>&#x2029;</f><t>\u2029</t>
    <f>&#x7F;</f><t>\u007f</t>
  </xsl:variable>
  <xsl:variable name="json-escapes" select="exsl:node-set($json-tree)"/>
  <xsl:template name="json">
    <xsl:param name="text"/>
    <xsl:text>"</xsl:text>
    <xsl:value-of select="str:replace(normalize-space($text), $json-escapes/f, $json-escapes/t)"/>
    <xsl:text>"</xsl:text>
  </xsl:template>
</xsl:stylesheet>
