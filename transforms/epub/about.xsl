<?xml version="1.0" encoding="UTF-8"?>
<!-- About the edition, as a chunk behind the text: who made it, from what, its licence, how to cite
     it, and what the header declares. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:template name="about-chunk">
    <xsl:variable name="lines"><xsl:call-template name="about"/></xsl:variable>
    <xsl:variable name="name"><xsl:call-template name="word">
      <xsl:with-param name="key" select="'about'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="declared"><xsl:call-template name="declaration"/></xsl:variable>
    <xsl:if test="$title != '[ ]' or exsl:node-set($lines)/line[2] or string($declared)">
      <chunk kind="about" part="back" title="{$name}">
        <section kind="about" level="1">
          <heading level="1"><xsl:value-of select="$name"/></heading>
          <xsl:for-each select="exsl:node-set($lines)/line">
            <p kind="line">
              <i><xsl:value-of select="@name"/>
                <xsl:if test="@label"><xsl:call-template name="word">
                  <xsl:with-param name="key" select="@label"/></xsl:call-template></xsl:if>:</i>
              <xsl:text> </xsl:text>
              <xsl:choose>
                <xsl:when test="string(@href)"><ref href="{@href}"><xsl:value-of select="."/></ref>
                </xsl:when>
                <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
              </xsl:choose>
            </p>
          </xsl:for-each>
          <xsl:if test="string($declared)">
            <section kind="declaration" level="2">
              <heading level="2"><xsl:call-template name="word">
                <xsl:with-param name="key" select="'declaration'"/></xsl:call-template></heading>
              <xsl:copy-of select="$declared"/>
            </section>
          </xsl:if>
        </section>
      </chunk>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
