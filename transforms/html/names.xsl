<?xml version="1.0" encoding="UTF-8"?>
<!-- Names and dates. A name that leads to an entity is a link to its entry in the index, and the
     entry leads back to each of its mentions. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="tei exsl">

  <xsl:variable name="dated" select="/*[$indexes = 'yes'][contains($kinds,
      ' date ')]/descendant::tei:date[
      @when or @from or @notBefore or @to or @notAfter][ancestor::tei:text]"/>
  <!-- The id of each mention, person-ann.1, person-ann.2, ..., which tei/publish/prepared.py has set
       in @data-id; each entry of the index leads to it. -->
  <xsl:template name="mention-id">
    <xsl:choose>
      <xsl:when test="@xml:id"><xsl:value-of select="@xml:id"/></xsl:when>
      <xsl:when test="$indexes = 'yes'"><xsl:value-of select="@data-id"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:persName | tei:placeName | tei:orgName | tei:name | tei:geogName
      | tei:rs | tei:objectName | tei:eventName | tei:district">
    <xsl:choose>
      <!-- It leads to an entry, and has no looks of its own. -->
      <xsl:when test="@data-id and starts-with(@ref, '#') and $indexes = 'yes'
          and not(contains(@ref, ' ') or @xml:id or @rend or @rendition or @xml:lang)">
        <a href="{@ref}" class="name {local-name()}" id="{@data-id}" data-tei="{@data-tei}">
          <xsl:apply-templates/>
        </a>
      </xsl:when>
      <xsl:when test="@ref and $indexes = 'yes'">
        <xsl:variable name="id"><xsl:call-template name="mention-id"/></xsl:variable>
        <xsl:choose>
          <xsl:when test="string($id) and starts-with(@ref, '#') and not(contains(@ref, ' '))">
            <a href="{@ref}" class="name {local-name()}" id="{$id}">
              <xsl:choose>
                <xsl:when test="@rend or @rendition or @xml:lang">
                  <xsl:call-template name="a">
                    <xsl:with-param name="class" select="concat('name ', local-name())"/>
                    <xsl:with-param name="id" select="$id"/>
                  </xsl:call-template>
                  <xsl:call-template name="marked"/>
                </xsl:when>
                <xsl:otherwise>
                  <xsl:copy-of select="@data-tei"/>
                  <xsl:apply-templates/>
                </xsl:otherwise>
              </xsl:choose>
            </a>
          </xsl:when>
          <xsl:otherwise>
            <xsl:call-template name="name-to">
              <xsl:with-param name="id" select="$id"/>
            </xsl:call-template>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A name that leads elsewhere, or to several. -->
  <xsl:template name="name-to">
    <xsl:param name="id"/>
        <xsl:variable name="first" select="substring-before(concat(normalize-space(@ref), ' '),
            ' ')"/>
        <xsl:variable name="target">
          <xsl:call-template name="target"><xsl:with-param name="target" select="$first"/>
          </xsl:call-template>
        </xsl:variable>
        <xsl:choose>
          <xsl:when test="string($target) and (not(starts-with($first, '#'))
              or key('mentions', $first)[1] and string($id))">
            <a href="{$target}">
              <xsl:call-template name="a">
                <xsl:with-param name="class" select="concat('name ', local-name())"/>
                <xsl:with-param name="id" select="$id"/>
              </xsl:call-template>
              <xsl:call-template name="marked"/>
            </a>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="name"/></xsl:otherwise>
        </xsl:choose>
  </xsl:template>
  <xsl:template name="name">
    <span>
      <xsl:call-template name="a">
        <xsl:with-param name="class" select="concat('name ', local-name())"/>
      </xsl:call-template>
      <xsl:call-template name="marked"/>
    </span>
  </xsl:template>
  <xsl:template match="tei:forename | tei:surname | tei:roleName | tei:nameLink | tei:addName
      | tei:genName | tei:geogFeat">
    <span><xsl:call-template name="a"/><xsl:call-template name="marked"/></span>
  </xsl:template>

  <xsl:template match="tei:date | tei:time" priority="1">
    <xsl:variable name="id"><xsl:call-template name="mention-id"/></xsl:variable>
    <xsl:element name="{substring('spantime', 1 + 4 * boolean(@when), 4)}">
      <xsl:call-template name="a">
        <xsl:with-param name="class" select="concat('name ', local-name())"/>
        <xsl:with-param name="id" select="$id"/>
      </xsl:call-template>
      <xsl:if test="@when">
        <xsl:attribute name="datetime"><xsl:value-of select="@when"/></xsl:attribute>
      </xsl:if>
      <xsl:call-template name="marked"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
