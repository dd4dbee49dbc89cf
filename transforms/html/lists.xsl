<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists and tables. tei/publish/html.py evens the rows of a table out. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <xsl:choose>
      <xsl:when test="tei:label[following-sibling::tei:item]">
        <dl><xsl:call-template name="a"/><xsl:apply-templates select="*[not(self::tei:head)]"/></dl>
      </xsl:when>
      <xsl:when test="contains(concat(' ', @type, ' ', @rend, ' ', @rendition, ' '), ' ordered ')
          or contains(concat(' ', @type, ' ', @rend, ' ', @rendition, ' '), ' numbered ')">
        <ol>
          <xsl:call-template name="a">
            <xsl:with-param name="class" select="concat('list',
                substring(' labelled', 1 div boolean(tei:item/@n)))"/>
          </xsl:call-template>
          <xsl:apply-templates select="*[not(self::tei:head)]">
            <xsl:with-param name="is-labelled" select="boolean(tei:item/@n)"/>
          </xsl:apply-templates>
        </ol>
      </xsl:when>
      <xsl:otherwise>
        <ul>
          <xsl:call-template name="a">
            <xsl:with-param name="class" select="concat('list',
                substring(' labelled', 1 div boolean(tei:item/@n)),
                substring(' simple', 1 div (contains(@type, 'simple')
                  or contains(@rend, 'simple'))))"/>
          </xsl:call-template>
          <xsl:apply-templates select="*[not(self::tei:head)]"/>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- A list in a sentence: its items go on with it. -->
  <xsl:template match="tei:list[contains(@rend, 'inline') or contains(@type, 'inline')]">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:list[contains(@rend, 'inline') or contains(@type, 'inline')]/tei:item"
      priority="2">
    <span>
      <xsl:call-template name="a"/>
      <xsl:if test="@n"><xsl:value-of select="concat(@n, ' ')"/></xsl:if>
      <xsl:apply-templates/>
    </span>
    <xsl:text> </xsl:text>
  </xsl:template>
  <xsl:template match="tei:item">
    <xsl:param name="is-labelled" select="boolean(@n)"/>
    <li>
      <xsl:call-template name="a"/>
      <xsl:if test="$is-labelled or @n">
        <span class="label"><xsl:call-template name="item-label"/></span>
        <xsl:text> </xsl:text>
      </xsl:if>
      <xsl:apply-templates/>
    </li>
  </xsl:template>
  <xsl:template match="tei:list[tei:label[following-sibling::tei:item]]/tei:item" priority="1">
    <dd><xsl:call-template name="a"/><xsl:apply-templates/></dd>
  </xsl:template>
  <xsl:template match="tei:list[tei:label[following-sibling::tei:item]]/tei:label
      | tei:list/tei:headLabel" priority="1">
    <dt><xsl:call-template name="a"/><xsl:apply-templates/></dt>
  </xsl:template>
  <xsl:template match="tei:list/tei:headItem" priority="1">
    <dd><xsl:call-template name="a"/><xsl:apply-templates/></dd>
  </xsl:template>
  <xsl:template match="tei:list[not(tei:label[following-sibling::tei:item])]/tei:headLabel
      | tei:list[not(tei:label[following-sibling::tei:item])]/tei:headItem" priority="2">
    <li><xsl:call-template name="a"/><xsl:apply-templates/></li>
  </xsl:template>
  <xsl:template match="tei:headLabel | tei:headItem">
    <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
  </xsl:template>
  <!-- A label that stands alone, as in “Editor's note:”. -->
  <xsl:template match="tei:label">
    <b><xsl:call-template name="a"/><xsl:apply-templates/></b>
  </xsl:template>

  <xsl:template match="tei:table">
    <div class="scroll" tabindex="0" role="group">
      <xsl:attribute name="aria-label">
        <xsl:variable name="words"><xsl:apply-templates select="tei:head[1]" mode="as-title"/>
        </xsl:variable>
        <xsl:call-template name="word"><xsl:with-param name="key" select="'table'"/>
        </xsl:call-template>
        <xsl:if test="normalize-space($words)"><xsl:value-of select="concat(': ', $words)"/>
        </xsl:if>
      </xsl:attribute>
      <table>
        <xsl:call-template name="a"/>
        <xsl:if test="tei:head">
          <caption><xsl:for-each select="tei:head">
            <xsl:if test="position() &gt; 1"><br/></xsl:if>
            <span><xsl:call-template name="a"/><xsl:apply-templates/></span>
          </xsl:for-each></caption>
        </xsl:if>
        <tbody><xsl:apply-templates select="tei:row"/></tbody>
      </table>
    </div>
    <xsl:apply-templates select="*[not(self::tei:head or self::tei:row)]"/>
  </xsl:template>
  <xsl:template match="tei:row">
    <tr><xsl:call-template name="a"/><xsl:apply-templates select="tei:cell"/></tr>
  </xsl:template>
  <xsl:template match="tei:cell">
    <xsl:variable name="is-label" select="@role = 'label' or (../@role = 'label'
        and not(@role = 'data'))"/>
    <xsl:element name="{substring('tdth', 1 + 2 * boolean($is-label), 2)}">
      <xsl:call-template name="a"/>
      <xsl:if test="$is-label">
        <xsl:attribute name="scope">
          <xsl:value-of select="substring('rowcol', 1 + 3 * (../@role = 'label'), 3)"/>
        </xsl:attribute>
      </xsl:if>
      <xsl:if test="@cols &gt; 1">
        <xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="@rows &gt; 1">
        <xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute>
      </xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
