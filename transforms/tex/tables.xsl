<?xml version="1.0" encoding="UTF-8"?>
<!-- Tables: longtable where pages may be turned, tabular within another text. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="exsl str">

  <xsl:template match="table" mode="tex">
    <!-- Cells that reach into rows below their own, and how many columns of each row they take. -->
    <xsl:variable name="spans-tree">
      <xsl:for-each select="row[cell/@rows]">
        <xsl:variable name="at" select="count(preceding-sibling::row) + 1"/>
        <xsl:for-each select="cell[@rows]">
          <s from="{$at + 1}" to="{$at + @rows - 1}" columns="{concat(@columns, substring('1', 1
              div not(@columns)))}"/></xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="spans" select="exsl:node-set($spans-tree)/s"/>
    <xsl:variable name="widths">
      <xsl:for-each select="row">
        <xsl:variable name="at" select="position()"/>
        <xsl:variable name="reaching"
            select="sum($spans[@from &lt;= $at and @to &gt;= $at]/@columns)"/>
        <w reaching="{$reaching}"><xsl:value-of
            select="count(cell) + sum(cell/@columns) - count(cell/@columns) + $reaching"/></w>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="columns">
      <xsl:for-each select="exsl:node-set($widths)/w">
        <xsl:sort data-type="number" order="descending"/>
        <xsl:if test="position() = 1"><xsl:value-of select="."/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="ancestor::item or ancestor::cell or ancestor::note or ancestor::block"
            >tabular</xsl:when>
        <xsl:otherwise>longtable</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="is-long" select="row/cell[string-length() &gt; 80 div $columns]
        or row/cell//*[self::p or self::list or self::block or self::table or self::code]"/>
    <xsl:if test="row/cell">
      <xsl:text>&#10;</xsl:text>
      <xsl:if test="caption">
        <xsl:text>\teihead{</xsl:text>
        <xsl:apply-templates select="caption/node()" mode="tex"/>
        <xsl:text>}&#10;&#10;</xsl:text></xsl:if>
      <xsl:call-template name="here"/>
      <xsl:value-of select="concat('\begin{', $name, '}{@{}')"/>
      <xsl:for-each select="str:split(substring('                                                  ',
          1, $columns), '')">
        <xsl:choose>
          <xsl:when test="$is-long">
            <xsl:value-of select="concat('P{', format-number(0.92 div $columns, '0.###'),
                '}')"/></xsl:when>
          <xsl:otherwise>l</xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:text>@{}}&#10;\hline&#10;</xsl:text>
      <xsl:for-each select="row[cell]">
        <xsl:call-template name="guard"/>
        <xsl:if test="$spans">
          <xsl:variable name="at" select="count(preceding-sibling::row) + 1"/>
          <xsl:value-of select="substring('&amp; &amp; &amp; &amp; &amp; &amp; &amp; &amp; ', 1,
              2 * exsl:node-set($widths)/w[$at]/@reaching)"/></xsl:if>
        <xsl:apply-templates select="cell" mode="tex"/>
        <xsl:text> \\&#10;</xsl:text>
        <xsl:if test="@head and not(following-sibling::row[1]/@head)">\hline&#10;</xsl:if>
      </xsl:for-each>
      <xsl:value-of select="concat('\hline&#10;\end{', $name, '}&#10;&#10;')"/>
    </xsl:if>
  </xsl:template>
  <xsl:template match="cell" mode="tex">
    <xsl:if test="preceding-sibling::cell"> &amp; </xsl:if>
    <xsl:if test="@columns"><xsl:value-of select="concat('\multicolumn{', @columns, '}{l}{')"/>
    </xsl:if>
    <xsl:if test="@head">\emph{</xsl:if>
    <xsl:apply-templates mode="tex"/>
    <xsl:if test="@head">}</xsl:if>
    <xsl:if test="@columns">}</xsl:if>
  </xsl:template>
</xsl:stylesheet>
