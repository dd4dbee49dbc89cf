<?xml version="1.0" encoding="UTF-8"?>
<!-- The marks that the source printed around words, and those that a language would print.

     before, after    what @rend records: pre(“) post(”), or "brackets"; "" if nothing; with the
                      space(U+00A0) that stands between them and the words
     open, close      marks for the current element: those of the source if @rend has any, else
                      those of its language, by how deep it stands in other quotations
     between-marks    these marks, with what the templates make of the element between them: half
                      the work of open and close
     opening-of-note  of the current note within a line for which the source prints no marks: “ [”, or
                      “[” after white space; "" where brackets are there, or the note has a number
     $main-open, $main-close   the marks that a quotation of the text itself, in its language, has
     $marks-are-one   true if the whole text is in one language, and no marks were left in it
     label-in-line    of such a note, what its words begin with: “1. ”, its label as printed, else its @n
     $quotation-marks one row a language: open and close of the first and second degree
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    xmlns:tei="http://www.tei-c.org/ns/1.0"
    exclude-result-prefixes="exsl tei">

  <xsl:template name="before">
    <xsl:param name="rend" select="@rend"/>
    <xsl:choose>
      <xsl:when test="contains(concat(' ', $rend, ' '), ' brackets ')">[</xsl:when>
      <xsl:when test="contains(concat(' ', $rend), ' pre(')">
        <xsl:call-template name="mark-of">
          <xsl:with-param name="rest" select="substring-after(concat(' ', $rend), ' pre(')"/>
        </xsl:call-template>
        <xsl:if test="contains($rend, ' space(')"><xsl:call-template name="space-of">
          <xsl:with-param name="rend" select="$rend"/></xsl:call-template></xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="after">
    <xsl:param name="rend" select="@rend"/>
    <xsl:choose>
      <xsl:when test="contains(concat(' ', $rend, ' '), ' brackets ')">]</xsl:when>
      <!-- The number of a line of verse, in its margin. -->
      <xsl:when test="self::tei:l and @n and contains($rend, concat('post(', @n, ')'))">
        <xsl:value-of select="concat('&#xA0;&#xA0;&#xA0;&#xA0;', @n)"/>
      </xsl:when>
      <xsl:when test="contains(concat(' ', $rend), ' post(')">
        <xsl:if test="contains($rend, ' space(')"><xsl:call-template name="space-of">
          <xsl:with-param name="rend" select="$rend"/></xsl:call-template></xsl:if>
        <xsl:call-template name="mark-of">
          <xsl:with-param name="rest" select="substring-after(concat(' ', $rend), ' post(')"/>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- X of “X) more words”: a mark holds no white space, and may hold brackets. -->
  <xsl:template name="mark-of">
    <xsl:param name="rest"/>
    <xsl:variable name="word" select="substring-before(concat($rest, ' '), ' ')"/>
    <xsl:value-of select="substring($word, 1, string-length($word) - 1)"/>
  </xsl:template>

  <!-- What space(U+00A0) says to stand between marks and words; at none of them a line breaks. -->
  <xsl:template name="space-of">
    <xsl:param name="rend"/>
    <xsl:choose>
      <xsl:when test="contains($rend, ' space(U+202F)') or contains($rend, ' space(U+2009)')"
        >&#x202F;</xsl:when>
      <xsl:otherwise>&#xA0;</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="opening-of-note">
    <xsl:param name="is-numbered-too" select="false()"/>
    <xsl:variable name="words" select="normalize-space()"/>
    <xsl:variable name="held" select="concat('x', preceding-sibling::node()[1])"/>
    <xsl:variable name="before" select="substring($held, string-length($held))"/>
    <xsl:choose>
      <xsl:when test="not(@place = 'inline') or @type = 'sic' or not($words)
          or (@n and not($is-numbered-too))
          or ((contains(@rend, 'pre(') or contains(@rend, 'post('))
              and not($is-numbered-too and contains(@rend, concat('pre(', @n))))
          or contains(concat(' ', @rend, ' '), ' brackets ')
          or contains('([', substring($words, 1, 1)) or contains('([', $before)"/>
      <xsl:when test="preceding-sibling::node() and $before != ' ' and $before != '&#10;'
          and $before != '&#9;'"> [</xsl:when>
      <xsl:otherwise>[</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="label-in-line">
    <xsl:variable name="mark"><xsl:call-template name="before"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($mark)">
        <xsl:value-of select="$mark"/>
        <xsl:if test="@n and contains($mark, @n)"><xsl:text> </xsl:text></xsl:if>
      </xsl:when>
      <xsl:when test="normalize-space(@n)">
        <xsl:value-of select="concat(normalize-space(@n), ' ')"/>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:variable name="quotation-marks-tree">
    <m lang="en" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="en-gb" o1="‘" c1="’" o2="“" c2="”"/>
    <m lang="de" o1="„" c1="“" o2="‚" c2="‘"/>
    <m lang="de-ch" o1="«" c1="»" o2="‹" c2="›"/>
    <m lang="fr" o1="«&#xA0;" c1="&#xA0;»" o2="“" c2="”"/>
    <m lang="es" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="it" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="pt" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="nl" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="sv" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="fi" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="da" o1="»" c1="«" o2="›" c2="‹"/>
    <m lang="nb" o1="«" c1="»" o2="‘" c2="’"/>
    <m lang="no" o1="«" c1="»" o2="‘" c2="’"/>
    <m lang="pl" o1="„" c1="”" o2="«" c2="»"/>
    <m lang="cs" o1="„" c1="“" o2="‚" c2="‘"/>
    <m lang="hu" o1="„" c1="”" o2="»" c2="«"/>
    <m lang="ru" o1="«" c1="»" o2="„" c2="“"/>
    <m lang="uk" o1="«" c1="»" o2="„" c2="“"/>
    <m lang="el" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="la" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="he" o1="”" c1="”" o2="’" c2="’"/>
    <m lang="ar" o1="«" c1="»" o2="“" c2="”"/>
    <m lang="zh" o1="“" c1="”" o2="‘" c2="’"/>
    <m lang="ja" o1="「" c1="」" o2="『" c2="』"/>
  </xsl:variable>
  <xsl:variable name="quotation-marks" select="exsl:node-set($quotation-marks-tree)/*"/>

  <xsl:template name="open">
    <xsl:variable name="marks"><xsl:call-template name="marks"/></xsl:variable>
    <xsl:value-of select="substring-before($marks, '&#9;')"/>
  </xsl:template>

  <xsl:template name="close">
    <xsl:variable name="marks"><xsl:call-template name="marks"/></xsl:variable>
    <xsl:value-of select="substring-after($marks, '&#9;')"/>
  </xsl:template>

  <!-- First what most quotations are, and without a tree for what is printed. -->
  <xsl:template name="between-marks">
    <xsl:choose>
      <xsl:when test="@rend and contains(@rend, 'pre(')">
        <xsl:call-template name="before"/><xsl:apply-templates/><xsl:call-template name="after"/>
      </xsl:when>
      <xsl:when test="not(@rend or $marks-are-kept or parent::tei:l
          or contains($quotation-signs, substring(normalize-space(), 1, 1))
          or ancestor::tei:q or ancestor::tei:quote or ancestor::tei:said
          or ancestor::tei:soCalled) and (ancestor-or-self::*/@xml:lang)[last()] = $main-language">
        <xsl:value-of select="$main-open"/>
        <xsl:apply-templates/>
        <xsl:value-of select="$main-close"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="marks"><xsl:call-template name="marks"/></xsl:variable>
        <xsl:value-of select="substring-before($marks, '&#9;')"/>
        <xsl:apply-templates/>
        <xsl:value-of select="substring-after($marks, '&#9;')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Both marks, with a tab between them; "" if there are none. -->
  <xsl:template name="marks">
    <xsl:choose>
      <xsl:when test="@rend and (contains(@rend, 'pre(') or contains(@rend, 'post(')
          or contains(concat(' ', @rend, ' '), ' brackets '))">
        <xsl:call-template name="before"/>
        <xsl:text>&#9;</xsl:text>
        <xsl:call-template name="after"/>
      </xsl:when>
      <!-- Words that run on over lines of verse have their marks at the first and the last. -->
      <xsl:when test="parent::tei:l and (@prev or @next)">
        <xsl:variable name="both"><xsl:call-template name="marks-by-language"/></xsl:variable>
        <xsl:if test="not(@prev)"><xsl:value-of select="substring-before($both, '&#9;')"/></xsl:if>
        <xsl:text>&#9;</xsl:text>
        <xsl:if test="not(@next)"><xsl:value-of select="substring-after($both, '&#9;')"/></xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="marks-by-language"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- None where they were left in the text: [quotation] marks = "keep", or other people's TEI. -->
  <xsl:variable name="marks-are-kept" select="/*/tei:teiHeader/tei:encodingDesc/tei:editorialDecl
      /tei:quotation/@marks = 'all'"/>
  <xsl:variable name="marks-are-one" select="not($marks-are-kept
      or /*/tei:text/descendant::*[@xml:lang] or /*/tei:TEI)"/>
  <xsl:variable name="quotation-signs" select="'“”„‟«»‹›‘‚‛&quot;「『'"/>
  <xsl:template name="marks-by-language">
    <xsl:variable name="first" select="substring(normalize-space(), 1, 1)"/>
    <xsl:if test="not($marks-are-kept or ($first and contains($quotation-signs, $first)))">
      <xsl:variable name="is-inner" select="count(ancestor::tei:q | ancestor::tei:quote
          | ancestor::tei:said | ancestor::tei:soCalled) mod 2 = 1"/>
      <xsl:variable name="language" select="(ancestor-or-self::*/@xml:lang)[last()]"/>
      <xsl:choose>
        <xsl:when test="$language != $main-language">
          <xsl:call-template name="marks-of">
            <xsl:with-param name="language" select="$language"/>
            <xsl:with-param name="is-inner" select="$is-inner"/>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$is-inner"><xsl:value-of select="$main-inner-marks"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$main-marks"/></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- Most words are in the language of the whole: its marks are looked up once. -->
  <xsl:variable name="main-language"
      select="string(((/*/tei:text | /*/tei:TEI/tei:text)[1]/ancestor-or-self::*/@xml:lang)[last()])"/>
  <xsl:variable name="main-marks-tree"><xsl:call-template name="marks-of">
    <xsl:with-param name="language" select="$main-language"/></xsl:call-template></xsl:variable>
  <xsl:variable name="main-marks" select="string($main-marks-tree)"/>
  <xsl:variable name="main-open" select="substring-before($main-marks, '&#9;')"/>
  <xsl:variable name="main-close" select="substring-after($main-marks, '&#9;')"/>
  <xsl:variable name="main-inner-marks-tree"><xsl:call-template name="marks-of">
    <xsl:with-param name="language" select="$main-language"/>
    <xsl:with-param name="is-inner" select="true()"/></xsl:call-template></xsl:variable>
  <xsl:variable name="main-inner-marks" select="string($main-inner-marks-tree)"/>
  <xsl:template name="marks-of">
    <xsl:param name="language"/>
    <xsl:param name="is-inner" select="false()"/>
    <xsl:variable name="lang" select="translate($language, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ_',
        'abcdefghijklmnopqrstuvwxyz-')"/>
    <xsl:variable name="short" select="substring-before(concat($lang, '-'), '-')"/>
    <xsl:variable name="near" select="$quotation-marks[@lang = $short]"/>
    <xsl:variable name="own" select="$quotation-marks[@lang = $lang]"/>
    <xsl:for-each select="($own | $near[not($own)]
        | $quotation-marks[@lang = 'en'][not($near)])[1]">
      <xsl:choose>
        <xsl:when test="$is-inner"><xsl:value-of select="concat(@o2, '&#9;', @c2)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="concat(@o1, '&#9;', @c1)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
