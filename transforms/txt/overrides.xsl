<?xml version="1.0" encoding="UTF-8"?>
<!-- How a stylesheet of the user's own has its say in plain text, Markdown and JATS as in all other
     formats, by templates without a mode. Ours have modes here: "block" for what stands on lines
     of its own, "inline" for what stands in one. So each element is first offered to the templates
     without a mode; if the user has none for it, ours comes next, in the mode that was asked for, or
     (from the user's own <xsl:apply-templates/>) in that which the element's place asks for.

     Included by the base.xsl of the three, which tei:txt.xsl, tei:md.xsl and tei:jats.xsl mean. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="tei">

  <xsl:template match="tei:*" mode="block">
    <xsl:param name="is-ours" select="false()"/>
    <xsl:choose>
      <xsl:when test="$is-ours"><xsl:apply-imports/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="."><xsl:with-param name="as" select="'block'"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:*" mode="inline">
    <xsl:param name="is-ours" select="false()"/>
    <xsl:choose>
      <xsl:when test="$is-ours"><xsl:apply-imports/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="."><xsl:with-param name="as" select="'inline'"/>
        </xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:*">
    <xsl:param name="as" select="''"/>
    <xsl:choose>
      <xsl:when test="$as = 'block' or (not($as) and (parent::tei:text or parent::tei:front
          or parent::tei:body or parent::tei:back or parent::tei:group or parent::tei:div
          or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4
          or parent::tei:div5 or parent::tei:div6 or parent::tei:div7 or parent::tei:floatingText
          or parent::tei:titlePage or parent::tei:argument or parent::tei:epigraph
          or parent::tei:postscript or parent::tei:opener or parent::tei:closer
          or parent::tei:sp or parent::tei:spGrp or parent::tei:lg or parent::tei:list
          or parent::tei:table or parent::tei:row or parent::tei:figure or parent::tei:cit
          or parent::tei:castList or parent::tei:castGroup or parent::tei:listBibl
          or parent::tei:listPerson or parent::tei:listPlace or parent::tei:listOrg
          or parent::tei:noteGrp))">
        <xsl:apply-templates select="." mode="block">
          <xsl:with-param name="is-ours" select="true()"/></xsl:apply-templates>
      </xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="." mode="inline">
          <xsl:with-param name="is-ours" select="true()"/></xsl:apply-templates>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
