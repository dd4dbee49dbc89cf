<?xml version="1.0" encoding="UTF-8"?>
<!-- The title of the edition: from the title page, else from the header. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:variable name="title-page"
      select="$texts[count($texts) = 1]/tei:front[1]/tei:titlePage[1]"/>
  <!-- A head that says the same as the header's title is not said twice. -->
  <xsl:variable name="first-head" select="$texts[1][not($title-page)]/tei:body/tei:head[1]"/>
  <xsl:variable name="first-head-words">
    <xsl:apply-templates select="$first-head" mode="as-title"/>
  </xsl:variable>
  <xsl:variable name="is-title" select="string($first-head-words) = string($title)
      and count($texts) = 1"/>
  <xsl:variable name="main-part" select="($title-page//tei:titlePart[not(@type) or @type = 'main'
      or @type = 'title'][normalize-space()] | $title-page[not(.//tei:titlePart)]//tei:docTitle
      | $title-page[not(.//tei:titlePart or .//tei:docTitle)]/tei:title)[1]"/>

  <xsl:template name="title">
    <header class="title-page">
      <xsl:choose>
        <xsl:when test="$title-page">
          <xsl:for-each select="$title-page"><xsl:call-template name="a">
            <xsl:with-param name="class" select="'title-page'"/></xsl:call-template></xsl:for-each>
          <xsl:if test="not($main-part)">
            <h1><xsl:value-of select="$title"/></h1>
          </xsl:if>
          <xsl:apply-templates select="$title-page/node()"/>
        </xsl:when>
        <xsl:otherwise>
          <h1>
            <xsl:choose>
              <xsl:when test="$is-title">
                <xsl:for-each select="$first-head">
                  <xsl:call-template name="a"/><xsl:apply-templates/>
                </xsl:for-each>
              </xsl:when>
              <xsl:otherwise><xsl:value-of select="$title"/></xsl:otherwise>
            </xsl:choose>
          </h1>
          <xsl:if test="normalize-space($subtitle)">
            <p class="subtitle"><xsl:value-of select="$subtitle"/></p>
          </xsl:if>
          <xsl:if test="$authors[normalize-space()] and not($texts/tei:front//tei:byline
              or $texts/tei:body/tei:byline)">
            <p class="byline">
              <xsl:variable name="and"><xsl:call-template name="word">
                <xsl:with-param name="key" select="'and'"/></xsl:call-template></xsl:variable>
              <xsl:for-each select="$authors[normalize-space()]">
                <xsl:choose>
                  <xsl:when test="position() = 1"/>
                  <xsl:when test="position() = last()">
                    <span lang="{$label-language}"><xsl:value-of select="concat(' ', $and, ' ')"/></span>
                  </xsl:when>
                  <xsl:otherwise>, </xsl:otherwise>
                </xsl:choose>
                <bdi><xsl:call-template name="plain-name"/></bdi>
              </xsl:for-each>
            </p>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </header>
  </xsl:template>

  <xsl:template match="tei:titlePage">
    <xsl:if test="not(generate-id() = generate-id($title-page))">
      <div><xsl:call-template name="a"/><xsl:apply-templates/></div>
    </xsl:if>
  </xsl:template>
  <xsl:template match="tei:docTitle">
    <xsl:choose>
      <xsl:when test="generate-id() = generate-id($main-part)">
        <h1><xsl:call-template name="a"/><xsl:apply-templates/></h1>
      </xsl:when>
      <xsl:otherwise><div><xsl:call-template name="a"/><xsl:apply-templates/></div></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:titlePart | tei:titlePage/tei:title">
    <xsl:choose>
      <xsl:when test="generate-id() = generate-id($main-part)">
        <h1><xsl:call-template name="a"/><xsl:apply-templates/></h1>
      </xsl:when>
      <xsl:otherwise>
        <p>
          <xsl:call-template name="a"><xsl:with-param name="class" select="'subtitle'"/>
          </xsl:call-template>
          <xsl:apply-templates/>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:byline | tei:docDate | tei:docEdition | tei:docImprint | tei:imprimatur">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>
  <!-- In a title page by itself it is a line; in a byline or an imprint it is a part of one. -->
  <xsl:template match="tei:docAuthor">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:titlePage/tei:docAuthor | tei:front/tei:docAuthor
      | tei:div/tei:docAuthor | tei:body/tei:docAuthor">
    <p><xsl:call-template name="a"/><xsl:apply-templates/></p>
  </xsl:template>
  <xsl:template match="tei:p//tei:docDate | tei:byline//tei:docDate | tei:docImprint/tei:docDate">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
