<?xml version="1.0" encoding="UTF-8"?>
<!-- The last fallback, to be imported first: what no template knows. Its text goes through, and a
     message says which element it was, so that the command can say what was not rendered. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:lines="http://icl.com/saxon"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="lines tei">

  <xsl:template match="*">
    <xsl:call-template name="unrendered"/>
    <xsl:apply-templates/>
  </xsl:template>
  <xsl:template match="*" mode="inline">
    <xsl:call-template name="unrendered"/>
    <xsl:apply-templates mode="inline"/>
  </xsl:template>
  <xsl:template match="*" mode="block">
    <xsl:call-template name="unrendered"/>
    <xsl:apply-templates mode="block"/>
  </xsl:template>
  <xsl:template match="*" mode="head">
    <xsl:call-template name="unrendered"/>
    <xsl:apply-templates mode="head"/>
  </xsl:template>
  <xsl:template match="*" mode="note">
    <xsl:call-template name="unrendered"/>
    <xsl:apply-templates mode="note"/>
  </xsl:template>
  <!-- In plain text there is nothing to render: for titles of pages, labels, citations. -->
  <xsl:template match="*" mode="plain"><xsl:apply-templates mode="plain"/></xsl:template>

  <!-- Said of what is left out on purpose: fw, notes-heading, ... -->
  <xsl:template name="left-out">
    <xsl:param name="what"/>
    <xsl:message>
      <xsl:value-of select="concat('left-out|', $what, '|')"/>
      <xsl:if test="function-available('lines:line-number')">
        <xsl:value-of select="lines:line-number(.)"/>
      </xsl:if>
    </xsl:message>
  </xsl:template>

  <!-- Pictures of pages, and no word of them: what prints the words alone has nothing to print. And
       where there are words, the pictures of their pages are not printed with them. -->
  <xsl:template name="no-text">
    <xsl:for-each select="(/*[not(//tei:text or //tei:sourceDoc)]//tei:facsimile)[1]">
      <xsl:call-template name="left-out"><xsl:with-param name="what" select="'facsimile'"/>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="/*[tei:text or tei:sourceDoc]/tei:facsimile[.//tei:graphic or .//tei:line]
        | /*/tei:TEI/tei:facsimile[.//tei:graphic or .//tei:line]">
      <xsl:call-template name="left-out"><xsl:with-param name="what" select="'facsimile-pages'"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="unrendered">
    <xsl:message>
      <xsl:text>unrendered|</xsl:text>
      <xsl:value-of select="name()"/>
      <xsl:text>|</xsl:text>
      <xsl:if test="function-available('lines:line-number')">
        <xsl:value-of select="lines:line-number(.)"/>
      </xsl:if>
    </xsl:message>
  </xsl:template>
</xsl:stylesheet>
